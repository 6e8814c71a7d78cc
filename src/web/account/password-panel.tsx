// Setting the first password, or changing it with the current one.

import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountBody } from "../../api/contract-accounts.ts";
import { passwordMin } from "../../domain/password.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { RequestFailed, request } from "../session/request.ts";
import { WrongNote } from "../session/wrong-note.tsx";
import styles from "./account.module.css";
import { useAccountChanged } from "./account-query.ts";

/** The panel. */
export function PasswordPanel({ account }: { account: AccountBody }) {
  const { t } = useTranslation("account");
  const changed = useAccountChanged();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const save = useMutation({
    mutationFn: () =>
      request<void>("/api/v1/account/password", {
        method: "PUT",
        body: { password, ...(account.hasPassword ? { current } : {}) },
      }),
    onSuccess: async () => {
      setCurrent("");
      setPassword("");
      await changed();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const isWrong = save.error instanceof RequestFailed && save.error.code === "forbidden";
  return (
    <Panel heading={t("password.heading")} note={account.hasPassword ? undefined : t("password.none")}>
      <form onSubmit={submit}>
        <div className={styles.fields}>
          {account.hasPassword && (
            <PasswordInput
              label={t("password.current")}
              value={current}
              autoComplete="current-password"
              error={isWrong ? t("password.wrong") : undefined}
              onChange={(event) => setCurrent(event.currentTarget.value)}
              required
              withAsterisk={false}
            />
          )}
          <PasswordInput
            label={t("password.new")}
            description={t("password.hint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={password}
            minLength={passwordMin}
            autoComplete="new-password"
            disabled={account.email === null}
            onChange={(event) => setPassword(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
        </div>
        <WrongNote error={isWrong ? null : save.error} said={{}} />
        <div className={styles.actions}>
          <Button type="submit" loading={save.isPending} disabled={account.email === null}>
            {t(account.hasPassword ? "password.change" : "password.set")}
          </Button>
          {account.email === null && <p className={styles.soft}>{t("password.needEmail")}</p>}
          <p role="status" className={styles.saved}>
            {save.isSuccess && (
              <>
                <Icon name="check" size={14} /> {t("password.done")}
              </>
            )}
          </p>
        </div>
      </form>
    </Panel>
  );
}
