// Loads the invented retailer. The job's id is kept in the browser, so that whoever leaves finds its progress again.

import { Button } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../design/problem-note.tsx";
import { ProgressBar } from "../design/progress-bar.tsx";
import { importQuery } from "../session/queries.ts";
import { request } from "../session/request.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./empty-state.module.css";

const CUSTOMERS = 4000;

/** The job that writes the demo, as far as this browser knows of one. */
export function useDemoJob() {
  const [id, setId, forget] = useLocalStorage<string>({
    key: "vivencia.demo",
    defaultValue: "",
    getInitialValueInEffect: false,
  });
  const progress = useQuery({ ...importQuery(id), enabled: id !== "" });
  const state = progress.data?.state;
  return {
    id,
    setId,
    forget,
    progress,
    running:
      id !== "" && (state === "waiting" || state === "running" || (state === undefined && !progress.isError)),
  };
}

/** The button, and then the progress. When the demo is written the overview takes over by itself. */
export function DemoOffer() {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const queries = useQueryClient();
  const { id: job, setId: setJob, forget: forgetJob, progress } = useDemoJob();
  const start = useMutation({
    mutationFn: () => request<{ id: string }>("/api/v1/demo", { body: { customers: CUSTOMERS, seed: 1 } }),
    onSuccess: ({ id }) => setJob(id),
  });
  const state = progress.data?.state;
  useEffect(() => {
    if (state !== "done") return;
    // Every figure is another now; the offer stays until the overview knows.
    void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "import" }).then(forgetJob);
  }, [state, queries, forgetJob]);
  const failed = state === "failed" || state === "cancelled" || progress.isError;
  if (job === "" || failed) {
    return (
      <div className={styles.act}>
        {start.isError && <ProblemNote error={start.error} onRetry={() => start.mutate()} />}
        {failed && (
          <p className={styles.failed} role="alert">
            {t("empty.demo.failed")}
            {progress.data?.error && `: ${progress.data.error}`}
          </p>
        )}
        <Button
          loading={start.isPending}
          onClick={() => {
            forgetJob();
            start.mutate();
          }}
        >
          {t("empty.demo.load")}
        </Button>
      </div>
    );
  }
  const written = progress.data?.counts.interactions ?? 0;
  return (
    <div className={styles.act}>
      <p role="status">{state === "done" ? t("empty.demo.done") : t("empty.demo.running")}</p>
      <ProgressBar
        label={t("empty.demo.heading")}
        done={progress.data?.bytesRead ?? 0}
        total={progress.data?.bytesTotal ?? 0}
      />
      <p className={styles.written}>
        {t("empty.demo.written", { count: written, formatted: format.count(written) })}
      </p>
    </div>
  );
}
