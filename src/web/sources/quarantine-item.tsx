// One thing that was kept aside: why, what it was, and its content to be corrected and tried again. Until a try is accepted
// the item stays exactly as it was sent.

import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { QuarantineItem, Repaired } from "../../api/contract-arrivals.ts";
import { quarantineReasons } from "../../domain/arrival.ts";
import { ProblemNote } from "../design/problem-note.tsx";
import { request } from "../session/request.ts";
import { useFormat, useMay } from "../session/workspace.tsx";
import styles from "./quarantine.module.css";

/** JSON laid out for people; other text as it is. */
function laidOut(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}

/** The name of a reason. */
export function useReasonName(): (reason: string) => string {
  const { t } = useTranslation("import");
  return (reason) => {
    const known = quarantineReasons.find((one) => one === reason);
    return known ? t(`reason.${known}`) : reason;
  };
}

/** The item, folded; `onRepaired` is told when it was accepted. */
export function QuarantineEntry({ item, onRepaired }: { item: QuarantineItem; onRepaired: () => void }) {
  const may = useMay()("catalogue");
  const { t } = useTranslation("data");
  const format = useFormat();
  const reasonName = useReasonName();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const raw = text ?? laidOut(item.raw);
  const repair = useMutation({
    mutationFn: () =>
      request<Repaired>(`/api/v1/quarantine/${item.id}/repair`, {
        body: { raw: text === null ? item.raw : text },
      }),
    onSuccess: ({ accepted }) => {
      if (accepted) onRepaired();
    },
  });
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.reason}>{reasonName(item.reason)}</span>
        <span className={styles.detail}>{item.detail}</span>
        <span className={styles.origin}>
          {[
            item.source,
            item.line !== null && t("quarantine.line", { line: format.count(item.line) }),
            format.moment(item.receivedAt),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </button>
      {open && (
        <div id={id} className={styles.body}>
          <Textarea
            label={t("quarantine.content")}
            description={t(item.import === null ? "quarantine.contentNote" : "quarantine.rowNote")}
            classNames={{ input: styles.editor ?? "" }}
            rows={Math.min(18, Math.max(4, raw.split("\n").length))}
            spellCheck={false}
            value={raw}
            readOnly={!may}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div role="status">
            {repair.data && !repair.data.accepted && (
              <p className={styles.still}>
                {t("quarantine.still", {
                  reason: reasonName(repair.data.reason),
                  detail: repair.data.detail,
                })}
              </p>
            )}
            {repair.data?.accepted && <p className={styles.good}>{t("quarantine.accepted")}</p>}
          </div>
          {repair.isError && <ProblemNote error={repair.error} />}
          <div className={styles.actions}>
            {may && (
              <Button
                loading={repair.isPending}
                disabled={repair.data?.accepted ?? false}
                onClick={() => repair.mutate()}
              >
                {t("quarantine.repair")}
              </Button>
            )}
            {text !== null && (
              <Button variant="subtle" onClick={() => setText(null)}>
                {t("quarantine.asSent")}
              </Button>
            )}
          </div>
        </div>
      )}
    </li>
  );
}
