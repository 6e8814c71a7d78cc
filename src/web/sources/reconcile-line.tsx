// Every item received is in exactly one of the counts behind the equals sign: the line says so, and whether the log agrees.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat } from "../session/workspace.tsx";
import styles from "./data.module.css";
import { statusQuery } from "./queries.ts";

const parts = ["interactions", "profiles", "duplicates", "quarantined", "skipped"] as const;

/** The line. */
export function ReconcileLine() {
  const { t } = useTranslation("data");
  const format = useFormat();
  const status = useQuery(statusQuery);
  if (status.isError && !status.data)
    return <ProblemNote error={status.error} onRetry={() => void status.refetch()} />;
  if (!status.data) return <Skeleton height="5rem" />;
  const { counts, reconciles, journal } = status.data;
  return (
    <section className={styles.reconcile} aria-label={t("reconcile.label")}>
      <dl className={styles.sum}>
        <div data-total="true">
          <dt>{t("count.received")}</dt>
          <dd>{format.count(counts.received)}</dd>
        </div>
        {parts.map((name, at) => (
          <div key={name} data-sign={at === 0 ? "=" : "+"}>
            <dt>{t(`count.${name}`)}</dt>
            <dd>{format.count(counts[name])}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.verdict} data-good={reconciles}>
        <Icon name={reconciles ? "check" : "warning"} />
        {t(reconciles ? "reconcile.yes" : "reconcile.no")}
        {journal.bytesWaiting > 0 &&
          ` ${t("reconcile.waiting", { size: format.bytes(journal.bytesWaiting) })}`}
      </p>
    </section>
  );
}
