// The second factor: on with the password and the first code of an app, off with the password. The secret and the backup
// codes are on the screen once.

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountBody, SecondFactorMade } from "../../api/contract-accounts.ts";
import { CopyButton } from "../design/copy-button.tsx";
import { Panel } from "../design/panel.tsx";
import { request } from "../session/request.ts";
import { WrongNote } from "../session/wrong-note.tsx";
import styles from "./account.module.css";
import { useAccountChanged } from "./account-query.ts";
import { QrCode } from "./qr-code.tsx";

function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation("account");
  return (
    <div className={styles.codes}>
      <h3>{t("factor.backup")}</h3>
      <p className={styles.soft}>{t("factor.backupExplain")}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyButton text={codes.join("\n")} />
    </div>
  );
}

function Confirm({ made, onDone }: { made: SecondFactorMade; onDone: () => void }) {
  const { t } = useTranslation("account");
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => request<void>("/api/v1/account/second-factor/confirm", { body: { code: code.trim() } }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <div className={styles.setup}>
      <div className={styles.scan}>
        <QrCode text={made.uri} label={t("factor.qr")} />
        <div>
          <p>{t("factor.scan")}</p>
          <p className={styles.secret}>
            <span className={styles.soft}>{t("factor.secret")}</span> <code>{made.secret}</code>
            <CopyButton text={made.secret} />
          </p>
          <form className={styles.line} onSubmit={submit}>
            <TextInput
              label={t("factor.code")}
              value={code}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              onChange={(event) => setCode(event.currentTarget.value)}
              required
              withAsterisk={false}
            />
            <Button type="submit" loading={confirm.isPending} disabled={!/^\d{6}$/.test(code.trim())}>
              {t("factor.confirm")}
            </Button>
          </form>
          <WrongNote
            error={confirm.error}
            said={{ forbidden: t("factor.wrongCode"), conflict: t("factor.spent") }}
          />
        </div>
      </div>
      <BackupCodes codes={made.backupCodes} />
    </div>
  );
}

/** The panel. */
export function FactorPanel({ account }: { account: AccountBody }) {
  const { t } = useTranslation("account");
  const changed = useAccountChanged();
  const [password, setPassword] = useState("");
  const [made, setMade] = useState<SecondFactorMade | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const body = { password };
  const begin = useMutation({
    mutationFn: () => request<SecondFactorMade>("/api/v1/account/second-factor", { body }),
    onSuccess: (fresh) => {
      setPassword("");
      setMade(fresh);
    },
  });
  const end = useMutation({
    mutationFn: () => request<void>("/api/v1/account/second-factor/end", { body }),
    onSuccess: async () => {
      setPassword("");
      setCodes(null);
      await changed();
    },
  });
  const renew = useMutation({
    mutationFn: () => request<{ backupCodes: string[] }>("/api/v1/account/backup-codes", { body }),
    onSuccess: ({ backupCodes }) => {
      setPassword("");
      setCodes(backupCodes);
    },
  });
  const isOn = account.hasSecondFactor;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOn) renew.mutate();
    else begin.mutate();
  };
  return (
    <Panel heading={t("factor.heading")} note={isOn ? t("factor.on") : t("factor.off")}>
      {made !== null && !isOn ? (
        <Confirm
          made={made}
          onDone={() => {
            setCodes(made.backupCodes);
            setMade(null);
            void changed();
          }}
        />
      ) : !account.hasPassword ? (
        <p className={styles.soft}>{t("factor.needPassword")}</p>
      ) : (
        <>
          <form className={styles.line} onSubmit={submit}>
            <PasswordInput
              label={t("factor.password")}
              value={password}
              autoComplete="current-password"
              onChange={(event) => setPassword(event.currentTarget.value)}
              required
              withAsterisk={false}
            />
            <Button
              type="submit"
              variant={isOn ? "default" : "filled"}
              loading={begin.isPending || renew.isPending}
            >
              {t(isOn ? "factor.renew" : "factor.begin")}
            </Button>
            {isOn && (
              <Button
                variant="default"
                loading={end.isPending}
                disabled={password === ""}
                onClick={() => end.mutate()}
              >
                {t("factor.end")}
              </Button>
            )}
          </form>
          <WrongNote
            error={begin.error ?? end.error ?? renew.error}
            said={{ forbidden: t("password.wrong") }}
          />
          {codes !== null && <BackupCodes codes={codes} />}
        </>
      )}
    </Panel>
  );
}
