// How a dashboard is looked at now: its own period unless the address names another, the comparison and filters on top.

import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { DashboardView } from "../../domain/dashboard.ts";
import { type ShownView, useShown } from "../view/use-shown.ts";
import type { Narrowing } from "../view/view.ts";
import { dashboardSearch, parseDashboardSearch } from "./dashboard-search.ts";

const route = getRouteApi("/shell/dashboards/$id");

/** The view of a dashboard with the period `own`. */
export function useDashboardView(own: Narrowing["period"]) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { narrowing, editing, add } = useMemo(() => parseDashboardSearch(search), [search]);
  const change = useCallback<ShownView<Narrowing>["change"]>(
    (view, how) => {
      const isOwn = JSON.stringify(view.period) === JSON.stringify(own);
      const next = { ...view, period: isOwn ? null : view.period };
      void navigate({
        search: dashboardSearch({ narrowing: next, editing, add: null }),
        replace: how?.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate, own, editing],
  );
  const view = useMemo(() => ({ ...narrowing, period: narrowing.period ?? own }), [narrowing, own]);
  const shown = useShown(view, change);
  const figures = useMemo<DashboardView>(
    () => ({
      period: shown.period,
      compare: view.compare,
      filters: view.filters.map(({ field, op, values }) => ({ field, op, values: [...values] })),
    }),
    [shown.period, view],
  );
  const setEditing = useCallback(
    (on: boolean) =>
      void navigate({
        search: dashboardSearch({ narrowing, editing: on, add: null }),
        replace: true,
        resetScroll: false,
      }),
    [navigate, narrowing],
  );
  return { shown, figures, editing, setEditing, add };
}
