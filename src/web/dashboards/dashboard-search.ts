// What the address of a dashboard says: the period, comparison and filters on top, and whether it is being edited. Without
// a period in it the dashboard's own counts.

import { type Narrowing, plainView } from "../view/view.ts";
import { parseView, type Search, viewSearch } from "../view/view-search.ts";

/** What the address says. */
export interface DashboardSearch {
  readonly narrowing: Narrowing;
  readonly editing: boolean;
}

/** Reads a query string. */
export function parseDashboardSearch(search: Search): DashboardSearch {
  const { period, compare, filters } = parseView(search);
  return { narrowing: { period, compare, filters }, editing: search["edit"] === "1" };
}

/** Writes a query string. */
export function dashboardSearch({ narrowing, editing }: DashboardSearch): Record<string, string | string[]> {
  return { ...viewSearch({ ...plainView, ...narrowing }), ...(editing && { edit: "1" }) };
}
