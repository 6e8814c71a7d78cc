// What the address of a dashboard says: the period, comparison and filters on top, and whether it is being edited. Without
// a period in it the dashboard's own counts.

import { type Narrowing, plainView } from "../view/view.ts";
import {
  firstOf,
  formatSearchText,
  parseSearchText,
  parseView,
  type Search,
  viewSearch,
} from "../view/view-search.ts";

/** What the address says. */
export interface DashboardSearch {
  readonly narrowing: Narrowing;
  readonly editing: boolean;
  /** Id of a saved question that was made for this dashboard and waits for its tile. */
  readonly add: string | null;
}

/** Reads a query string. */
export function parseDashboardSearch(search: Search): DashboardSearch {
  const { period, compare, filters } = parseView(search);
  return {
    narrowing: { period, compare, filters },
    editing: search["edit"] === "1",
    add: firstOf(search, "add")?.slice(0, 64) || null,
  };
}

/** Writes a query string. */
export function dashboardSearch({
  narrowing,
  editing,
  add,
}: DashboardSearch): Record<string, string | string[]> {
  return {
    ...viewSearch({ ...plainView, ...narrowing }),
    ...(editing && { edit: "1" }),
    ...(add && { add }),
  };
}

/** How a dashboard is looked at, as text to carry along to where a question is made for it. */
export function carriedSearch(search: Search): string {
  const { narrowing } = parseDashboardSearch(search);
  return formatSearchText(dashboardSearch({ narrowing, editing: false, add: null })).replace("?", "");
}

/** The query string of the way back from there: as it was looked at, being edited, with the question that was made. */
export function backSearch(carried: string, add: string | null): Record<string, string | string[]> {
  const { narrowing } = parseDashboardSearch(parseSearchText(carried));
  return dashboardSearch({ narrowing, editing: true, add });
}
