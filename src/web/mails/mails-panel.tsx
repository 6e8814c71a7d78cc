// The dashboards that come to me every week, with a way to stop each; what was stopped a moment ago can be had again.

import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { WeeklyMail } from "../../api/contract-dashboard-mails.ts";
import styles from "../account/account.module.css";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import mailStyles from "./mails.module.css";
import { deleteMail, mailsQuery, putMail, useMailsChanged } from "./queries.ts";
import { useMailWords } from "./use-mail-words.ts";

function MailRow({ mail, onEnd, ending }: { mail: WeeklyMail; onEnd: () => void; ending: boolean }) {
  const { t } = useTranslation("mails");
  const words = useMailWords();
  const trouble = words.trouble(mail);
  return (
    <li>
      <span className={styles.rowName}>
        <Link to="/dashboards/$id" params={{ id: mail.dashboard }} search={{}}>
          {mail.name}
        </Link>
        <span className={styles.mute}>
          {words.when(mail)} · {words.history(mail)}
        </span>
        {trouble && (
          <span className={mailStyles.trouble}>
            <Icon name="warning" />
            <span>{trouble}</span>
          </span>
        )}
      </span>
      <Button variant="subtle" size="xs" loading={ending} onClick={onEnd}>
        {t("end")}
        <span className="v-spoken"> {mail.name}</span>
      </Button>
    </li>
  );
}

/** The panel. */
export function MailsPanel() {
  const { t } = useTranslation("mails");
  const changed = useMailsChanged();
  const asked = useQuery(mailsQuery);
  const end = useMutation({
    mutationFn: (mail: WeeklyMail) => deleteMail(mail.dashboard),
    onSuccess: changed,
  });
  const again = useMutation({
    mutationFn: ({ dashboard, weekday, hour, language }: WeeklyMail) =>
      putMail(dashboard, { weekday, hour, language }),
    onSuccess: () => {
      end.reset();
      return changed();
    },
  });
  const ended = end.isSuccess ? end.variables : undefined;
  const mails = asked.data?.mails ?? [];
  return (
    <Panel heading={t("panel.heading")}>
      {asked.error && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {end.error && <ProblemNote error={end.error} />}
      {again.error && <ProblemNote error={again.error} />}
      <div role="status">
        {ended && (
          <p className={mailStyles.actions}>
            {t("panel.ended", { name: ended.name })}
            <Button size="compact-sm" variant="default" onClick={() => again.mutate(ended)}>
              {t("panel.again")}
            </Button>
          </p>
        )}
      </div>
      {asked.data && mails.length === 0 && <p className={styles.soft}>{t("panel.empty")}</p>}
      <ul className={styles.rows}>
        {mails.map((mail) => (
          <MailRow
            key={mail.dashboard}
            mail={mail}
            ending={end.isPending && end.variables?.dashboard === mail.dashboard}
            onEnd={() => end.mutate(mail)}
          />
        ))}
      </ul>
    </Panel>
  );
}
