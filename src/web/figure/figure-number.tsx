// One figure at full size: the score, how sure it is, on how many it rests, and how it moved. Big number first.

import { useTranslation } from "react-i18next";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import { isWeighted } from "../../domain/metric/measurement.ts";
import { ChangeLine } from "../view/change-line.tsx";
import styles from "./figure.module.css";
import { type FigureReader, formatFor } from "./reader.ts";

/** The figure, large. */
export function FigureNumber({ figure, reader }: { figure: FigureAnswer; reader: FigureReader }) {
  const { t } = useTranslation("figure");
  const { answer } = figure;
  const { total } = answer;
  const format = formatFor(reader, answer);
  const score = (value: number | null) => format.score(value, answer.unit);
  const counts = answer.unit === "count";
  return (
    <div className={styles.number} data-indicative={total.indicative}>
      <p className={styles.score}>
        {score(total.score)}
        {total.indicative && <span className={styles.indicative}>{t("indicative")}</span>}
      </p>
      <p className={styles.certainty}>
        {total.low !== null && total.high !== null && (
          <span>{t("interval", { low: score(total.low), high: score(total.high) })}</span>
        )}
        {!counts && <span>{t("n", { n: format.count(total.n) })}</span>}
        {isWeighted(total) && <span>{t("effective", { n: format.count(total.effectiveN) })}</span>}
      </p>
      {total.indicative && <p className={styles.why}>{t("indicativeWhy", { minimum: answer.minimumN })}</p>}
      {total.change && (
        <ChangeLine
          change={total.change}
          current={total}
          unit={answer.unit}
          unitName={
            answer.unit === "points" ? t("unit.points") : answer.unit === "percent" ? t("unit.percent") : ""
          }
          higherIsBetter={answer.higherIsBetter}
          format={format}
        />
      )}
    </div>
  );
}
