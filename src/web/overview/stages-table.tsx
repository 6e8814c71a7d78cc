// The stages as a table: the same figures as the strip, with their intervals and sizes.

import { useTranslation } from "react-i18next";
import type { AskAnswer } from "../../api/contract.ts";
import { NO_FIGURE } from "../../domain/format.ts";
import { stageNames } from "../../domain/stage.ts";
import { Scroller } from "../design/scroller.tsx";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import type { StageFigure } from "./stages.ts";
import styles from "./trend-panel.module.css";

/** One row for each stage. */
export function StagesTable(props: { strip: readonly StageFigure[]; answer: AskAnswer; label: string }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const language = useLanguage();
  const { strip, answer, label } = props;
  return (
    <Scroller className={styles.scroll} label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("stages.column.stage")}</th>
            <th scope="col">{t("trend.column.score")}</th>
            <th scope="col">{t("trend.column.interval")}</th>
            <th scope="col">{t("trend.column.n")}</th>
            <th scope="col">{t("stages.column.interactions")}</th>
            <th scope="col">{t("stages.column.share")}</th>
          </tr>
        </thead>
        <tbody>
          {strip.map(({ stage, measure, interactions, share, weakest }) => (
            <tr key={stage} data-indicative={measure?.indicative ?? false}>
              <th scope="row">
                {stageNames[stage][language]}
                {weakest && ` · ${t("stages.weakest")}`}
              </th>
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
              <td>{format.count(interactions)}</td>
              <td>{format.share(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
