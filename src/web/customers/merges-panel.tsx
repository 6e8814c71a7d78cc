// With whom a customer was joined and why, and the way to part them again, which says beforehand what will happen.

import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Customer } from "../../api/contract-customers.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { useMay } from "../session/workspace.tsx";
import styles from "./customer.module.css";
import { parseMergeReason } from "./evidence-words.ts";
import { undoMerge } from "./queries.ts";
import { useCustomerWords } from "./use-customer-words.ts";

type Merge = Customer["merges"][number];

function Confirm(props: { merge: Merge; onClose: () => void; onDone: () => void }) {
  const { merge, onClose, onDone } = props;
  const { t } = useTranslation("customers");
  const { t: shared } = useTranslation();
  const words = useCustomerWords();
  const queries = useQueryClient();
  const parting = useMutation({
    mutationFn: () => undoMerge(merge.id),
    onSuccess: async () => {
      onDone();
      await Promise.all(
        [["customer"], ["customers"], ["timeline"], ["ask"], ["comments"]].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  return (
    <Modal.Root opened onClose={onClose} size="md" centered>
      <Modal.Overlay />
      <Modal.Content aria-label={t("merge.confirm.heading")}>
        <Modal.Body className={styles.dialog}>
          <h2>{t("merge.confirm.heading")}</h2>
          <p>{t("merge.confirm.what", { date: words.day(merge.at) })}</p>
          <p>{t("merge.confirm.figures")}</p>
          <p>{t("merge.confirm.never")}</p>
          {parting.isError && <ProblemNote error={parting.error} />}
          <div className={styles.buttons}>
            <Button variant="default" onClick={onClose} data-autofocus>
              {shared("cancel")}
            </Button>
            <Button loading={parting.isPending} onClick={() => parting.mutate()}>
              {t("merge.confirm.do")}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The merges that a customer took part in, newest first; nothing when there are none. */
export function MergesPanel({ customer }: { customer: Customer }) {
  const { t } = useTranslation("customers");
  const words = useCustomerWords();
  const may = useMay()("join");
  const [asking, setAsking] = useState<Merge | null>(null);
  const [parted, setParted] = useState<Merge | null>(null);
  const reasonOf = (merge: Merge): string => {
    const known = parseMergeReason(merge.reason);
    if (known === undefined) return merge.reason;
    const { one, other, evidence } = known;
    return t("merge.together", {
      one: words.identifierKind(one),
      other: words.identifierKind(other),
      evidence: words.evidence(evidence),
    });
  };
  if (customer.merges.length === 0) return null;
  return (
    <Panel heading={t("merge.heading")} note={t("merge.explain")}>
      <p className={styles.done} role="status">
        {parted && (
          <>
            {t("merge.done")}{" "}
            <Link
              to="/customers/$id"
              params={{ id: parted.absorbed === customer.id ? parted.kept : parted.absorbed }}
            >
              {t("merge.other")}
            </Link>
          </>
        )}
      </p>
      <ul className={styles.merges}>
        {customer.merges.map((merge) => {
          const date = words.day(merge.at);
          return (
            <li key={merge.id} data-undone={merge.undoneAt !== null}>
              <span>
                <span className={styles.mergeReason}>{reasonOf(merge)}</span>
                <span className={styles.note}>
                  {merge.undoneAt === null ? date : t("merge.undone", { date: words.day(merge.undoneAt) })}
                </span>
              </span>
              {may && merge.undoneAt === null && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t("merge.undoLabel", { date })}
                  onClick={() => setAsking(merge)}
                >
                  {t("merge.undo")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {asking && (
        <Confirm
          merge={asking}
          onClose={() => setAsking(null)}
          onDone={() => {
            setParted(asking);
            setAsking(null);
          }}
        />
      )}
    </Panel>
  );
}
