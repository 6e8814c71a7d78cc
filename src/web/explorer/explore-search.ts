// An explored view as the query string of an address and back. Whatever stands in an address gives a view; defaults are not
// written. `saved` names the saved question that the view was opened from, which may have been changed since.
//   ?metric=csat&by=channel&by=stage&time=month&chart=heat&period=30d&compare=off&filter=is,unit,Madrid

import { grains, periodSearch } from "../../domain/chosen-period.ts";
import { chartKinds, type FigureView, groupingsMax, plainView } from "../../domain/figure-view.ts";
import { metricKeys } from "../../domain/metric-key.ts";
import {
  allOf,
  comparisonSearch,
  filterSearch,
  firstOf,
  isGroupField,
  oneOf,
  parseComparison,
  parseFilters,
  parsePeriod,
  type Search,
} from "../view/view-search.ts";

/** The view of a bare address: how NPS stands by channel, a question that every company has. */
export const plainExplored: FigureView = plainView({ metric: "nps", by: ["channel"] });

/** A dashboard that waits for a question, and the query string by which it was looked at, for the way back; "" for none. */
export interface WaitingBoard {
  readonly id: string;
  readonly search: string;
}

/** What the address of the explorer says. */
export interface Explored {
  readonly view: FigureView;
  /** Id of the saved question it came from; null for a new one. */
  readonly saved: string | null;
  /** The dashboard that the question is made for, which waits for it; absent for none. */
  readonly board?: WaitingBoard;
}

/** Stands for "no grouping" where the bare address has one. */
const NONE = "none";

function parseBy(search: Search): FigureView["by"] {
  const texts = allOf(search, "by");
  if (texts.length === 0) return plainExplored.by;
  return [...new Set(texts)].filter(isGroupField).slice(0, groupingsMax);
}

/** The view that a query string describes. */
export function parseExplored(search: Search): Explored {
  const board = firstOf(search, "board") ?? "";
  const boardSearch = (firstOf(search, "board-view") ?? "").slice(0, 2000);
  return {
    view: {
      metric: oneOf(metricKeys, firstOf(search, "metric")) ?? plainExplored.metric,
      by: parseBy(search),
      time: oneOf(["auto", ...grains] as const, firstOf(search, "time")) ?? null,
      chart: oneOf(chartKinds, firstOf(search, "chart")) ?? null,
      period: parsePeriod(search),
      compare: parseComparison(search),
      filters: parseFilters(search),
    },
    saved: firstOf(search, "saved")?.slice(0, 64) || null,
    ...(/^[0-9a-f-]{36}$/.test(board) && { board: { id: board, search: boardSearch } }),
  };
}

/** The query string of a view, taken apart. */
export function exploredSearch({ view, saved, board }: Explored): Record<string, string | string[]> {
  const plainBy = view.by.length === 1 && view.by[0] === plainExplored.by[0];
  return {
    ...(view.metric !== plainExplored.metric && { metric: view.metric }),
    ...(!plainBy && { by: view.by.length === 0 ? [NONE] : view.by }),
    ...(view.time && { time: view.time }),
    ...(view.chart && { chart: view.chart }),
    ...periodSearch(view.period),
    ...comparisonSearch(view.compare),
    ...filterSearch(view.filters),
    ...(saved && { saved }),
    ...(board && { board: board.id, ...(board.search && { "board-view": board.search }) }),
  };
}
