// What must stand beside a figure that has left the screen, so that a pasted chart still says what it is: the period, what
// it is compared with, the filters, how much it rests on, and where it comes from.

import type { TFunction } from "i18next";
import type { FigureAnswer } from "../../api/contract-figures.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { isWeighted } from "../../domain/metric/measurement.ts";
import { type FigureReader, formatFor } from "./reader.ts";
import type { FigureWords } from "./use-figure-words.ts";

/** The lines around a figure. */
export interface Caption {
  readonly title: string;
  /** Period and comparison. */
  readonly period: string;
  /** "" without filters. */
  readonly filters: string;
  /** The total with its interval and n. */
  readonly rests: string;
  /** Who says so, and when it was asked. */
  readonly source: string;
}

/** The lines for a figure; `today` as the reader writes a day. */
export function captionOf(
  t: TFunction<"figure">,
  given: {
    readonly view: FigureView;
    readonly figure: FigureAnswer;
    readonly reader: FigureReader;
    readonly words: FigureWords;
    readonly title: string;
    readonly workspace: string;
    readonly today: string;
  },
): Caption {
  const { view, figure, reader, words, title, workspace, today } = given;
  const { answer, range, comparison } = figure;
  const format = formatFor(reader, answer);
  const { total } = answer;
  const score = (value: number | null) => format.score(value, answer.unit);
  const parts = [
    `${words.metric(view)} ${t("total").toLocaleLowerCase()} ${score(total.score)}`,
    total.low !== null && total.high !== null
      ? t("interval", { low: score(total.low), high: score(total.high) })
      : "",
    answer.unit === "count" ? "" : t("n", { n: format.count(total.n) }),
    isWeighted(total) ? t("effective", { n: format.count(total.effectiveN) }) : "",
    total.indicative ? t("indicative").toLocaleLowerCase() : "",
  ];
  return {
    title,
    period: comparison
      ? t("caption.compared", { range: format.range(range), comparison: format.range(comparison) })
      : format.range(range),
    filters: words.filters(view),
    rests: parts.filter((part) => part !== "").join(" · "),
    source: t("caption.source", { workspace, date: today }),
  };
}
