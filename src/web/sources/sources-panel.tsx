// Where interactions come from, how each source is doing, and the latest imports.

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Source } from "../../api/contract-arrivals.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Scroller } from "../design/scroller.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { importsQuery } from "../session/queries.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./data.module.css";
import { sourcesQuery } from "./queries.ts";
import { ReconcileLine } from "./reconcile-line.tsx";

const columns = [
  "source",
  "health",
  "interactions",
  "lastHour",
  "lastDay",
  "lastEvent",
  "received",
  "aside",
] as const;

function Row({ source }: { source: Source }) {
  const { t } = useTranslation("data");
  const format = useFormat();
  const moment = (iso: string | null) => (iso === null ? t("never") : format.moment(iso));
  return (
    <tr>
      <th scope="row">
        {source.source}
        <p className={styles.small}>{t(source.live ? "source.live" : "source.loaded")}</p>
      </th>
      <td>
        <span className={styles.health} data-health={source.health} title={t(`health.${source.health}.why`)}>
          {t(`health.${source.health}.word`)}
        </span>
      </td>
      <td className={styles.number}>{format.count(source.interactions)}</td>
      <td className={styles.number}>{format.count(source.receivedHour)}</td>
      <td className={styles.number}>{format.count(source.receivedDay)}</td>
      <td>{moment(source.lastAt)}</td>
      <td>{moment(source.lastReceivedAt)}</td>
      <td className={styles.number}>
        {source.quarantinedOpen === 0 ? (
          format.count(0)
        ) : (
          <Link to="/data" search={{ tab: "quarantine", source: source.source }}>
            {format.count(source.quarantinedOpen)}
          </Link>
        )}
      </td>
    </tr>
  );
}

function Imports() {
  const { t } = useTranslation("data");
  const { t: importText } = useTranslation("import");
  const format = useFormat();
  const jobs = useQuery(importsQuery).data?.imports.filter(({ dryRun }) => !dryRun);
  return (
    <Panel heading={t("imports.heading")} aside={<Link to="/import">{t("imports.new")}</Link>}>
      {jobs?.length === 0 && <p className={styles.mute}>{t("imports.none")}</p>}
      <ul className={styles.jobs}>
        {jobs?.slice(0, 10).map((job) => (
          <li key={job.id}>
            <Link to="/import" search={{ job: job.id }}>
              {job.name}
            </Link>
            <span className={styles.mute}>{format.moment(job.startedAt)}</span>
            <span>{importText(`state.${job.state}`)}</span>
            <span className={styles.mute}>
              {t("imports.interactions", {
                count: job.counts.interactions,
                formatted: format.count(job.counts.interactions),
              })}
            </span>
            <span>
              {job.counts.quarantined > 0 && (
                <Link to="/data" search={{ tab: "quarantine", import: job.id }}>
                  {t("imports.aside", {
                    count: job.counts.quarantined,
                    formatted: format.count(job.counts.quarantined),
                  })}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The first view of the screen. */
export function SourcesPanel() {
  const { t } = useTranslation("data");
  const sources = useQuery(sourcesQuery);
  return (
    <>
      <ReconcileLine />
      <Panel heading={t("sources.heading")} note={t("sources.note")}>
        {sources.isError && <ProblemNote error={sources.error} onRetry={() => void sources.refetch()} />}
        {sources.isPending && <Skeleton height="8rem" />}
        {sources.data?.sources.length === 0 && (
          <p className={styles.mute}>
            {t("sources.none")}{" "}
            <Link to="/data" search={{ tab: "send" }}>
              {t("tab.send")}
            </Link>
          </p>
        )}
        {sources.data && sources.data.sources.length > 0 && (
          <Scroller label={t("sources.heading")}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {columns.map((name) => (
                    <th key={name} scope="col" data-column={name}>
                      {t(`column.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sources.data.sources.map((source) => (
                  <Row key={source.source} source={source} />
                ))}
              </tbody>
            </table>
          </Scroller>
        )}
      </Panel>
      <Imports />
    </>
  );
}
