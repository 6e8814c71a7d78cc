// The relationship from attraction to departure as a strip: how each stage scores, how sure that is, and how much of what
// happens falls into it. Choosing a stage narrows the view to it.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AskAnswer } from "../../api/contract.ts";
import { stageNames } from "../../domain/stage.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Scroller } from "../design/scroller.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { askQuery } from "../session/queries.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { isNarrowedTo, withToggledFilter } from "../view/view.ts";
import { AsTable } from "./as-table.tsx";
import { type StageFigure, stageFigures } from "./stages.ts";
import styles from "./stages-panel.module.css";
import { StagesTable } from "./stages-table.tsx";
import { TakeAlong } from "./take-along.tsx";
import { type Shown, stageQuestion, trafficQuestion } from "./use-view.ts";

const arrows = { good: "▲", bad: "▼", neutral: "" } as const;

function StageButton({ one, shown, answer }: { one: StageFigure; shown: Shown; answer: AskAnswer }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const language = useLanguage();
  const { stage, measure, tone } = one;
  const chosen = isNarrowedTo(shown.view, "stage", stage);
  return (
    <button
      type="button"
      className={styles.stage}
      data-tone={tone}
      data-weakest={one.weakest}
      aria-pressed={chosen}
      onClick={() => shown.change(withToggledFilter(shown.view, "stage", stage))}
    >
      <span className={styles.name}>{stageNames[stage][language]}</span>
      {measure ? (
        <span className={styles.score} data-indicative={measure.indicative}>
          {format.score(measure.score, answer.unit, 0)}
          {arrows[tone] !== "" && (
            <span className={styles.arrow} aria-hidden="true">
              {arrows[tone]}
            </span>
          )}
        </span>
      ) : (
        <span className={styles.none}>{t("stages.noAnswers")}</span>
      )}
      {measure && (
        <>
          {measure.low !== null && measure.high !== null && (
            <span className={styles.sure}>
              {t("attention.interval", {
                low: format.score(measure.low, answer.unit, 0),
                high: format.score(measure.high, answer.unit, 0),
              })}
            </span>
          )}
          <span className={styles.sure}>
            {t("card.n", { count: measure.n, formatted: format.count(measure.n) })}
          </span>
        </>
      )}
      <span className={styles.bar} aria-hidden="true">
        <span style={{ width: `${100 * one.share}%` }} />
      </span>
      <span className={styles.sure}>
        <span aria-hidden="true">
          {format.count(one.interactions)} · {format.share(one.share)}
        </span>
        <span className="v-spoken">
          {t("stages.interactions", { count: one.interactions, formatted: format.count(one.interactions) })}
        </span>
      </span>
      {measure?.indicative && <span className={styles.word}>{t("standing.none")}</span>}
      {one.weakest && <span className={styles.word}>{t("stages.weakest")}</span>}
      {!one.weakest && tone !== "neutral" && (
        <span className="v-spoken">{t(tone === "bad" ? "standing.below" : "standing.above")}</span>
      )}
    </button>
  );
}

/** The strip of the chosen metric. */
export function StagesPanel({ shown }: { shown: Shown }) {
  const { t } = useTranslation("overview");
  const kept = { placeholderData: keepPreviousData };
  const figures = useQuery({ ...askQuery(stageQuestion(shown)), ...kept });
  const traffic = useQuery({ ...askQuery(trafficQuestion(shown)), ...kept });
  const strip = useMemo(
    () => (figures.data && traffic.data ? stageFigures(figures.data, traffic.data) : null),
    [figures.data, traffic.data],
  );
  const failed = [figures, traffic].find((query) => query.isError);
  const { view } = shown;
  const heading = t("stages.heading", { metric: t(`metric.${view.metric}.name`) });
  return (
    <Panel
      heading={heading}
      note={view.stagesAsTable ? "" : t("stages.note")}
      stale={figures.isPlaceholderData || traffic.isPlaceholderData}
      aside={
        <>
          <AsTable
            isTable={view.stagesAsTable}
            onTurn={() => shown.change({ ...view, stagesAsTable: !view.stagesAsTable }, { replace: true })}
          />
          <TakeAlong
            shown={shown}
            cut={{ by: ["stage"], time: null, chart: "bar" }}
            title={heading}
            n={figures.data?.total.n}
          />
        </>
      }
    >
      {strip === null || figures.data === undefined ? (
        failed ? (
          <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />
        ) : (
          <Skeleton height="8rem" />
        )
      ) : view.stagesAsTable ? (
        <StagesTable strip={strip} answer={figures.data} label={heading} />
      ) : (
        <Scroller label={heading} className={styles.scroller}>
          <ol className={styles.strip}>
            {strip.map((one) => (
              <li key={one.stage}>
                <StageButton one={one} shown={shown} answer={figures.data} />
              </li>
            ))}
          </ol>
        </Scroller>
      )}
    </Panel>
  );
}
