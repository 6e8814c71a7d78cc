// Placing history again: what it will do, how far it is, and what came of it. It goes on when the dialog is closed, and
// whoever opens it again finds it.

import { Button, Modal } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlacingState } from "../../api/contract-arrivals.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { ProgressBar } from "../design/progress-bar.tsx";
import { request } from "../session/request.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./touchpoints-page.module.css";

const path = "/api/v1/touchpoints/place-again";
const queryKey = ["placing"];
const WATCH_MS = 500;

const isUnderWay = (run: PlacingState | null | undefined) =>
  run?.state === "waiting" || run?.state === "running";

/** The dialog. */
export function PlaceAgainDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("touchpoints");
  const { t: shell } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [watched, setWatched] = useState<string | null>(null);
  const latest = useQuery({
    queryKey,
    queryFn: () => request<{ latest: PlacingState | null }>(path),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.latest) ? WATCH_MS : false),
  });
  const start = useMutation({
    mutationFn: () => request<PlacingState>(path, { method: "POST" }),
    onSuccess: (run) => {
      queries.setQueryData(queryKey, { latest: run });
      setWatched(run.id);
    },
  });
  const stop = useMutation({
    mutationFn: (id: string) => request<void>(`${path}/${encodeURIComponent(id)}/cancel`, { method: "POST" }),
    onSettled: () => latest.refetch(),
  });
  const run = latest.data?.latest ?? null;
  const running = isUnderWay(run);
  const finished = run !== null && !running && run.id === watched ? run : null;
  useEffect(() => {
    // What was under way when the dialog was opened is told to its end.
    if (running && run) setWatched(run.id);
  }, [running, run]);
  const isOver = finished !== null;
  useEffect(() => {
    // Every figure may have moved.
    if (isOver) void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "placing" });
  }, [isOver, queries]);
  return (
    <Modal.Root opened onClose={onClose} size="md" centered>
      <Modal.Overlay />
      <Modal.Content aria-label={t("again.heading")}>
        <Modal.Body className={styles.dialog}>
          <h2>{t("again.heading")}</h2>
          <p>{t("again.explain")}</p>
          {running && run && (
            <>
              <ProgressBar label={t("again.running")} done={run.examined} total={run.total} />
              <p>
                {run.total > 0 && `${format.share(Math.min(1, run.examined / run.total))} · `}
                {t("again.leave")}
              </p>
            </>
          )}
          <div role="status">
            {finished?.state === "cancelled" && <p>{t("again.stopped")}</p>}
            {finished?.state === "done" && (
              <p>
                <strong>
                  {t("again.changed", {
                    count: finished.changed,
                    formatted: format.count(finished.changed),
                  })}
                </strong>{" "}
                {t("again.examined", {
                  count: finished.examined,
                  formatted: format.count(finished.examined),
                })}
              </p>
            )}
          </div>
          {finished?.state === "failed" && (
            <p role="alert">{t("again.failed", { reason: finished.error ?? "" })}</p>
          )}
          {[start, stop, latest].map(({ isError, error }, at) =>
            isError ? <ProblemNote key={["start", "stop", "latest"][at]} error={error} /> : null,
          )}
          <div className={styles.actions}>
            {!running && finished?.state !== "done" && (
              <Button loading={start.isPending || latest.isPending} onClick={() => start.mutate()}>
                {t("again.start")}
              </Button>
            )}
            {running && run && (
              <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate(run.id)}>
                {t("again.stop")}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {shell(running || finished ? "close" : "cancel")}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
