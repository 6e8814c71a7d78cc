// A goal on a dashboard: where the metric stands, how sure that is, and what that says about the target. The bar shows the
// interval beside the target, because that is what the word beside it was decided by.

import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import type { CalendarDate } from "../../domain/calendar.ts";
import { decideGoal, type Goal, type GoalState, isComplete } from "../../domain/goal.ts";
import { isWeighted } from "../../domain/metric/measurement.ts";
import { Icon, type IconName } from "../design/icon.tsx";
import { type FigureReader, formatFor } from "../figure/reader.ts";
import styles from "./goal.module.css";

const icons: Readonly<Record<GoalState, IconName>> = {
  reached: "check",
  on_the_way: "steady",
  missed: "warning",
  uncertain: "help",
  nothing: "steady",
};
const tones: Readonly<Partial<Record<GoalState, "good" | "bad">>> = { reached: "good", missed: "bad" };

/** Draws a goal with the answer it is judged by. */
export function GoalFigure(props: {
  goal: Goal;
  figure: FigureAnswer;
  reader: FigureReader;
  today: CalendarDate;
}) {
  const { t } = useTranslation(["dashboards", "figure"]);
  const { goal, figure, reader, today } = props;
  const { answer } = figure;
  const { total, unit } = answer;
  const format = formatFor(reader, answer);
  const score = (value: number | null) => format.score(value, unit);
  const { state, missing } = decideGoal(goal, { ...total, complete: isComplete(answer.metric) }, today);
  const known = [total.score, total.low, total.high, goal.target].filter(
    (one): one is number => one !== null,
  );
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const pad = (most - least || Math.abs(most) || 1) * 0.25;
  const at = (value: number) => `${(((value - least + pad) / (most - least + 2 * pad)) * 100).toFixed(2)}%`;
  const style = {
    "--low": at(total.low ?? total.score ?? goal.target),
    "--high": at(total.high ?? total.score ?? goal.target),
    "--score": at(total.score ?? goal.target),
    "--target": at(goal.target),
  } as CSSProperties;
  return (
    <div className={styles.goal} data-indicative={total.indicative}>
      <p className={styles.state} data-tone={tones[state] ?? "neutral"}>
        <Icon name={icons[state]} />
        <span>{t(`goal.state.${state}`)}</span>
        {state !== "reached" && missing !== null && missing > 0 && (
          <span className={styles.missing}>
            {t("goal.missing", {
              distance: score(missing),
              unit: unit === "points" ? t("figure:unit.points") : "",
            })}
          </span>
        )}
      </p>
      <p className={styles.score}>{score(total.score)}</p>
      <p className={styles.certainty}>
        {total.low !== null && total.high !== null && (
          <span>{t("figure:interval", { low: score(total.low), high: score(total.high) })}</span>
        )}
        {unit !== "count" && <span>{t("figure:n", { n: format.count(total.n) })}</span>}
        {isWeighted(total) && <span>{t("figure:effective", { n: format.count(total.effectiveN) })}</span>}
        {total.indicative && <span>{t("figure:indicative")}</span>}
      </p>
      {total.score !== null && (
        <div className={styles.bar} style={style} data-tone={tones[state] ?? "neutral"} aria-hidden="true">
          <i className={styles.band} />
          <i className={styles.dot} />
          <i className={styles.tick} />
        </div>
      )}
      <p className={styles.target}>
        {t(`goal.target.${goal.direction}`, { target: score(goal.target) })}
        {goal.by !== null && ` · ${t("goal.by", { date: format.date(goal.by) })}`}
      </p>
      {state === "uncertain" && (
        <p className={styles.why}>{t(total.indicative ? "goal.tooFew" : "goal.holds")}</p>
      )}
    </div>
  );
}
