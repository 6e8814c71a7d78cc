// The pages of dashboards.

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shell, texts } from "../base-routes.ts";
import { dashboardSearch, parseDashboardSearch } from "./dashboard-search.ts";
import { dashboardQuery, questionsQuery } from "./queries.ts";

/** All dashboards. */
export const dashboardsRoute = createRoute({
  getParentRoute: () => shell,
  path: "/dashboards",
  staticData: { needs: "figures" },
  loader: texts("dashboards"),
  component: lazyRouteComponent(() => import("./dashboards-page.tsx"), "DashboardsPage"),
});

/** One dashboard. */
export const dashboardRoute = createRoute({
  getParentRoute: () => shell,
  path: "/dashboards/$id",
  staticData: { needs: "figures" },
  validateSearch: (search) =>
    dashboardSearch(parseDashboardSearch(search as Record<string, string | string[]>)),
  loader: async ({ context, params }) => {
    void context.queries.prefetchQuery(dashboardQuery(params.id));
    void context.queries.prefetchQuery(questionsQuery);
    await texts("dashboards", "figure", "overview", "share", "mails")({ context });
  },
  component: lazyRouteComponent(() => import("./dashboard-page.tsx"), "DashboardPage"),
});
