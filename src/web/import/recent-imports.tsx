// Imports that were started before, so that whoever left one finds it again.

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Panel } from "../design/panel.tsx";
import { importsQuery } from "../session/queries.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./import-page.module.css";

/** The latest imports; nothing while there are none. Tries without writing are left out. */
export function RecentImports() {
  const { t } = useTranslation("import");
  const format = useFormat();
  const recent = useQuery(importsQuery).data?.imports.filter((job) => !job.dryRun) ?? [];
  if (recent.length === 0) return null;
  return (
    <Panel heading={t("recent.heading")}>
      <ul className={styles.recent}>
        {recent.slice(0, 10).map((job) => (
          <li key={job.id}>
            <Link to="/import" search={{ job: job.id }}>
              {job.name}
            </Link>
            <span className={styles.mute}>{format.moment(job.startedAt)}</span>
            <span>{t(`state.${job.state}`)}</span>
            <span className={styles.mute}>
              {t("recent.interactions", {
                count: job.counts.interactions,
                formatted: format.count(job.counts.interactions),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
