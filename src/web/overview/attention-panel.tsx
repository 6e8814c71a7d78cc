// The touchpoints that need attention, the first first, each with its figure and the reasons in words. The ranking is
// domain/attention.ts; what chance explains or rests on too few answers is not in it, and an empty list says so.

import { Button, Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerRow, AskAnswer } from "../../api/contract.ts";
import type { Attention, AttentionReason } from "../../domain/attention.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat } from "../session/workspace.tsx";
import { useNames } from "../view/use-names.ts";
import { isNarrowedTo, withToggledFilter } from "../view/view.ts";
import styles from "./attention-panel.module.css";
import { useAttention } from "./use-attention.ts";
import type { Shown } from "./use-view.ts";

/** Shown before "show more". */
const FIRST = 4;

function useReasonWords(shown: Shown, answer: AskAnswer) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const points = (value: number) =>
    `${format.score(value, answer.unit === "percent" ? "points" : answer.unit)} ${t(`metric.${shown.view.metric}.unit`)}`;
  return (reason: AttentionReason): string => {
    switch (reason.kind) {
      case "below-total":
        return t("attention.reason.belowTotal", { points: points(reason.points) });
      case "below-standard":
        return t("attention.reason.belowStandard", {
          points: points(reason.points),
          standard: format.score(reason.standard, answer.unit, 0),
        });
      case "falling":
        return t("attention.reason.falling", { points: points(reason.points) });
      case "late":
        return t("attention.reason.late", { share: format.share(reason.share) });
    }
  };
}

function Item(props: { shown: Shown; one: Attention; row: AnswerRow | undefined; answer: AskAnswer }) {
  const { shown, one, row, answer } = props;
  const { t } = useTranslation("overview");
  const format = useFormat();
  const nameOf = useNames();
  const words = useReasonWords(shown, answer);
  const name = nameOf("touchpoint", one.touchpoint);
  const narrowed = isNarrowedTo(shown.view, "touchpoint", one.touchpoint);
  const scored = row !== undefined && row.score !== null && !row.indicative;
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <button
          type="button"
          className={styles.name}
          aria-pressed={narrowed}
          aria-label={t(narrowed ? "filter.free" : "filter.narrow", { value: name })}
          onClick={() => shown.change(withToggledFilter(shown.view, "touchpoint", one.touchpoint))}
        >
          {name}
        </button>
        <ul className={styles.reasons}>
          {one.reasons.map((reason) => (
            <li key={reason.kind} data-kind={reason.kind}>
              <span aria-hidden="true">
                {reason.kind === "late" ? "◷" : reason.kind === "falling" ? "↓" : "▼"}
              </span>{" "}
              {words(reason)}
            </li>
          ))}
        </ul>
        <p className={styles.people}>
          {scored && <span>{t("card.n", { count: row.n, formatted: format.count(row.n) })}</span>}
          <span>{t("attention.reach", { share: format.share(one.reach, one.reach < 0.095 ? 1 : 0) })}</span>
        </p>
      </div>
      {scored && (
        <p className={styles.score}>
          {format.score(row.score, answer.unit, 0)}
          {row.low !== null && row.high !== null && (
            <span>
              {t("attention.interval", {
                low: format.score(row.low, answer.unit, 0),
                high: format.score(row.high, answer.unit, 0),
              })}
            </span>
          )}
        </p>
      )}
      <Tooltip label={t("attention.open")}>
        <Link
          to="/touchpoints"
          search={{ edit: one.touchpoint }}
          className={styles.open}
          aria-label={t("attention.openNamed", { touchpoint: name })}
        >
          <Icon name="right" />
        </Link>
      </Tooltip>
    </li>
  );
}

/** The panel. */
export function AttentionPanel({ shown }: { shown: Shown }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { ranked, rows, answer, stale, error, retry } = useAttention(shown);
  const measured = answer?.rows.some((row) => row.score !== null && !row.indicative) ?? false;
  const more = (ranked?.length ?? 0) - FIRST;
  return (
    <Panel heading={t("attention.heading")} stale={stale}>
      {ranked === undefined || answer === undefined ? (
        error ? (
          <ProblemNote error={error} onRetry={retry} />
        ) : (
          <Skeleton height="17rem" />
        )
      ) : ranked.length === 0 ? (
        <p className={styles.nothing}>
          {measured ? t("attention.nothing") : t("attention.tooFew", { minimum: answer.minimumN })}
        </p>
      ) : (
        <>
          <ol className={styles.list}>
            {(all ? ranked : ranked.slice(0, FIRST)).map((one) => (
              <Item
                key={one.touchpoint}
                shown={shown}
                one={one}
                row={rows.get(one.touchpoint)}
                answer={answer}
              />
            ))}
          </ol>
          {more > 0 && (
            <Button variant="default" size="xs" mt="md" onClick={() => setAll(!all)}>
              {all ? t("matrix.less") : t("matrix.more", { count: more, formatted: format.count(more) })}
            </Button>
          )}
          <p className={styles.how}>{t("attention.how")}</p>
        </>
      )}
    </Panel>
  );
}
