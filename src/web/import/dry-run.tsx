// The outcome of trying a recipe on the whole file without writing anything.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../design/problem-note.tsx";
import { ProgressBar } from "../design/progress-bar.tsx";
import { importQuery } from "../session/queries.ts";
import { Counts } from "./counts.tsx";
import styles from "./import-page.module.css";
import { Problems } from "./problems.tsx";

/** Progress, then counts and reasons. */
export function DryRun({ id }: { id: string }) {
  const { t } = useTranslation("import");
  const job = useQuery(importQuery(id));
  if (job.isError) return <ProblemNote error={job.error} onRetry={() => void job.refetch()} />;
  if (job.data === undefined) return null;
  const { state, counts, problems, bytesRead, bytesTotal, error } = job.data;
  const running = state === "waiting" || state === "running";
  return (
    <div className={styles.outcome}>
      <p role="status" className={styles.strong}>
        {running ? t("run.trying") : state === "done" ? t("run.tried") : t(`state.${state}`)}
      </p>
      {running && <ProgressBar label={t("run.trying")} done={bytesRead} total={bytesTotal} />}
      {error && <p className={styles.wrong}>{error}</p>}
      <Counts counts={counts} />
      {!running && <Problems problems={problems} />}
    </div>
  );
}
