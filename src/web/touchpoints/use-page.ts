// The address of the touchpoints screen and how to change it.

import { getRouteApi } from "@tanstack/react-router";
import type { TouchpointSearch } from "./search.ts";

const route = getRouteApi("/shell/touchpoints");

/** The address, the same without the panel, and a change of it that "back" undoes. */
export function usePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: TouchpointSearch, replace = false) =>
    void navigate({ search: next, replace, resetScroll: false });
  /** The address without the panel. */
  const { edit: _edit, event: _event, ...plain } = search;
  return { search, plain, change };
}
