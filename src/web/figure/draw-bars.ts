// Scores side by side as bars with their 95 % interval as a whisker. Lying bars rank groups; standing ones keep an order of
// their own (steps of time, weekdays, hours). Colour says only what differs from the total by more than chance; hollow bars
// rest on too few answers and are never ranked.

import type { EChartsCoreOption } from "echarts/core";
import type { AnswerRow } from "../../api/contract.ts";
import type { ChartInk } from "../design/chart-ink.ts";
import { standingOf, toneOf } from "../view/standing.ts";
import { axisFor } from "./axis.ts";
import {
  axisText,
  baseOption,
  boundsOf,
  type ChartSource,
  type Drawing,
  indexIn,
  type Mark,
  markBox,
  type Pick,
  shortened,
} from "./drawing.ts";
import { rankedGroups } from "./figure-data.ts";

/** Most lying bars of one chart. */
export const barsMax = 20;
const ROW = 34;
const STANDING_HEIGHT = 300;
const letterWidth = 6.7;

interface Bar {
  readonly name: string;
  readonly row: AnswerRow | null;
  readonly pick: Pick;
}

/** How a bar is filled: by where it stands against the total, hollow when it is only indicative. */
export function barStyle(row: AnswerRow | null, { answer }: ChartSource, ink: ChartInk) {
  if (row === null) return { color: "transparent" };
  const plain = answer.unit === "count" || row.low === null ? ink.accent : ink.middle;
  const tone = toneOf(standingOf(row, answer.total.score), answer.higherIsBetter);
  const colour = tone === "neutral" ? plain : ink[tone];
  return row.indicative
    ? { color: "transparent", borderColor: ink.mute, borderWidth: 1, borderType: "dashed" as const }
    : { color: colour };
}

/** The sign of a standing: the second carrier of what the colour says. */
export function standingSign(row: AnswerRow, total: number | null): "" | "▲" | "▼" {
  const standing = standingOf(row, total);
  if (standing === "level" || standing === "none") return "";
  return standing.endsWith("above") ? "▲" : "▼";
}

interface RenderApi {
  readonly value: (dimension: number) => number | string;
  readonly coord: (point: readonly (number | string)[]) => number[];
}

/** The whiskers of all bars as one series. */
function whiskers(bars: readonly Bar[], ink: ChartInk, lying: boolean) {
  const CAP = 4;
  return {
    type: "custom",
    silent: true,
    z: 4,
    tooltip: { show: false },
    data: bars.flatMap(({ row }, place) =>
      row === null || row.low === null || row.high === null ? [] : [[place, row.low, row.high]],
    ),
    encode: lying ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    renderItem: (_params: unknown, api: RenderApi) => {
      const end = (dimension: number) =>
        api.coord(lying ? [api.value(dimension), api.value(0)] : [api.value(0), api.value(dimension)]);
      const [fromX = 0, fromY = 0] = end(1);
      const [toX = 0, toY = 0] = end(2);
      const style = { stroke: ink.text, lineWidth: 1.25, opacity: 0.75 };
      const cap = (x: number, y: number) => ({
        type: "line",
        shape: lying
          ? { x1: x, y1: y - CAP, x2: x, y2: y + CAP }
          : { x1: x - CAP, y1: y, x2: x + CAP, y2: y },
        style,
      });
      return {
        type: "group",
        children: [
          { type: "line", shape: { x1: fromX, y1: fromY, x2: toX, y2: toY }, style },
          cap(fromX, fromY),
          cap(toX, toY),
        ],
      };
    },
  };
}

/** The line of the total, where there is a score to compare with. */
function totalLine(source: ChartSource, ink: ChartInk, lying: boolean) {
  const { answer, format, words } = source;
  const { score } = answer.total;
  if (score === null || answer.unit === "count" || answer.metric === "revenue") return {};
  return {
    markLine: {
      silent: true,
      symbol: "none",
      animation: false,
      lineStyle: { color: ink.mute, type: [3, 3], width: 1 },
      label: {
        color: ink.mute,
        fontSize: 12,
        position: lying ? "start" : "insideEndTop",
        formatter: `${words.total} ${format.score(score, answer.unit)}`,
      },
      data: [lying ? { xAxis: score } : { yAxis: score }],
    },
  };
}

function axisOf(source: ChartSource, bars: readonly Bar[]) {
  const values = bars.flatMap(({ row }) =>
    [row?.score, row?.low, row?.high, row?.change?.previous.score].filter((v): v is number => v != null),
  );
  return axisFor(values, boundsOf(source.answer), true);
}

function barSeries(source: ChartSource, bars: readonly Bar[], ink: ChartInk, lying: boolean) {
  return {
    type: "bar",
    barMaxWidth: lying ? 18 : 40,
    barCategoryGap: lying ? "40%" : "28%",
    data: bars.map(({ row, pick }) => ({
      value: row?.score ?? null,
      pick,
      itemStyle: barStyle(row, source, ink),
    })),
    ...totalLine(source, ink, lying),
  };
}

function tooltipFor(source: ChartSource, bars: readonly Bar[], ink: ChartInk) {
  return {
    ...(baseOption(ink)["tooltip"] as object),
    formatter: (params: unknown) => {
      const bar = bars[indexIn(params, "dataIndex")];
      return bar === undefined ? "" : markBox(source, ink, bar.name, bar.row);
    },
  };
}

const marksOf = (bars: readonly Bar[]): Mark[] =>
  bars.map((bar, dataIndex) => ({ ...bar, seriesIndex: 0, dataIndex }));

/** Lying bars: groups ranked by their score. */
export function drawBars(source: ChartSource): Drawing {
  const { data, answer, format } = source;
  const bars = rankedGroups(data.groups)
    .filter(({ row }) => row !== null)
    .slice(0, barsMax)
    .map(({ label, row, values }): Bar => ({ name: label, row, pick: { values, at: null } }));
  const axis = axisOf(source, bars);
  const counts = answer.unit === "count";
  const values = bars.map(({ row }) =>
    row === null
      ? ""
      : `{score|${format.score(row.score, answer.unit)}}{sign|${standingSign(row, answer.total.score)}}${
          counts ? "" : `{n|n = ${format.count(row.n)}}`
        }`,
  );
  return {
    height: bars.length * ROW + 56,
    widthMin: 300,
    left: data.groups.length - bars.length + data.truncated,
    marks: [marksOf(bars)],
    draw: (ink, width): EChartsCoreOption => {
      const letters = width < 560 ? 16 : 34;
      const names = bars.map(({ name }) => shortened(name, letters));
      const left = Math.max(60, Math.max(0, ...names.map((name) => name.length)) * letterWidth + 14);
      return {
        ...baseOption(ink),
        grid: { left, right: counts ? 96 : 158, top: 24, bottom: 30 },
        tooltip: tooltipFor(source, bars, ink),
        xAxis: {
          type: "value",
          ...axis,
          axisLabel: {
            color: ink.mute,
            fontSize: 12,
            hideOverlap: true,
            formatter: axisText(source, axis.interval),
          },
          splitLine: { lineStyle: { color: ink.line, width: 1 } },
        },
        yAxis: [
          {
            type: "category",
            inverse: true,
            data: names,
            axisLine: { show: false, onZero: false },
            axisTick: { show: false },
            axisLabel: { color: ink.text, fontSize: 13, margin: 12 },
          },
          {
            type: "category",
            inverse: true,
            position: "right",
            data: values,
            axisLine: { show: false, onZero: false },
            axisTick: { show: false },
            axisLabel: {
              margin: 12,
              rich: {
                score: { color: ink.text, fontWeight: 600, fontSize: 13, width: 52, align: "right" },
                sign: { color: ink.text, fontSize: 10, width: 14, align: "center" },
                n: { color: ink.mute, fontSize: 12 },
              },
            },
          },
        ],
        series: [barSeries(source, bars, ink, true), whiskers(bars, ink, true)],
      };
    },
  };
}

/** Standing bars: steps of time, weekdays or hours in their own order. */
export function drawColumns(source: ChartSource): Drawing {
  const { data, format, grain, answer } = source;
  const timed = grain !== null;
  const points = timed ? (data.groups[0]?.points ?? []) : [];
  const bars = timed
    ? points.map(
        ({ at, row }): Bar => ({ name: format.grain(at, grain, true), row, pick: { values: [], at } }),
      )
    : data.groups.map(({ label, row, values }): Bar => ({ name: label, row, pick: { values, at: null } }));
  const axis = axisOf(source, bars);
  const labelled = bars.length <= 16;
  return {
    height: STANDING_HEIGHT,
    widthMin: 300,
    left: data.truncated,
    marks: [marksOf(bars)],
    draw: (ink) => ({
      ...baseOption(ink),
      grid: { left: 56, right: 16, top: 24, bottom: 30 },
      tooltip: tooltipFor(source, bars, ink),
      xAxis: {
        type: "category",
        data: timed ? points.map(({ at }) => format.grain(at, grain)) : bars.map(({ name }) => name),
        axisLine: { lineStyle: { color: ink.line } },
        axisTick: { show: false },
        axisLabel: { color: ink.mute, hideOverlap: true, margin: 12, fontSize: 12 },
      },
      yAxis: {
        type: "value",
        ...axis,
        axisLabel: { color: ink.mute, fontSize: 12, formatter: axisText(source, axis.interval) },
        splitLine: { lineStyle: { color: ink.line, width: 1 } },
      },
      series: [
        barSeries(source, bars, ink, false),
        whiskers(bars, ink, false),
        ...(labelled ? [columnLabels(bars, ink, (row) => format.score(row.score, answer.unit))] : []),
      ],
    }),
  };
}

/** The scores above the columns, clear of their whiskers. */
function columnLabels(bars: readonly Bar[], ink: ChartInk, textOf: (row: AnswerRow) => string) {
  return {
    type: "line",
    silent: true,
    symbol: "circle",
    symbolSize: 1,
    lineStyle: { opacity: 0 },
    itemStyle: { opacity: 0 },
    tooltip: { show: false },
    data: bars.map(({ row }) =>
      row === null
        ? null
        : {
            value: Math.max(row.high ?? row.score ?? 0, row.score ?? 0, 0),
            label: {
              show: true,
              position: "top",
              color: row.indicative ? ink.mute : ink.text,
              fontSize: 12,
              fontWeight: 600,
              formatter: textOf(row),
            },
          },
    ),
  };
}
