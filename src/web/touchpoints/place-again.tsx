// Placing history again: what it will do, the wait, and what came of it.

import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PlacedAgain } from "../../api/contract-arrivals.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { ProgressBar } from "../design/progress-bar.tsx";
import { request } from "../session/request.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./touchpoints-page.module.css";

/** The dialog. */
export function PlaceAgainDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("touchpoints");
  const { t: shell } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => request<PlacedAgain>("/api/v1/touchpoints/place-again", { method: "POST" }),
    // Every figure may have moved.
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Modal.Root opened onClose={onClose} size="md" centered closeOnClickOutside={!run.isPending}>
      <Modal.Overlay />
      <Modal.Content aria-label={t("again.heading")}>
        <Modal.Body className={styles.dialog}>
          <h2>{t("again.heading")}</h2>
          <p>{t("again.explain")}</p>
          <div role="status">
            {run.isPending && <ProgressBar label={t("again.running")} done={0} total={0} />}
            {run.data && (
              <p>
                <strong>
                  {t("again.changed", { count: run.data.changed, formatted: format.count(run.data.changed) })}
                </strong>{" "}
                {t("again.examined", {
                  count: run.data.examined,
                  formatted: format.count(run.data.examined),
                })}
              </p>
            )}
          </div>
          {run.isError && <ProblemNote error={run.error} onRetry={() => run.mutate()} />}
          <div className={styles.actions}>
            {run.data === undefined && (
              <Button loading={run.isPending} onClick={() => run.mutate()}>
                {t("again.start")}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {shell(run.data ? "close" : "cancel")}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
