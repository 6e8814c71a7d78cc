// The stages of the relationship from attraction to departure, with how much happens in each and whether its promises are
// kept. Choosing one narrows the list to it.

import { useTranslation } from "react-i18next";
import { type Stage, stageNames, stages } from "../../domain/stage.ts";
import { Scroller } from "../design/scroller.tsx";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import styles from "./stage-strip.module.css";
import type { Measured } from "./use-catalogue.ts";

/** The strip. Choosing the chosen stage again frees the list. */
export function StageStrip(props: {
  measured: readonly Measured[];
  chosen: string | undefined;
  onChoose: (stage: Stage | undefined) => void;
}) {
  const { t } = useTranslation("touchpoints");
  const format = useFormat();
  const language = useLanguage();
  const most = Math.max(1, ...stages.map((stage) => total(props.measured, stage)));
  return (
    <Scroller label={t("stages")} className={styles.scroller}>
      <ol className={styles.strip}>
        {stages.map((stage) => {
          const own = props.measured.filter(({ touchpoint }) => touchpoint.stage === stage);
          const missed = own.filter((one) => one.csatState === "missed" || one.waitState === "missed").length;
          const n = total(props.measured, stage);
          return (
            <li key={stage}>
              <button
                type="button"
                className={styles.stage}
                aria-pressed={props.chosen === stage}
                onClick={() => props.onChoose(props.chosen === stage ? undefined : stage)}
              >
                <span className={styles.name}>{stageNames[stage][language]}</span>
                <span className={styles.count}>{format.count(n)}</span>
                <span className={styles.bar} aria-hidden="true">
                  <span style={{ width: `${(100 * n) / most}%` }} />
                </span>
                <span className={styles.note}>
                  {t("stage.touchpoints", { count: own.length, formatted: format.count(own.length) })}
                </span>
                {missed > 0 && (
                  <span className={styles.missed}>
                    {t("stage.missed", { count: missed, formatted: format.count(missed) })}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </Scroller>
  );
}

function total(measured: readonly Measured[], stage: Stage): number {
  return measured
    .filter(({ touchpoint }) => touchpoint.stage === stage)
    .reduce((sum, { interactions }) => sum + interactions, 0);
}
