// The page of the link that stops a weekly e-mail, for whoever holds one.

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root, texts } from "../base-routes.ts";

/** What the link in an e-mail opens. */
export const mailStopRoute = createRoute({
  getParentRoute: () => root,
  path: "/mail-stop/$token",
  loader: texts("mails", "session"),
  component: lazyRouteComponent(() => import("./mail-stop-page.tsx"), "MailStopPage"),
});
