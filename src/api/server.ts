// The HTTP server: security headers, who asks, which permission, problems for errors, then the routes. It listens before
// the engines are ready, so that /healthz tells that the process lives and /readyz what it still waits for.

import { existsSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { join } from "node:path";
import fastifyCookie from "@fastify/cookie";
import fastifyStatic from "@fastify/static";
import fastifySwagger from "@fastify/swagger";
import Fastify, { type FastifyInstance, type RouteOptions } from "fastify";
import { validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { whoIs } from "../actions/accounts/sign-in.ts";
import type { App } from "../actions/app.ts";
import { KeyCache } from "../actions/manage-keys.ts";
import { SightCache } from "../actions/resolve-sight.ts";
import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { describeRoute, describeWhole, securitySchemes } from "./describe-api.ts";
import { addGuard, securityHeaders } from "./guard.ts";
import { problemHandler, refuseConnection, sendProblem } from "./problem.ts";
import { createRateLimiter } from "./rate-limit.ts";
import type { Readiness, RouteParts } from "./route-parts.ts";
import { accountRoutes } from "./routes/account.ts";
import { askRoutes } from "./routes/ask.ts";
import { askingRoutes, invitationRoutes } from "./routes/asking.ts";
import { auditRoutes } from "./routes/audit.ts";
import { customerRoutes } from "./routes/customers.ts";
import { dashboardMailRoutes, mailStopRoutes } from "./routes/dashboard-mails.ts";
import { dashboardRoutes } from "./routes/dashboards.ts";
import { exportRoutes } from "./routes/exports.ts";
import { importRoutes } from "./routes/imports.ts";
import { keyRoutes } from "./routes/keys.ts";
import { mailReportRoutes } from "./routes/mail-reports.ts";
import { messengerRoutes } from "./routes/messenger.ts";
import { newsRoutes } from "./routes/news.ts";
import { peopleRoutes } from "./routes/people.ts";
import { pictureRoutes } from "./routes/pictures.ts";
import { posterRoutes } from "./routes/posters.ts";
import { quarantineRoutes } from "./routes/quarantine.ts";
import { questionRoutes } from "./routes/questions.ts";
import { segmentRoutes } from "./routes/segments.ts";
import { sessionRoutes } from "./routes/session.ts";
import { sharedRoutes, shareRoutes } from "./routes/shares.ts";
import { sourceRoutes } from "./routes/sources.ts";
import { statusRoutes } from "./routes/status.ts";
import { surveyMakingRoutes } from "./routes/survey-makings.ts";
import { surveyResultRoutes } from "./routes/survey-results.ts";
import { surveyStopRoutes } from "./routes/survey-stops.ts";
import { publicSurveyRoutes, surveyRoutes } from "./routes/surveys.ts";
import { touchpointRoutes } from "./routes/touchpoints.ts";
import { createTrackingHandler, trackingRoutes } from "./routes/tracking.ts";
import { triggerRoutes } from "./routes/triggers.ts";
import { unitRoutes } from "./routes/units.ts";
import { webAskingRoutes, webSurveyRoutes } from "./routes/web-surveys.ts";
import { workspaceRoutes } from "./routes/workspace.ts";

export type { Readiness } from "./route-parts.ts";

/** How to make a server. */
export interface ServerOptions {
  readonly context: Context;
  readonly app: () => App | undefined;
  readonly readiness: () => Readiness;
  readonly localToken: string;
  readonly defaultWorkspace: () => Promise<number>;
  /** Directory of the built web app; undefined serves none. */
  readonly webDir: string | undefined;
  /** Address of this server for people and browsers; the request's own host when absent. */
  readonly publicUrl: string | undefined;
  /** Requests a second of one sender; 0 means no limit. */
  readonly trackingPerSecond: number;
  /** Requests a second of one caller below /api, four times that at once; 0 or absent means no limit. */
  readonly apiPerSecond?: number;
  readonly version: string;
  /** Told of every route when it is registered. */
  readonly onRoute?: (route: RouteOptions) => void;
}

/** Bodies of the API are small; files arrive as streams and are bounded where they are written. */
const bodyBytesMax = 1024 * 1024;

/** How long a request may take to arrive: a file of tens of gigabytes over a slow line. Its headers are there at once. */
const arrivalMsMax = { requestTimeout: 6 * 3_600_000, headersTimeout: 60_000 } as const;

/** The files of the web app are for everyone: what they show comes from the API. */
async function addWeb(server: FastifyInstance, webDir: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    // The library's own header would come after ours and win.
    cacheControl: false,
    // Asked for with `gzip` or `br`, a file is sent as the build has packed it.
    preCompressed: true,
    // Assets carry a hash of their content in the name; the page itself must be asked for anew.
    setHeaders(response, path) {
      // The tag and what it loads are fetched by the pages of other sites.
      if (path.endsWith(join("/", "v.js")) || path.includes(join("/", "w", "/"))) {
        response.setHeader("access-control-allow-origin", "*");
        response.setHeader("cache-control", "public, max-age=600");
        response.setHeader("vary", "accept-encoding");
        return;
      }
      const forever = path.includes(`${join("/", "assets", "/")}`);
      response.setHeader("cache-control", forever ? "public, max-age=31536000, immutable" : "no-cache");
      // A cache on the way must not give a packed file to who does not take it.
      response.setHeader("vary", "accept-encoding");
    },
  });
}

/** Builds the server with all its routes. It does not listen yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { context, version } = options;
  const tracking = createTrackingHandler({
    findWriteKey: async (key) => {
      const found = await keys().find(key);
      return found?.kind === "write" ? found : undefined;
    },
    append: (entry) => app().journal.append(entry),
    limiter: createRateLimiter({ perSecond: options.trackingPerSecond, now: context.now }),
    now: context.now,
    random: context.random,
    publicUrl: options.publicUrl,
  });
  const server = Fastify({
    logger: false,
    // The busiest road does not go through the framework.
    serverFactory: (handler) =>
      createHttpServer(arrivalMsMax, (request, response) => {
        if (!tracking(request, response)) handler(request, response);
      }),
    bodyLimit: bodyBytesMax,
    trustProxy: false,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: "idle",
    clientErrorHandler: refuseConnection,
    frameworkErrors: (thrown, request, reply) => {
      reply.headers(securityHeaders);
      problemHandler(context.log)(thrown, request, reply);
    },
  });
  // A form of another site can send plain text without asking; nothing here takes it.
  server.removeContentTypeParser("text/plain");
  let keyCache: KeyCache | undefined;
  let sightCache: SightCache | undefined;
  const app = () => {
    const open = options.app();
    if (!open) throw new AppError("not-ready", "Vivencia is still starting; try again in a moment.");
    return open;
  };
  const keys = () => {
    if (!keyCache) {
      keyCache = new KeyCache(app());
      const cache = keyCache;
      void app().database.listen((topic) => cache.changed(topic));
      setInterval(() => void cache.saveUse().catch(() => {}), 30_000).unref();
    }
    return keyCache;
  };
  const sights = () => {
    if (!sightCache) {
      sightCache = new SightCache(app());
      const cache = sightCache;
      void app().database.listen((topic) => cache.changed(topic));
    }
    return sightCache;
  };
  server.setValidatorCompiler(validatorCompiler);
  // Response schemas document; what is sent was made by typed code and is not checked again.
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  server.setErrorHandler(problemHandler(context.log));
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === "GET" && !/^\/(api|v1|assets)\//.test(request.url);
    // Shared pages and surveys are for those who were given their link, not for search engines.
    if (/^\/(a|k|s|mail-stop|survey-stop)\//.test(request.url))
      reply.header("x-robots-tag", "noindex, nofollow");
    const page = request.url.startsWith("/k/") ? "k/kiosk.html" : "index.html";
    if (wantsPage && options.webDir) return reply.sendFile(page);
    const error = new AppError(
      "not-found",
      `There is nothing at ${request.method} ${request.url.split("?")[0]}.`,
    );
    return sendProblem(request, reply, error);
  });
  // Before the hook that asks who calls: hooks run in the order in which they came.
  await server.register(fastifyCookie);
  addGuard(server, {
    context,
    auth: () => ({
      keys: keys(),
      whoIs: (session) => whoIs(app(), session),
      localToken: options.localToken,
      defaultWorkspace: options.defaultWorkspace,
    }),
    unitsSeen: (workspace, nodes) => sights().resolve(workspace, nodes),
    apiPerSecond: options.apiPerSecond ?? 0,
    publicUrl: options.publicUrl,
  });
  if (options.onRoute) server.addHook("onRoute", options.onRoute);
  await server.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Vivencia API",
        version,
        description:
          "Send a secret key as `Authorization: Bearer viv_secret_…`; tracking calls take a write key.",
      },
      components: { securitySchemes },
    },
    transform: describeRoute,
    transformObject: describeWhole,
  });
  const parts: RouteParts = { app, keys, sights, version, readiness: options.readiness };
  const typed = server.withTypeProvider<ZodTypeProvider>();
  await server.register(trackingRoutes, { handler: tracking });
  for (const routes of [
    statusRoutes,
    sessionRoutes,
    accountRoutes,
    peopleRoutes,
    askRoutes,
    questionRoutes,
    shareRoutes,
    sharedRoutes,
    exportRoutes,
    dashboardRoutes,
    dashboardMailRoutes,
    mailStopRoutes,
    customerRoutes,
    touchpointRoutes,
    sourceRoutes,
    newsRoutes,
    importRoutes,
    quarantineRoutes,
    keyRoutes,
    auditRoutes,
    workspaceRoutes,
    segmentRoutes,
    unitRoutes,
    surveyRoutes,
    surveyResultRoutes,
    publicSurveyRoutes,
    pictureRoutes,
    posterRoutes,
    webAskingRoutes,
    webSurveyRoutes,
    askingRoutes,
    messengerRoutes,
    triggerRoutes,
    invitationRoutes,
    surveyStopRoutes,
    mailReportRoutes,
    surveyMakingRoutes,
  ])
    await typed.register(routes, parts);
  if (options.webDir && existsSync(join(options.webDir, "index.html"))) await addWeb(server, options.webDir);
  return server;
}
