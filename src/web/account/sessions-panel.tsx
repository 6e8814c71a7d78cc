// Where one is signed in, with a way to end what one does not know.

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SessionsBody } from "../../api/contract-accounts.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./account.module.css";
import { browserName } from "./browser-name.ts";

/** The panel. */
export function SessionsPanel() {
  const { t } = useTranslation("account");
  const format = useFormat();
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: () => request<SessionsBody>("/api/v1/account/sessions"),
  });
  const end = useMutation({
    mutationFn: (id: string) => request<void>(`/api/v1/account/sessions/${id}`, { method: "DELETE" }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  return (
    <Panel heading={t("sessions.heading")}>
      {sessions.error && <ProblemNote error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {end.error && <ProblemNote error={end.error} />}
      <ul className={styles.rows}>
        {sessions.data?.sessions.map((session) => {
          const known = browserName(session.userAgent);
          const name = known ? t("sessions.on", known) : t("sessions.unknown");
          return (
            <li key={session.id}>
              <span className={styles.rowName}>
                {name}
                <span className={styles.mute}>
                  {t("sessions.used", { moment: format.moment(session.lastUsedAt) })}
                </span>
              </span>
              {session.isThis ? (
                <span className={styles.tag}>{t("sessions.this")}</span>
              ) : (
                <Button variant="subtle" size="xs" onClick={() => end.mutate(session.id)}>
                  {t("sessions.end")}
                  <span className="v-spoken"> {name}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
