// How the chosen metric went: a line with its 95 % band, the same in words for those who listen, and as a table for all.

import { Button, Menu } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AskAnswer } from "../../api/contract.ts";
import type { Grain } from "../../domain/chosen-period.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat } from "../session/workspace.tsx";
import { AsTable } from "./as-table.tsx";
import { TakeAlong } from "./take-along.tsx";
import { type TrendPoint, trendPoints } from "./trend.ts";
import { drawTrend } from "./trend-chart.ts";
import styles from "./trend-panel.module.css";
import { TrendTable } from "./trend-table.tsx";
import { useTrend } from "./use-trend.ts";
import type { Shown } from "./use-view.ts";

const Chart = lazy(() => import("../design/chart.tsx"));
const HEIGHT = 320;
const grains = ["day", "week", "month", "quarter", "year"] as const satisfies readonly Grain[];

function useSummary(
  answer: AskAnswer | undefined,
  points: readonly TrendPoint[],
  shown: Shown,
  grain: Grain,
): string {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const metric = t(`metric.${shown.view.metric}.name`);
  const range = format.range(shown.range);
  const known = points.flatMap(({ at, measure }) =>
    measure?.score == null ? [] : [{ at, score: measure.score }],
  );
  const first = known[0];
  const last = known.at(-1);
  if (answer === undefined || first === undefined || last === undefined)
    return t("trend.summaryEmpty", { metric, range });
  const lowest = known.reduce((a, b) => (b.score < a.score ? b : a));
  const highest = known.reduce((a, b) => (b.score > a.score ? b : a));
  const score = (value: number | null) => format.score(value, answer.unit);
  return t("trend.summary", {
    metric,
    range,
    grain: t(`trend.${grain}`).toLocaleLowerCase(),
    total: score(answer.total.score),
    first: score(first.score),
    last: score(last.score),
    lowest: score(lowest.score),
    lowestAt: format.grain(lowest.at, grain, true),
    highest: score(highest.score),
    highestAt: format.grain(highest.at, grain, true),
  });
}

function GrainMenu({ shown, grain, automatic }: { shown: Shown; grain: Grain; automatic: Grain }) {
  const { t } = useTranslation("overview");
  const { view, change } = shown;
  const auto = `${t("trend.auto")} (${t(`trend.${automatic}`).toLocaleLowerCase()})`;
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          h={32}
          px={10}
          rightSection={<Icon name="down" size={14} />}
          aria-label={`${t("trend.grain")}: ${t(`trend.${grain}`)}`}
        >
          {t(`trend.${grain}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={view.grain ?? "auto"}
          onChange={(value) => change({ ...view, grain: grains.find((one) => one === value) ?? null })}
        >
          <Menu.RadioItem value="auto" closeMenuOnClick>
            {auto}
          </Menu.RadioItem>
          {grains.map((one) => (
            <Menu.RadioItem key={one} value={one} closeMenuOnClick>
              {t(`trend.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The trend of the chosen metric. */
export function TrendPanel({ shown }: { shown: Shown }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { view, range, change } = shown;
  const { trend: question, total, grain, automatic } = useTrend(shown, view.metric);
  const answer = question.data;
  const points = useMemo(() => (answer ? trendPoints(answer, range, grain) : []), [answer, range, grain]);
  const summary = useSummary(answer, points, shown, grain);
  const words = useMemo(
    () => ({ previous: t("trend.previous"), nobody: t("trend.nobody"), indicative: t("card.indicative") }),
    [t],
  );
  const draw = useMemo(
    () => (answer ? drawTrend({ points, answer, grain, format, words }) : null),
    [points, answer, grain, format, words],
  );
  const heading = t("trend.heading", { metric: t(`metric.${view.metric}.name`) });
  const failed = [total, question].find((query) => query.isError);
  const anyIndicative = points.some((point) => point.measure?.indicative);
  return (
    <Panel
      heading={heading}
      stale={question.isPlaceholderData || total.isPlaceholderData}
      aside={
        <>
          <GrainMenu shown={shown} grain={grain} automatic={automatic} />
          <AsTable
            isTable={view.trendAsTable}
            onTurn={() => change({ ...view, trendAsTable: !view.trendAsTable }, { replace: true })}
          />
          <TakeAlong
            shown={shown}
            cut={{ by: [], time: grain, chart: "line" }}
            title={heading}
            n={answer?.total.n}
          />
        </>
      }
    >
      {answer === undefined || draw === null ? (
        failed ? (
          <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />
        ) : (
          <Skeleton height={`${HEIGHT}px`} />
        )
      ) : view.trendAsTable ? (
        <TrendTable points={points} answer={answer} grain={grain} />
      ) : (
        <figure className={styles.figure}>
          <div role="img" aria-label={summary} className={styles.chart} style={{ minHeight: HEIGHT }}>
            <div className={styles.drawn}>
              <Suspense fallback={<Skeleton height={`${HEIGHT}px`} />}>
                <Chart height="fill" draw={draw} />
              </Suspense>
            </div>
          </div>
          <figcaption className={styles.caption}>
            <span>
              <span className={styles.band} aria-hidden="true" />
              {t("trend.band")}
            </span>
            {shown.comparison && points.some((point) => point.previous !== null) && (
              <span>
                <span className={styles.dashes} aria-hidden="true" />
                {t("trend.previousOf", { range: format.range(shown.comparison) })}
              </span>
            )}
            {anyIndicative && (
              <span>
                <span className={styles.hollow} aria-hidden="true" />
                {t("trend.hollow", { minimum: answer.minimumN })}
              </span>
            )}
          </figcaption>
        </figure>
      )}
    </Panel>
  );
}
