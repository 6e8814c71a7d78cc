// The page at /new-password: a mail has led here, its token stands behind `#`. Afterwards one signs in with the new password.

import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { passwordMin } from "../../domain/password.ts";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./enter.module.css";
import { FrontPage } from "./front-page.tsx";
import { request } from "./request.ts";
import { WrongNote } from "./wrong-note.tsx";

const route = getRouteApi("/new-password");

/** The page. */
export function NewPasswordPage() {
  const { t } = useTranslation("session");
  const { token } = route.useRouteContext();
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  usePageTitle(t("newPassword.title"));
  const save = useMutation({
    mutationFn: () => request<void>("/api/v1/password/reset", { body: { token, password } }),
    onSuccess: () => void navigate({ to: "/enter" }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <FrontPage heading={t("newPassword.heading")}>
      <form className={styles.form} onSubmit={submit}>
        <PasswordInput
          label={t("newPassword.password")}
          description={t("newPassword.hint")}
          autoComplete="new-password"
          value={password}
          minLength={passwordMin}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
        <WrongNote error={save.error} said={{ unauthenticated: t("newPassword.wrong.unauthenticated") }} />
        <Button type="submit" loading={save.isPending}>
          {t("newPassword.submit")}
        </Button>
      </form>
    </FrontPage>
  );
}
