// Scores as chips: what was asked, the score on its scale, coloured by whether it is good news, and said in words.

import { useTranslation } from "react-i18next";
import { scoreToneOf } from "../overview/score-tone.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./chips.module.css";

/** One score. */
export interface ChipScore {
  readonly metric: string;
  readonly question: string;
  readonly score: number;
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
}

const named = ["nps", "csat", "ces", "ces1", "rating"] as const;

/** One chip, inside a list. */
export function ScoreChip({ score: one }: { score: ChipScore }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const known = named.find((metric) => metric === one.metric);
  const plain = known ? t(`metric.${known}`) : one.metric;
  // Ratings are many and tell themselves apart by what was asked.
  const metric = known === "rating" && one.question !== "" ? one.question : plain;
  const score = format.decimal(one.score, Number.isInteger(one.score) ? 0 : 1);
  const label =
    one.scaleMax === null
      ? t("score", { metric, score })
      : t("scoreOf", { metric, score, max: format.count(one.scaleMax) });
  return (
    <span className={styles.chip} data-tone={scoreToneOf(one)} title={label}>
      <span aria-hidden="true">
        <span className={styles.asked}>{metric}</span> <strong>{score}</strong>
        {one.scaleMax !== null && <span>/{format.count(one.scaleMax)}</span>}
      </span>
      <span className="v-spoken">{label}</span>
    </span>
  );
}
