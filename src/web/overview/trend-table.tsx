// The trend as a table: the same points as the chart, with their intervals and sizes.

import { useTranslation } from "react-i18next";
import type { AskAnswer } from "../../api/contract.ts";
import type { Grain } from "../../domain/chosen-period.ts";
import { NO_FIGURE } from "../../domain/format.ts";
import { Scroller } from "../design/scroller.tsx";
import { useFormat } from "../session/workspace.tsx";
import type { TrendPoint } from "./trend.ts";
import styles from "./trend-panel.module.css";

/** One row per step of the period. */
export function TrendTable(props: { points: readonly TrendPoint[]; answer: AskAnswer; grain: Grain }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { points, answer, grain } = props;
  const compared = points.some((point) => point.previous !== null);
  const metric = answer.metric === "csat" || answer.metric === "ces" ? answer.metric : "nps";
  return (
    <Scroller className={styles.scroll} label={t("trend.heading", { metric: t(`metric.${metric}.name`) })}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("trend.column.at")}</th>
            <th scope="col">{t("trend.column.score")}</th>
            <th scope="col">{t("trend.column.interval")}</th>
            <th scope="col">{t("trend.column.n")}</th>
            {compared && <th scope="col">{t("trend.column.previous")}</th>}
          </tr>
        </thead>
        <tbody>
          {points.map(({ at, measure, previous }) => (
            <tr key={at} data-indicative={measure?.indicative ?? true}>
              <th scope="row">{format.grain(at, grain, true)}</th>
              <td>
                {format.score(measure?.score ?? null, answer.unit)}
                {measure?.indicative && <span className="v-spoken"> {t("card.indicative")}</span>}
              </td>
              <td>
                {measure?.low == null || measure.high == null
                  ? NO_FIGURE
                  : t("trend.interval", {
                      low: format.score(measure.low, answer.unit),
                      high: format.score(measure.high, answer.unit),
                    })}
              </td>
              <td>{format.count(measure?.n ?? 0)}</td>
              {compared && <td>{format.score(previous, answer.unit)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
