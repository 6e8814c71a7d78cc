// What a survey has brought in: the leading score with its interval and its number of answers, and how many responses.

import { useTranslation } from "react-i18next";
import type { SurveyFigures } from "../../api/contract-survey-results.ts";
import { useFormat } from "../session/workspace.tsx";
import styles from "./surveys.module.css";

/** The unit in which a metric's score is written. */
export const unitOf = (metric: NonNullable<NonNullable<SurveyFigures["lead"]>["metric"]>) =>
  metric === "nps" ? "points" : metric === "csat" || metric === "ces" ? "percent" : "mean";

/** Score first, then how sure it is. */
export function SurveyScore({ lead }: { lead: SurveyFigures["lead"] }) {
  const { t } = useTranslation(["surveys", "overview"]);
  const format = useFormat();
  if (!lead?.metric || !lead.measure || lead.measure.score === null) return null;
  const { metric, measure } = lead;
  const unit = unitOf(metric);
  return (
    <div className={styles.score}>
      <p>
        <span>{t(`metric.${metric}`)}</span>{" "}
        <strong data-indicative={measure.indicative}>{format.score(measure.score, unit)}</strong>
      </p>
      <p className={styles.mute}>
        {measure.low !== null && measure.high !== null && (
          <>
            {t("interval", { low: format.score(measure.low, unit), high: format.score(measure.high, unit) })}
            {" · "}
          </>
        )}
        {t("answers", { count: measure.n, formatted: format.count(measure.n) })}
        {measure.indicative && ` · ${t("indicative")}`}
      </p>
      {measure.mixedScales && <p className={styles.mute}>{t("overview:card.mixedScales")}</p>}
    </div>
  );
}

/** How many responses, and when the last one came. */
export function ResponseCount({ figures }: { figures: SurveyFigures }) {
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const { responses, lastAt } = figures;
  if (responses === 0) return <p className={styles.mute}>{t("noResponses")}</p>;
  return (
    <p>
      {t("responses", { count: responses, formatted: format.count(responses) })}
      {lastAt !== null && (
        <span className={styles.mute}> · {t("lastAt", { when: format.moment(lastAt) })}</span>
      )}
    </p>
  );
}
