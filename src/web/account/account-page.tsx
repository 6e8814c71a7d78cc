// My account: who I am, how I prove it, where I am signed in, and where I belong.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { MailsPanel } from "../mails/mails-panel.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./account.module.css";
import { accountQuery } from "./account-query.ts";
import { FactorPanel } from "./factor-panel.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { ProfilePanel } from "./profile-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import { WorkspacesPanel } from "./workspaces-panel.tsx";

/** The page at /account. */
export function AccountPage() {
  const { t } = useTranslation("account");
  const account = useQuery(accountQuery);
  usePageTitle(t("title"));
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      {account.error && <ProblemNote error={account.error} onRetry={() => void account.refetch()} />}
      {account.isPending && <Skeleton height="20rem" />}
      {account.data && (
        <>
          <ProfilePanel account={account.data} />
          <PasswordPanel account={account.data} />
          <FactorPanel account={account.data} />
          <SessionsPanel />
          <MailsPanel />
          <WorkspacesPanel account={account.data} />
        </>
      )}
    </div>
  );
}
