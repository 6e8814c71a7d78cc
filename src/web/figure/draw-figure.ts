// Which chart draws a figure: the kind that the view asks for, where it can show the question.

import type { FigureAnswer } from "../../api/contract-figures.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { drawBars, drawColumns } from "./draw-bars.ts";
import { drawHeat } from "./draw-heat.ts";
import { drawLines } from "./draw-lines.ts";
import type { ChartSource, Drawing } from "./drawing.ts";
import { hasOwnOrder } from "./figure-data.ts";

/** The chart of a figure; null for those that are not drawn: numbers and tables. */
export function drawFigure(
  view: FigureView,
  chart: FigureAnswer["chart"],
  source: ChartSource,
): Drawing | null {
  switch (chart) {
    case "line":
      return drawLines(source);
    case "bar":
      return source.grain !== null ||
        (view.by.length === 1 && hasOwnOrder(view.by[0]) && view.by[0] !== "stage")
        ? drawColumns(source)
        : drawBars(source);
    case "heat":
      return drawHeat(source, view.by);
    case "number":
    case "table":
      return null;
  }
}
