// Draws a trend: the band first, the line above it, the last value written where the line ends instead of in a legend.

import type { EChartsCoreOption } from "echarts/core";
import type { AskAnswer } from "../../api/contract.ts";
import type { Grain } from "../../domain/chosen-period.ts";
import type { Format } from "../../domain/format.ts";
import type { ChartInk } from "../design/chart-ink.ts";
import type { TrendPoint } from "./trend.ts";

/** What a trend chart is drawn from. */
export interface TrendDrawing {
  readonly points: readonly TrendPoint[];
  readonly answer: AskAnswer;
  readonly grain: Grain;
  readonly format: Format;
  readonly words: { readonly previous: string; readonly nobody: string; readonly indicative: string };
}

const MARKS_MAX = 62;

/** Bounds and step of the axis: what is drawn, in round steps, never beyond what the metric can be. */
function axisOf({ points, answer }: TrendDrawing): { min: number; max: number; interval: number } {
  const values = points.flatMap(({ measure, previous }) =>
    [measure?.low, measure?.high, measure?.score, previous].filter((v): v is number => v != null),
  );
  const floor = answer.unit === "percent" ? 0 : -100;
  if (values.length === 0) return { min: floor, max: 100, interval: 50 };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const interval = [5, 10, 20, 25, 50].find((step) => (high - low) / step <= 5) ?? 50;
  const min = Math.max(floor, Math.floor(low / interval) * interval);
  const max = Math.min(100, Math.ceil(high / interval) * interval);
  return min === max ? { min: min - interval, max, interval } : { min, max, interval };
}

function tooltipOf(drawing: TrendDrawing, point: TrendPoint, ink: ChartInk): HTMLElement {
  const { answer, format, grain, words } = drawing;
  const box = document.createElement("div");
  const line = (text: string, style: Partial<CSSStyleDeclaration>) => {
    const element = document.createElement("div");
    element.textContent = text;
    Object.assign(element.style, style);
    box.append(element);
  };
  const { measure } = point;
  line(format.grain(point.at, grain, true), { color: ink.mute, fontSize: "12px" });
  if (measure === null) line(words.nobody, { color: ink.text });
  else {
    line(format.score(measure.score, answer.unit), { color: ink.text, fontSize: "18px", fontWeight: "600" });
    if (measure.low !== null && measure.high !== null)
      line(`${format.score(measure.low, answer.unit)} … ${format.score(measure.high, answer.unit)}`, {
        color: ink.text,
      });
    line(`n = ${format.count(measure.n)}${measure.indicative ? ` · ${words.indicative}` : ""}`, {
      color: ink.mute,
    });
  }
  if (point.previous !== null)
    line(`${words.previous}: ${format.score(point.previous, answer.unit)}`, { color: ink.mute });
  return box;
}

/** Gives the drawing of a trend for an ink and a width in px. */
export function drawTrend(drawing: TrendDrawing): (ink: ChartInk, width: number) => EChartsCoreOption {
  const { points, answer, grain, format } = drawing;
  const last = points.findLastIndex((point) => point.measure !== null);
  const axis = axisOf(drawing);
  return (ink, width) => {
    const low = (p: TrendPoint) => (p.measure === null ? null : (p.measure.low ?? p.measure.score));
    const high = (p: TrendPoint) => (p.measure === null ? null : (p.measure.high ?? p.measure.score));
    const plain = { type: "line", symbol: "none", silent: true, emphasis: { disabled: true } } as const;
    const hidden = { ...plain, stack: "band", stackStrategy: "all", lineStyle: { opacity: 0 } } as const;
    const labelled = (text: string) => ({
      show: true,
      position: "right" as const,
      distance: 8,
      color: ink.text,
      fontWeight: 600,
      fontSize: 13,
      formatter: text,
    });
    return {
      textStyle: { fontFamily: ink.font, fontSize: 12 },
      grid: { left: 44, right: width < 480 ? 56 : 76, top: 12, bottom: 28 },
      tooltip: {
        trigger: "axis",
        backgroundColor: ink.surface,
        borderColor: ink.line,
        padding: [8, 12],
        extraCssText: "box-shadow: var(--v-shadow-float); border-radius: 8px;",
        axisPointer: { type: "line", lineStyle: { color: ink.mute, width: 1, type: "solid" } },
        confine: true,
        formatter: (params: unknown) => {
          const first: unknown = Array.isArray(params) ? params[0] : params;
          const index =
            typeof first === "object" && first !== null && "dataIndex" in first
              ? Number(first.dataIndex)
              : -1;
          const point = points[index];
          return point === undefined ? "" : tooltipOf(drawing, point, ink);
        },
      },
      xAxis: {
        type: "category",
        boundaryGap: points.length < 2,
        data: points.map((point) => format.grain(point.at, grain)),
        axisLine: { lineStyle: { color: ink.line } },
        axisTick: { show: false },
        axisLabel: { color: ink.mute, hideOverlap: true, margin: 12, fontSize: 12 },
      },
      yAxis: {
        type: "value",
        ...axis,
        axisLabel: {
          color: ink.mute,
          fontSize: 12,
          formatter: (value: number) => format.score(value, answer.unit, 0),
        },
        splitLine: { lineStyle: { color: ink.line, width: 1 } },
      },
      series: [
        { ...hidden, data: points.map(low) },
        {
          ...hidden,
          data: points.map((p) => {
            const [l, h] = [low(p), high(p)];
            return l === null || h === null ? null : h - l;
          }),
          areaStyle: { color: ink.band, opacity: 0.13 },
        },
        {
          ...plain,
          data: points.map((p) => p.previous),
          lineStyle: { color: ink.mute, width: 1.25, type: [4, 4] },
        },
        {
          ...plain,
          symbol: "circle",
          symbolSize: 6,
          showSymbol: true,
          showAllSymbol: true,
          data: points.map((p, index) => ({
            value: p.measure?.score ?? null,
            symbol: points.length <= MARKS_MAX || index === last ? "circle" : "none",
            itemStyle: p.measure?.indicative
              ? { color: ink.surface, borderColor: ink.accent, borderWidth: 1.5 }
              : { color: ink.accent, borderColor: ink.accent, borderWidth: 1.5 },
            ...(index === last &&
              p.measure && { label: labelled(format.score(p.measure.score, answer.unit)) }),
          })),
          lineStyle: { color: ink.accent, width: 2, cap: "round", join: "round" },
        },
      ],
    };
  };
}
