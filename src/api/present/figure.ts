// An answered figure as it crosses the API.

import type { AnsweredFigure } from "../../actions/answer-figure.ts";
import type { FigureAnswer } from "../contract-figures.ts";
import { presentAnswer } from "./answer.ts";

/** The body of POST /api/v1/figures. */
export function presentFigure(figure: AnsweredFigure): FigureAnswer {
  const { chart, range, comparison, grain, answered, margins } = figure;
  return {
    chart,
    range,
    comparison,
    grain,
    answer: presentAnswer(answered),
    margins: margins && {
      lines: presentAnswer(margins.lines).rows,
      columns: presentAnswer(margins.columns).rows,
    },
  };
}
