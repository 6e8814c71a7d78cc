// What stands under every page: the root, the door that printed links lead to, and the frame of someone signed in. What stands
// before a page (the session, the texts) is waited for together with it.

import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { i18n } from "i18next";
import type { CatalogueName } from "./i18n/language.ts";
import { enter } from "./session/enter.ts";
import { meQuery, waysQuery } from "./session/queries.ts";
import { RequestFailed } from "./session/request.ts";
import { NotFound } from "./shell/page-states.tsx";

/** What every route can reach. */
export interface RouterContext {
  readonly queries: QueryClient;
  readonly translations: i18n;
}

/** Waits for the texts of a page. */
export const texts =
  (...names: CatalogueName[]) =>
  async ({ context }: { context: RouterContext }): Promise<void> =>
    context.translations.loadNamespaces(names);

/** The root of all routes. */
export const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFound });

/** The door that printed links lead to. */
export const enterRoute = createRoute({
  getParentRoute: () => root,
  path: "/enter",
  validateSearch: (search): { problem?: string; step?: "code" } => ({
    ...(typeof search["problem"] === "string" ? { problem: search["problem"] } : {}),
    ...(search["step"] === "code" ? { step: "code" } : {}),
  }),
  beforeLoad: async ({ location, context }) => {
    if (location.hash === "") return { unreachable: false };
    const entry = await enter(location.hash);
    if (entry === "unreachable") return { unreachable: true };
    if (entry === "refused") throw redirect({ to: "/enter", search: { problem: "refused" }, replace: true });
    if (entry === "code-due") throw redirect({ to: "/enter", search: { step: "code" }, replace: true });
    context.queries.clear();
    throw redirect({ to: "/", replace: true });
  },
  loader: ({ context }) => {
    void context.queries.prefetchQuery(waysQuery);
    return texts("session")({ context });
  },
  component: lazyRouteComponent(() => import("./session/enter-route.tsx"), "EnterPage"),
});

/** Invitations. Their token stands behind `#`, which never reaches a server log. */
export const joinRoute = createRoute({
  getParentRoute: () => root,
  path: "/join",
  beforeLoad: ({ location }) => ({ token: location.hash }),
  loader: texts("session"),
  component: lazyRouteComponent(() => import("./session/join-page.tsx"), "JoinPage"),
});

/** Links to a new password, with the token behind `#` too. */
export const newPasswordRoute = createRoute({
  getParentRoute: () => root,
  path: "/new-password",
  beforeLoad: ({ location }) => ({ token: location.hash }),
  loader: texts("session"),
  component: lazyRouteComponent(() => import("./session/new-password-page.tsx"), "NewPasswordPage"),
});

/** Links that show whose a new e-mail is, with the token behind `#` too. */
export const newEmailRoute = createRoute({
  getParentRoute: () => root,
  path: "/new-email",
  beforeLoad: ({ location }) => ({ token: location.hash }),
  loader: texts("session"),
  component: lazyRouteComponent(() => import("./session/new-email-page.tsx"), "NewEmailPage"),
});

/** The parent of every page of someone signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ context }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof RequestFailed && error.kind === "signed-out") throw redirect({ to: "/enter" });
      throw error;
    }
  },
  component: lazyRouteComponent(() => import("./shell/shell.tsx"), "Shell"),
});
