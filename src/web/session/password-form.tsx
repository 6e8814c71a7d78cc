// E-mail and password, and the code behind them when one is due. Also used where an invitation asks its owner to sign in.

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { CodeForm } from "./code-form.tsx";
import styles from "./enter.module.css";
import { request } from "./request.ts";
import { WrongNote } from "./wrong-note.tsx";

/** The form; `email` is kept above, because other ways in use it too. */
export function PasswordForm(props: {
  email: string;
  onEmail?: (email: string) => void;
  /** The code is due already: a link has led here. */
  codeDue?: boolean;
  /** Told when the code is due, or no more, by whoever keeps that in the address. */
  onCodeDue?: (isDue: boolean) => void;
  onEntered: () => void;
}) {
  const { t } = useTranslation("session");
  const { email, onEmail, onCodeDue, onEntered } = props;
  const [password, setPassword] = useState("");
  const [codeDue, setDue] = useState(props.codeDue ?? false);
  const setCodeDue = (isDue: boolean) => {
    setDue(isDue);
    onCodeDue?.(isDue);
  };
  const enter = useMutation({
    mutationFn: () =>
      request<{ secondFactor: true } | undefined>("/api/v1/session/password", {
        body: { email: email.trim(), password },
      }),
    onSuccess: (answer) => (answer?.secondFactor ? setCodeDue(true) : onEntered()),
  });
  if (codeDue) return <CodeForm onEntered={onEntered} onAgain={() => setCodeDue(false)} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={t("enter.email")}
        type="email"
        autoComplete="username"
        value={email}
        readOnly={onEmail === undefined}
        onChange={(event) => onEmail?.(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t("enter.password")}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      <WrongNote
        error={enter.error}
        said={{
          unauthenticated: t("enter.wrong.unauthenticated"),
          forbidden: t("enter.wrong.forbidden"),
          "rate-limited": t("enter.wrong.rate-limited"),
        }}
      />
      <Button type="submit" loading={enter.isPending}>
        {t("enter.submit")}
      </Button>
    </form>
  );
}
