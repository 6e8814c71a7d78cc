// The pages of the app. Each is fetched when it is first opened; what stands before a page (the session, the texts) is waited
// for together with it. Search params are read by each page's own parser and written without noise.

import type { QueryClient } from "@tanstack/react-query";
import { type AnyRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { Permission } from "../domain/permission.ts";
import { surveyStopRoute } from "./asking/routes.ts";
import {
  enterRoute,
  joinRoute,
  newEmailRoute,
  newPasswordRoute,
  type RouterContext,
  root,
  shell,
  texts,
} from "./base-routes.ts";
import { customerQuery, timelineQuery } from "./customers/queries.ts";
import { parseTimelineView, timelineSearch } from "./customers/timeline-view.ts";
import { dashboardRoute, dashboardsRoute } from "./dashboards/routes.ts";
import { mailStopRoute } from "./mails/routes.ts";
import { segmentRoutes } from "./segments/routes.ts";
import { meQuery, touchpointsQuery } from "./session/queries.ts";
import { parseSettingsSearch } from "./settings/search.ts";
import { PageFailed, PagePending } from "./shell/page-states.tsx";
import { parseDataSearch } from "./sources/search.ts";
import { answerRoute, surveyRoutes } from "./surveys/routes.ts";
import { parseTouchpointSearch } from "./touchpoints/search.ts";
import { formatSearchText, parseSearchText, parseView, viewSearch } from "./view/view-search.ts";

const overview = createRoute({
  getParentRoute: () => shell,
  path: "/",
  staticData: { needs: "figures" },
  // An address is brought to the form the app writes itself, so that equal views have equal addresses.
  validateSearch: (search) => viewSearch(parseView(search as Record<string, string | string[]>)),
  loader: texts("overview"),
  component: lazyRouteComponent(() => import("./overview/overview-page.tsx"), "OverviewPage"),
});

const exploreRoute = createRoute({
  getParentRoute: () => shell,
  path: "/explore",
  staticData: { needs: "figures" },
  // The page parses its own address: what it needs for that stays with it.
  validateSearch: (search) => search as Record<string, string | string[]>,
  loader: texts("explorer", "figure", "share", "overview", "dashboards"),
  component: lazyRouteComponent(() => import("./explorer/explorer-page.tsx"), "ExplorerPage"),
});

const savedRoute = createRoute({
  getParentRoute: () => shell,
  path: "/explore/saved",
  staticData: { needs: "figures" },
  validateSearch: (search): { q?: string } =>
    typeof search["q"] === "string" && search["q"] !== "" ? { q: search["q"] } : {},
  loader: texts("explorer", "figure", "overview"),
  component: lazyRouteComponent(() => import("./explorer/saved-page.tsx"), "SavedPage"),
});

const sharedRoute = createRoute({
  getParentRoute: () => root,
  path: "/s/$token",
  loader: texts("share", "figure", "overview", "dashboards"),
  component: lazyRouteComponent(() => import("./share/shared-page.tsx"), "SharedPage"),
});

const importRoute = createRoute({
  getParentRoute: () => shell,
  path: "/import",
  staticData: { needs: "import" },
  validateSearch: (search): { job?: string; upload?: string; name?: string } => {
    const { job, upload, name } = search;
    if (typeof job === "string" && job !== "") return { job };
    return typeof upload === "string" && typeof name === "string" && name !== "" ? { upload, name } : {};
  },
  loader: texts("import"),
  component: lazyRouteComponent(() => import("./import/import-page.tsx"), "ImportPage"),
});

const settingsRoute = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  validateSearch: parseSettingsSearch,
  staticData: { needs: ["manage", "people", "audit"] },
  loader: texts("settings", "account", "asking", "units"),
  component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
});

const accountRoute = createRoute({
  getParentRoute: () => shell,
  path: "/account",
  staticData: { needs: "account" },
  loader: texts("account", "mails"),
  component: lazyRouteComponent(() => import("./account/account-page.tsx"), "AccountPage"),
});

const touchpointsRoute = createRoute({
  getParentRoute: () => shell,
  path: "/touchpoints",
  staticData: { needs: "figures" },
  validateSearch: parseTouchpointSearch,
  loader: texts("touchpoints"),
  component: lazyRouteComponent(() => import("./touchpoints/touchpoints-page.tsx"), "TouchpointsPage"),
});

const unitsRoute = createRoute({
  getParentRoute: () => shell,
  path: "/units",
  staticData: { needs: "figures" },
  validateSearch: (search): { q?: string } =>
    typeof search["q"] === "string" && search["q"] !== "" ? { q: search["q"] } : {},
  loader: texts("units"),
  component: lazyRouteComponent(() => import("./units/units-page.tsx"), "UnitsPage"),
});

const dataRoute = createRoute({
  getParentRoute: () => shell,
  path: "/data",
  staticData: { needs: ["import", "customers"] },
  validateSearch: parseDataSearch,
  // Reasons and states are named by the import's texts.
  loader: async (given) => {
    await Promise.all([texts("data")(given), texts("import")(given)]);
  },
  component: lazyRouteComponent(() => import("./sources/data-page.tsx"), "DataPage"),
});

const customersRoute = createRoute({
  getParentRoute: () => shell,
  path: "/customers",
  staticData: { needs: "customers" },
  validateSearch: (search): { q?: string; segment?: string } => ({
    ...(typeof search["q"] === "string" && search["q"] !== "" && { q: search["q"] }),
    ...(typeof search["segment"] === "string" && search["segment"] !== "" && { segment: search["segment"] }),
  }),
  loader: texts("customers", "overview"),
  component: lazyRouteComponent(() => import("./customers/customers-page.tsx"), "CustomersPage"),
});

const customerRoute = createRoute({
  getParentRoute: () => shell,
  path: "/customers/$id",
  staticData: { needs: "customers" },
  validateSearch: (search): ReturnType<typeof timelineSearch> =>
    timelineSearch(parseTimelineView(search as Record<string, string | string[]>)),
  loaderDeps: ({ search }) => search,
  // Both are asked for at once, already when the pointer nears a link.
  loader: async ({ context, params, deps }) => {
    const { queries } = context;
    void queries.prefetchQuery(customerQuery(params.id));
    void queries.prefetchQuery(touchpointsQuery);
    void queries.prefetchInfiniteQuery(timelineQuery(params.id, parseTimelineView(deps)));
    await texts("customers", "overview", "asking")({ context });
  },
  component: lazyRouteComponent(() => import("./customers/customer-page.tsx"), "CustomerPage"),
});

const reference = createRoute({
  getParentRoute: () => shell,
  path: "/reference",
  loader: texts("reference"),
  component: lazyRouteComponent(() => import("./reference/reference-page.tsx"), "ReferencePage"),
});

const tree = root.addChildren([
  enterRoute,
  sharedRoute,
  mailStopRoute,
  surveyStopRoute,
  answerRoute,
  joinRoute,
  newEmailRoute,
  newPasswordRoute,
  shell.addChildren([
    accountRoute,
    overview,
    exploreRoute,
    savedRoute,
    dashboardsRoute,
    dashboardRoute,
    customersRoute,
    customerRoute,
    ...segmentRoutes,
    ...surveyRoutes,
    importRoute,
    dataRoute,
    touchpointsRoute,
    unitsRoute,
    settingsRoute,
    reference,
  ]),
]);

/** The router of the app. */
export function createAppRouter(context: RouterContext) {
  return createRouter({
    routeTree: tree,
    context,
    parseSearch: (text) => ({ ...parseSearchText(text) }),
    stringifySearch: formatSearchText,
    defaultPreload: "intent",
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
  });
}

/** Begins to fetch what the page at this address needs, its code and the session, side by side with the texts. */
export function fetchPage(router: ReturnType<typeof createAppRouter>, queries: QueryClient): void {
  const routes: Readonly<Record<string, AnyRoute>> = router.routesById;
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    if (routeId === shell.id) void queries.prefetchQuery(meQuery);
    const route = routes[routeId];
    // What fails here is fetched again, and said, when the page is shown.
    if (route) void router.loadRouteChunk(route)?.catch(() => undefined);
  }
}

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** What a page is for: without this permission (or, of several, without any) it is not shown. */
    readonly needs?: Permission | readonly Permission[];
  }
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
