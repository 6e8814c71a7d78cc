// The code of the second factor: six digits of an app, or a backup code.

import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./enter.module.css";
import { request } from "./request.ts";
import { WrongNote } from "./wrong-note.tsx";

/** The form; `onEntered` is called when there is a session. */
export function CodeForm({ onEntered, onAgain }: { onEntered: () => void; onAgain: () => void }) {
  const { t } = useTranslation("session");
  const [code, setCode] = useState("");
  const give = useMutation({
    mutationFn: () =>
      request<void>("/api/v1/session/second-factor", { body: { code: code.replace(/\s/g, "") } }),
    onSuccess: onEntered,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{t("code.explain")}</p>
      <TextInput
        label={t("code.label")}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        inputMode="text"
        maxLength={20}
        data-autofocus
        required
      />
      <WrongNote
        error={give.error}
        said={{
          unauthenticated: t("code.wrong.unauthenticated"),
          forbidden: t("code.wrong.forbidden"),
          conflict: t("code.wrong.conflict"),
          "rate-limited": t("code.wrong.rate-limited"),
        }}
      />
      <Button type="submit" loading={give.isPending} disabled={code.trim().length < 6}>
        {t("code.submit")}
      </Button>
      <Button variant="subtle" onClick={onAgain}>
        {t("code.again")}
      </Button>
    </form>
  );
}
