// One import: how far it is, and what came of it.

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { ProgressBar } from "../design/progress-bar.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { importQuery, meQuery } from "../session/queries.ts";
import { request } from "../session/request.ts";
import { useFormat } from "../session/workspace.tsx";
import { Counts } from "./counts.tsx";
import styles from "./import-page.module.css";
import { Problems } from "./problems.tsx";

/** Follows an import to its end. */
export function JobPanel({ id }: { id: string }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const queries = useQueryClient();
  const job = useQuery(importQuery(id));
  const stop = useMutation({
    mutationFn: () => request(`/api/v1/imports/${encodeURIComponent(id)}/cancel`, { method: "POST" }),
    onSettled: () => job.refetch(),
  });
  const state = job.data?.state;
  const over = state === "done" || state === "failed" || state === "cancelled";
  useEffect(() => {
    if (!over) return;
    // Every figure may have changed.
    for (const queryKey of [meQuery.queryKey, ["ask"], ["comments"], ["dimensions"], ["imports"]])
      void queries.invalidateQueries({ queryKey });
  }, [over, queries]);
  if (job.data === undefined) {
    return job.isError ? (
      <ProblemNote error={job.error} onRetry={() => void job.refetch()} />
    ) : (
      <Skeleton height="14rem" />
    );
  }
  const { name, counts, bytesRead, bytesTotal, problems, error, dryRun, startedAt } = job.data;
  return (
    <Panel heading={name} note={t("job.started", { at: format.moment(startedAt) })}>
      <p role="status" className={styles.strong} data-state={state}>
        {dryRun && `${t("job.dryRun")}: `}
        {t(`state.${job.data.state}`)}
      </p>
      {!over && (
        <div className={styles.running}>
          <ProgressBar label={name} done={bytesRead} total={bytesTotal} />
          <p className={styles.mute}>
            {bytesTotal > 0 && `${format.share(Math.min(1, bytesRead / bytesTotal))} · `}
            {t("job.leave")}
          </p>
        </div>
      )}
      {error && <p className={styles.wrong}>{error}</p>}
      <Counts counts={counts} />
      <Problems problems={problems} />
      {stop.isError && <ProblemNote error={stop.error} />}
      <div className={styles.actions}>
        {over ? (
          <>
            <Button component={Link} to="/">
              {t("job.overview")}
            </Button>
            <Button component={Link} to="/import" variant="default">
              {t("job.another")}
            </Button>
          </>
        ) : (
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t("job.stop")}
          </Button>
        )}
      </div>
    </Panel>
  );
}
