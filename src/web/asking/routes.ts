// The page of the link that ends invitations, for whoever holds one.

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root, texts } from "../base-routes.ts";

/** What the link in an invitation opens. */
export const surveyStopRoute = createRoute({
  getParentRoute: () => root,
  path: "/survey-stop/$token",
  loader: texts("asking", "session"),
  component: lazyRouteComponent(() => import("./stop-page.tsx"), "SurveyStopPage"),
});
