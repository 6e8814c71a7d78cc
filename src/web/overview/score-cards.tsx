// NPS, CSAT and CES side by side: the figure, how sure it is, whether it changed, and what it is made of.
// Choosing one leads the trend and the table with it.

import { Popover } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AskAnswer } from "../../api/contract.ts";
import type { Grain } from "../../domain/chosen-period.ts";
import { isWeighted } from "../../domain/metric/measurement.ts";
import { Icon } from "../design/icon.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { Underway } from "../design/underway.tsx";
import { useFormat } from "../session/workspace.tsx";
import { ChangeLine } from "../view/change-line.tsx";
import { type LeadMetric, leadMetrics } from "../view/view.ts";
import { PartsBar } from "./parts-bar.tsx";
import styles from "./score-cards.module.css";
import { Sparkline } from "./sparkline.tsx";
import { useTrend } from "./use-trend.ts";
import type { Shown } from "./use-view.ts";

function Figure(props: {
  metric: LeadMetric;
  answer: AskAnswer;
  trend: AskAnswer | undefined;
  grain: Grain;
  shown: Shown;
}) {
  const { metric, answer, trend, grain, shown } = props;
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { total, unit } = answer;
  if (total.score === null) {
    return (
      <div className={styles.nothing}>
        <p>{t("card.nothing")}</p>
        <p className={styles.mute}>{t("card.nothingAdvice")}</p>
      </div>
    );
  }
  return (
    <>
      <div className={styles.line}>
        <p className={styles.figure} data-indicative={total.indicative}>
          {format.score(total.score, unit)}
        </p>
        {trend && <Sparkline answer={trend} range={shown.range} grain={grain} />}
      </div>
      <p className={styles.certainty}>
        {total.low !== null && total.high !== null && (
          <span>
            {t("card.interval", { low: format.score(total.low, unit), high: format.score(total.high, unit) })}
          </span>
        )}
        <span>
          {t("card.n", { count: total.n, formatted: format.count(total.n) })}
          {isWeighted(total) && ` (${t("card.effective", { n: format.count(total.effectiveN) })})`}
        </span>
      </p>
      {total.indicative && (
        <p className={styles.indicative}>
          <strong>{t("card.indicative")}.</strong> {t("card.indicativeWhy", { minimum: answer.minimumN })}
        </p>
      )}
      {total.mixedScales && <p className={styles.mute}>{t("card.mixedScales")}</p>}
      {total.change && shown.comparison && (
        <ChangeLine
          change={total.change}
          current={total}
          unit={unit}
          unitName={t(`metric.${metric}.unit`)}
          higherIsBetter={answer.higherIsBetter}
          format={format}
        />
      )}
      <PartsBar metric={metric} measure={total} />
    </>
  );
}

function ScoreCard({ metric, shown }: { metric: LeadMetric; shown: Shown }) {
  const { t } = useTranslation("overview");
  const { total: question, trend, grain } = useTrend(shown, metric);
  const chosen = shown.view.metric === metric;
  const name = t(`metric.${metric}.name`);
  return (
    <article className={styles.card} data-chosen={chosen} aria-busy={question.isPlaceholderData}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <button
            type="button"
            className={styles.choose}
            aria-pressed={chosen}
            aria-label={t("card.show", { metric: name })}
            onClick={() => shown.change({ ...shown.view, metric })}
          >
            {name}
          </button>
          <span className={styles.long}>{t(`metric.${metric}.long`)}</span>
        </h2>
        <Popover width={300} position="bottom-end">
          <Popover.Target>
            <button type="button" className={styles.about} aria-label={t("card.about", { metric: name })}>
              <Icon name="help" />
            </button>
          </Popover.Target>
          <Popover.Dropdown>{t(`metric.${metric}.definition`)}</Popover.Dropdown>
        </Popover>
      </div>
      {question.isPlaceholderData && <Underway />}
      <div className={styles.body} aria-live="polite">
        {question.data ? (
          <Figure
            metric={metric}
            answer={question.data}
            trend={trend.isPlaceholderData ? undefined : trend.data}
            grain={grain}
            shown={shown}
          />
        ) : question.isError ? (
          <ProblemNote error={question.error} onRetry={() => void question.refetch()} />
        ) : (
          <div className={styles.waiting}>
            <Skeleton height="3rem" width="8rem" />
            <Skeleton height="1rem" width="80%" />
            <Skeleton height="1rem" width="60%" />
            <Skeleton height="2.5rem" />
          </div>
        )}
      </div>
    </article>
  );
}

/** The three cards. */
export function ScoreCards({ shown }: { shown: Shown }) {
  const { t } = useTranslation("overview");
  return (
    <section className={styles.cards} aria-label={t("card.heading")}>
      {leadMetrics.map((metric) => (
        <ScoreCard key={metric} metric={metric} shown={shown} />
      ))}
    </section>
  );
}
