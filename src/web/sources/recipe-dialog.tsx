// The recipe of an import, to be corrected, so that the rows it kept aside are read again.

import { Button, Modal, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Replayed } from "../../api/contract-arrivals.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { request } from "../session/request.ts";
import styles from "./quarantine.module.css";
import { Replay } from "./replay-outcome.tsx";

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The dialog for the import of this id. */
export function RecipeDialog(props: { id: string; onClose: () => void; onReplayed: () => void }) {
  const { t } = useTranslation("data");
  const { t: shell } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const recipe = useQuery({
    queryKey: ["recipe", props.id],
    queryFn: () => request<{ recipe: unknown }>(`/api/v1/imports/${encodeURIComponent(props.id)}/recipe`),
  });
  const shown = text ?? JSON.stringify(recipe.data?.recipe ?? null, null, 2);
  const value = parse(shown);
  const replay = useMutation({
    mutationFn: () =>
      request<Replayed>("/api/v1/quarantine/replay", {
        body: { filter: { import: props.id }, recipe: value },
      }),
    onSuccess: props.onReplayed,
  });
  return (
    <Modal.Root opened onClose={props.onClose} size="xl" centered closeOnClickOutside={text === null}>
      <Modal.Overlay />
      <Modal.Content aria-label={t("recipe.heading")}>
        <Modal.Body className={styles.dialog}>
          <h2>{t("recipe.heading")}</h2>
          <p>{t("recipe.explain")}</p>
          {recipe.isError && <ProblemNote error={recipe.error} onRetry={() => void recipe.refetch()} />}
          {recipe.isPending && <Skeleton height="12rem" />}
          {recipe.data && (
            <Textarea
              aria-label={t("recipe.label")}
              classNames={{ input: styles.editor ?? "" }}
              rows={18}
              spellCheck={false}
              value={shown}
              error={value === undefined ? t("recipe.wrong") : undefined}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          <Replay replayed={replay.data} />
          {replay.isError && <ProblemNote error={replay.error} />}
          <div className={styles.actions}>
            <Button
              loading={replay.isPending}
              disabled={recipe.data === undefined || value === undefined}
              onClick={() => replay.mutate()}
            >
              {t("recipe.try")}
            </Button>
            <Button variant="default" onClick={props.onClose}>
              {shell("close")}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
