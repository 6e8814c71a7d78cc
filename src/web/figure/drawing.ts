// What every chart of a figure is drawn from, and the parts they share: texts on axes, the box that opens over a mark.

import type { EChartsCoreOption } from "echarts/core";
import type { AnswerRow, AskAnswer } from "../../api/contract.ts";
import type { CalendarDate } from "../../domain/calendar.ts";
import type { Grain } from "../../domain/chosen-period.ts";
import type { Format } from "../../domain/format.ts";
import { METRICS } from "../../domain/metric/metric.ts";
import type { ChartInk } from "../design/chart-ink.ts";
import type { FigureData } from "./figure-data.ts";

/** The words that stand inside charts. */
export interface ChartWords {
  readonly total: string;
  readonly previous: string;
  readonly nobody: string;
  readonly indicative: string;
}

/** What a chart is drawn from. */
export interface ChartSource {
  readonly data: FigureData;
  readonly answer: AskAnswer;
  readonly grain: Grain | null;
  readonly format: Format;
  readonly words: ChartWords;
}

/** One mark of a chart as keys reach it: what it is, what it says, and where ECharts has it. */
export interface Mark {
  readonly name: string;
  /** null where nobody answered. */
  readonly row: AnswerRow | null;
  readonly pick: Pick | null;
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

/** A chart ready to be drawn, in px. */
export interface Drawing {
  readonly height: number;
  /** Narrower than this it is scrolled rather than squeezed. */
  readonly widthMin: number;
  readonly draw: (ink: ChartInk, width: number) => EChartsCoreOption;
  /** Groups that are not drawn for want of room. */
  readonly left: number;
  /** Its marks in lines, as they stand. */
  readonly marks: readonly (readonly Mark[])[];
}

/** What a mark stands for, as the chart gives it back when it is chosen. */
export interface Pick {
  readonly values: readonly string[];
  readonly at: CalendarDate | null;
}

/** What a metric can be. */
export function boundsOf(answer: AskAnswer): { readonly min: number | null; readonly max: number | null } {
  const { min, max } = METRICS[answer.metric];
  return { min, max };
}

/** A value on an axis: as short as the step allows. */
export function axisText({ answer, format }: ChartSource, interval: number): (value: number) => string {
  const digits = Number.isInteger(interval) ? 0 : 1;
  return (value) => format.score(value, answer.unit, digits);
}

/** The usual look of text, and of the box over a mark. */
export function baseOption(ink: ChartInk): EChartsCoreOption {
  return {
    textStyle: { fontFamily: ink.font, fontSize: 12 },
    tooltip: {
      trigger: "item",
      backgroundColor: ink.surface,
      borderColor: ink.line,
      padding: [8, 12],
      extraCssText:
        "box-shadow: var(--v-shadow-float); border-radius: 8px; max-width: 320px; white-space: normal;",
      confine: true,
    },
  };
}

/** The number in `key` of what ECharts hands to a formatter; -1 when there is none. */
export function indexIn(params: unknown, key: "dataIndex" | "seriesIndex"): number {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  if (typeof first !== "object" || first === null || !(key in first)) return -1;
  const value: unknown = Reflect.get(first, key);
  return typeof value === "number" ? value : -1;
}

/** The box over a mark: what it is, the score, its interval, n, and what it was before. */
export function markBox(
  source: ChartSource,
  ink: ChartInk,
  title: string,
  row: AnswerRow | null,
): HTMLElement {
  const { answer, format, words } = source;
  const box = document.createElement("div");
  const line = (text: string, style: Partial<CSSStyleDeclaration>) => {
    const element = document.createElement("div");
    element.textContent = text;
    Object.assign(element.style, style);
    box.append(element);
  };
  line(title, { color: ink.mute, fontSize: "12px" });
  if (row === null) {
    line(words.nobody, { color: ink.text });
    return box;
  }
  const score = (value: number | null) => format.score(value, answer.unit);
  line(score(row.score), { color: ink.text, fontSize: "18px", fontWeight: "600" });
  if (row.low !== null && row.high !== null)
    line(`${score(row.low)} … ${score(row.high)}`, { color: ink.text });
  if (answer.unit !== "count")
    line(`n = ${format.count(row.n)}${row.indicative ? ` · ${words.indicative}` : ""}`, { color: ink.mute });
  const before = row.change?.previous.score;
  if (before != null) line(`${words.previous}: ${score(before)}`, { color: ink.mute });
  return box;
}

/** Cuts a name that is longer than its place; the whole stands in the table and over the mark. */
export function shortened(text: string, letters: number): string {
  const characters = [...text];
  return characters.length <= letters ? text : `${characters.slice(0, letters - 1).join("")}…`;
}
