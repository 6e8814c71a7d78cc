// Scores over time: a line for each group, its name written where it ends instead of in a legend. The 95 % band lies under
// up to three lines; more bands would hide each other and stand in the table. Hollow points rest on too few answers.

import type { AnswerRow } from "../../api/contract.ts";
import type { ChartInk } from "../design/chart-ink.ts";
import { type Axis, axisFor } from "./axis.ts";
import {
  axisText,
  baseOption,
  boundsOf,
  type ChartSource,
  type Drawing,
  indexIn,
  markBox,
  type Pick,
  shortened,
} from "./drawing.ts";
import type { FigureGroup } from "./figure-data.ts";

/** Most lines that can be told apart. */
export const linesMax = 8;
/** Most lines with a band. */
export const bandsMax = 3;
const HEIGHT = 320;
/** Above and below the plot. */
const TOP = 14;
const BOTTOM = 30;
const LABEL_HEIGHT = 16;
const MARKS_MAX = 62;
/** Signs of the lines, so that colour is not all that tells them apart. */
const signs = ["circle", "rect", "triangle", "diamond", "circle", "rect", "triangle", "diamond"] as const;

const low = (row: AnswerRow | null) => (row === null ? null : (row.low ?? row.score));
const high = (row: AnswerRow | null) => (row === null ? null : (row.high ?? row.score));

function bandSeries(group: FigureGroup, place: number, colour: string) {
  const hidden = {
    type: "line",
    symbol: "none",
    silent: true,
    emphasis: { disabled: true },
    stack: `band-${place}`,
    stackStrategy: "all",
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  } as const;
  return [
    { ...hidden, data: group.points.map(({ row }) => low(row)) },
    {
      ...hidden,
      data: group.points.map(({ row }) => {
        const [from, to] = [low(row), high(row)];
        return from === null || to === null ? null : to - from;
      }),
      areaStyle: { color: colour, opacity: 0.13 },
    },
  ];
}

function previousSeries(group: FigureGroup, ink: ChartInk) {
  const data = group.points.map(({ row }) => row?.change?.previous.score ?? null);
  if (data.every((value) => value === null)) return [];
  return [
    {
      type: "line",
      symbol: "none",
      silent: true,
      emphasis: { disabled: true },
      tooltip: { show: false },
      data,
      lineStyle: { color: ink.mute, width: 1.25, type: [4, 4] },
    },
  ];
}

/** How far each end label moves down so that none covers another, in px: from the top line to the lowest. */
export function labelShifts(scores: readonly (number | null)[], axis: Axis, height: number): number[] {
  const y = (score: number) => ((axis.max - score) / (axis.max - axis.min)) * height;
  const places = scores
    .map((score, index) => ({ index, wanted: score === null ? 0 : y(score), at: 0 }))
    .filter(({ index }) => scores[index] !== null)
    .sort((a, b) => a.wanted - b.wanted);
  let above = Number.NEGATIVE_INFINITY;
  for (const label of places) {
    label.at = Math.max(label.wanted, above + LABEL_HEIGHT);
    above = label.at;
  }
  // What was pushed below the plot comes back up, and pushes those above it.
  let below = height + LABEL_HEIGHT;
  for (const label of places.toReversed()) {
    label.at = Math.min(label.at, below - LABEL_HEIGHT);
    below = label.at;
  }
  const shifts = scores.map(() => 0);
  for (const { index, wanted, at } of places) shifts[index] = Math.round(at - wanted);
  return shifts;
}

function lineSeries(
  source: ChartSource,
  group: FigureGroup,
  place: number,
  ink: ChartInk,
  room: number,
  shift: number,
) {
  const { answer, format, data } = source;
  const alone = data.groups.length === 1 && group.label === "";
  const colour = ink.series[place % ink.series.length] ?? ink.accent;
  const last = group.points.findLastIndex(({ row }) => row !== null);
  const lastScore = group.points[last]?.row?.score ?? null;
  const written = format.score(lastScore, answer.unit, answer.unit === "count" ? 0 : 1);
  return {
    type: "line",
    symbol: signs[place % signs.length],
    symbolSize: 7,
    showSymbol: true,
    showAllSymbol: true,
    emphasis: { focus: alone ? "none" : "series", scale: 1.3 },
    data: group.points.map(({ at, row }, index) => ({
      value: row?.score ?? null,
      pick: { values: group.values, at } satisfies Pick,
      symbol: group.points.length <= MARKS_MAX || index === last ? signs[place % signs.length] : "none",
      itemStyle: {
        color: row?.indicative ? ink.surface : colour,
        borderColor: colour,
        borderWidth: 1.5,
      },
    })),
    endLabel: {
      show: last >= 0,
      distance: 8,
      offset: [0, shift],
      color: alone ? ink.text : colour,
      fontWeight: 600,
      fontSize: alone ? 13 : 12,
      formatter: alone ? written : `${shortened(group.label, room)}  ${written}`,
    },
    lineStyle: { color: colour, width: 2, cap: "round", join: "round" },
  };
}

/** Draws scores over time. */
export function drawLines(source: ChartSource): Drawing {
  const { data, answer, grain, format } = source;
  const groups = data.groups.slice(0, linesMax);
  const banded = groups.length <= bandsMax;
  const alone = groups.length === 1 && groups[0]?.label === "";
  const values = groups.flatMap(({ points }) =>
    points.flatMap(({ row }) =>
      [
        row?.score,
        ...(banded ? [row?.low, row?.high] : []),
        alone ? row?.change?.previous.score : null,
      ].filter((value): value is number => value != null),
    ),
  );
  const axis = axisFor(values, boundsOf(answer), answer.unit === "count" || answer.unit === "money");
  const days = data.days;
  const hasBefore =
    alone && groups[0]?.points.some(({ row }) => row?.change?.previous.score != null) === true;
  // Series that stand before those of the lines: two for each band, one for the period before.
  const behind = (banded ? 2 * groups.length : 0) + Number(hasBefore);
  const ends = groups.map(({ points }) => points.findLast(({ row }) => row !== null)?.row?.score ?? null);
  const shifts = labelShifts(ends, axis, HEIGHT - TOP - BOTTOM);
  return {
    height: HEIGHT,
    widthMin: 300,
    left: data.groups.length - groups.length + data.truncated,
    marks: groups.map(({ label, values: of, points }, place) =>
      points.flatMap(({ at, row }, dataIndex) =>
        row === null || grain === null
          ? []
          : [
              {
                name: [label, format.grain(at, grain, true)].filter((part) => part !== "").join(" · "),
                ...{ row, pick: { values: of, at } },
                ...{ seriesIndex: behind + place, dataIndex },
              },
            ],
      ),
    ),
    draw: (ink, width) => {
      const room = width < 560 ? 10 : 22;
      const longest = alone
        ? 6
        : Math.max(0, ...groups.map((group) => Math.min(room, group.label.length))) + 8;
      const bands = banded
        ? groups.flatMap((group, place) => bandSeries(group, place, ink.series[place] ?? ink.accent))
        : [];
      const before = alone && groups[0] ? previousSeries(groups[0], ink) : [];
      return {
        ...baseOption(ink),
        grid: { left: 56, right: Math.max(56, longest * 7.2), top: TOP, bottom: BOTTOM },
        tooltip: {
          ...(baseOption(ink)["tooltip"] as object),
          ...(alone && {
            trigger: "axis",
            axisPointer: { type: "line", lineStyle: { color: ink.mute, width: 1, type: "solid" } },
          }),
          formatter: (params: unknown) => {
            const group = groups[alone ? 0 : indexIn(params, "seriesIndex") - behind];
            const point = group?.points[indexIn(params, "dataIndex")];
            if (group === undefined || point === undefined || grain === null) return "";
            const when = format.grain(point.at, grain, true);
            return markBox(source, ink, alone ? when : `${group.label} · ${when}`, point.row);
          },
        },
        xAxis: {
          type: "category",
          boundaryGap: days.length < 2,
          data: days.map((at) => (grain === null ? at : format.grain(at, grain))),
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
          ...bands,
          ...before,
          ...groups.map((group, place) => lineSeries(source, group, place, ink, room, shifts[place] ?? 0)),
        ],
      };
    },
  };
}
