// Name, e-mail and language. Another e-mail asks for the password, because it is the way back into the account; where mail is
// sent, it waits for the link sent to it.

import { Button, PasswordInput, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountBody } from "../../api/contract-accounts.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { languages } from "../i18n/language.ts";
import { request } from "../session/request.ts";
import { useLanguage } from "../session/workspace.tsx";
import styles from "./account.module.css";
import { useAccountChanged } from "./account-query.ts";

/** The new e-mail that waits, and how to drop it. */
function Pending({ account, onDropped }: { account: AccountBody; onDropped: () => Promise<void> }) {
  const { t } = useTranslation("account");
  const keep = useMutation({
    mutationFn: () => request<void>("/api/v1/account/pending-email", { method: "DELETE" }),
    onSuccess: onDropped,
  });
  if (account.pendingEmail === null) return null;
  return (
    <div className={styles.made}>
      <p role="status">
        {t("profile.pending", { email: account.pendingEmail, current: account.email ?? "" })}
      </p>
      {keep.error && <ProblemNote error={keep.error} />}
      <Button variant="default" size="xs" loading={keep.isPending} onClick={() => keep.mutate()}>
        {t("profile.keep")}
      </Button>
    </div>
  );
}

/** The panel. */
export function ProfilePanel({ account }: { account: AccountBody }) {
  const { t } = useTranslation("account");
  const shown = useLanguage();
  const changed = useAccountChanged();
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email ?? "");
  const [language, setLanguage] = useState(account.language ?? shown);
  const [password, setPassword] = useState("");
  const waits = account.canMail && account.email !== null;
  const isOtherEmail = email.trim().toLowerCase() !== (account.email ?? "");
  const save = useMutation({
    mutationFn: () =>
      request<void>("/api/v1/account", {
        method: "PUT",
        body: {
          name: name.trim(),
          email: email.trim() === "" ? null : email.trim(),
          language,
          ...(isOtherEmail && account.hasPassword ? { password } : {}),
        },
      }),
    onSuccess: async () => {
      setPassword("");
      if (waits) setEmail(account.email ?? "");
      await changed();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Panel heading={t("profile.heading")}>
      <form onSubmit={submit}>
        <div className={styles.fields}>
          <TextInput
            label={t("profile.name")}
            value={name}
            maxLength={120}
            autoComplete="name"
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <TextInput
            label={t("profile.email")}
            description={
              isOtherEmail && waits
                ? t("profile.willConfirm", { email: account.email ?? "" })
                : t("profile.emailExplain")
            }
            inputWrapperOrder={["label", "input", "description", "error"]}
            type="email"
            value={email}
            autoComplete="email"
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Select
            label={t("profile.language")}
            value={language}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={(value) => setLanguage(languages.find((one) => one === value) ?? language)}
          />
          {isOtherEmail && account.hasPassword && (
            <PasswordInput
              label={t("profile.current")}
              description={t("profile.currentExplain")}
              inputWrapperOrder={["label", "input", "description", "error"]}
              value={password}
              autoComplete="current-password"
              onChange={(event) => setPassword(event.currentTarget.value)}
              required
              withAsterisk={false}
            />
          )}
        </div>
        {save.error && <ProblemNote error={save.error} />}
        <div className={styles.actions}>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ""}>
            {t("save")}
          </Button>
          <p role="status" className={styles.saved}>
            {save.isSuccess && (
              <>
                <Icon name="check" size={14} /> {t("saved")}
              </>
            )}
          </p>
        </div>
      </form>
      <Pending account={account} onDropped={changed} />
    </Panel>
  );
}
