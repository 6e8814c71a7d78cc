// The pages of segments: the list, a new one (empty or of a template), and one that is kept.

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shell, texts } from "../base-routes.ts";

const segmentsRoute = createRoute({
  getParentRoute: () => shell,
  path: "/segments",
  staticData: { needs: "figures" },
  loader: texts("segments", "overview"),
  component: lazyRouteComponent(() => import("./segments-page.tsx"), "SegmentsPage"),
});

const newSegmentRoute = createRoute({
  getParentRoute: () => shell,
  path: "/segments/new",
  staticData: { needs: "compose" },
  validateSearch: (search): { from?: string } =>
    typeof search["from"] === "string" && search["from"] !== "" ? { from: search["from"] } : {},
  loader: texts("segments", "overview", "customers"),
  component: lazyRouteComponent(() => import("./segment-page.tsx"), "NewSegmentPage"),
});

const segmentRoute = createRoute({
  getParentRoute: () => shell,
  path: "/segments/$id",
  staticData: { needs: "figures" },
  loader: texts("segments", "overview", "customers"),
  component: lazyRouteComponent(() => import("./segment-page.tsx"), "SegmentPage"),
});

/** All pages of segments. */
export const segmentRoutes = [segmentsRoute, newSegmentRoute, segmentRoute] as const;
