// Dashboards that people have sent to themselves every week, and how such a mail is stopped without signing in: a GET shows
// what would be stopped, only a POST stops it, because link scanners open every link of a mail.

import { z } from "zod";
import {
  putWeeklyMail,
  readMailStop,
  stopMailByToken,
  stopWeeklyMail,
  tryMail,
  weeklyMails,
} from "../../actions/dashboard-mails/manage-mails.ts";
import { strangerOf } from "../../domain/audit.ts";
import { sessionOf } from "../browser-of.ts";
import {
  mailNowBodySchema,
  mailStopParamsSchema,
  mailStopSchema,
  weeklyMailBodySchema,
  weeklyMailsSchema,
} from "../contract-dashboard-mails.ts";
import { createRateLimiter, type RateLimiter, takeOrRefuse } from "../rate-limit.ts";
import { doerOf, type RouteParts, type ZodFastify } from "../route-parts.ts";
import { senderOf } from "./tracking-handler.ts";

const config = { permission: "account" } as const;
const tags = ["dashboards"];
const params = z.object({ id: z.uuid() });

/** Trials of one person: each asks for all figures of a dashboard and sends a mail. */
const trials = { perSecond: 1 / 30, burst: 5 } as const;

/** What one address may try of tokens. */
const stops = { perSecond: 1, burst: 40 } as const;

/** /api/v1/dashboard-mails and /api/v1/dashboards/:id/mail */
export async function dashboardMailRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  let limiter: RateLimiter | undefined;
  server.get(
    "/api/v1/dashboard-mails",
    {
      config,
      schema: {
        summary: "The dashboards that I have sent to me every week",
        tags,
        response: { 200: weeklyMailsSchema },
      },
    },
    async (request) => {
      const { workspace, person } = sessionOf(request.caller);
      const { mails, ...rest } = await weeklyMails(app(), workspace, person);
      return { ...rest, mails: [...mails] };
    },
  );
  server.put(
    "/api/v1/dashboards/:id/mail",
    {
      config,
      schema: {
        summary: "Have a dashboard sent to me every week, or change when",
        description: "It comes with the figures that I may see at that moment.",
        tags,
        params,
        body: weeklyMailBodySchema,
      },
    },
    async (request, reply) => {
      const { person } = sessionOf(request.caller);
      const wish = { dashboard: request.params.id, ...request.body };
      await putWeeklyMail(app(), doerOf(request), person, wish);
      return reply.code(204).send();
    },
  );
  server.delete(
    "/api/v1/dashboards/:id/mail",
    { config, schema: { summary: "Stop my weekly e-mail of a dashboard", tags, params } },
    async (request, reply) => {
      const { person } = sessionOf(request.caller);
      await stopWeeklyMail(app(), doerOf(request), person, request.params.id);
      return reply.code(204).send();
    },
  );
  server.post(
    "/api/v1/dashboards/:id/mail/now",
    {
      config,
      schema: {
        summary: "Send a dashboard to me now, to see what the e-mail is like",
        tags,
        params,
        body: mailNowBodySchema,
      },
    },
    async (request, reply) => {
      const { workspace, person } = sessionOf(request.caller);
      limiter ??= createRateLimiter({ ...trials, now: app().context.now });
      takeOrRefuse(limiter, person);
      const wish = { dashboard: request.params.id, language: request.body.language };
      await tryMail(app(), workspace, person, wish);
      return reply.code(204).send();
    },
  );
}

/** /api/v1/mail-stops and /mail-stop: the second is the address in the mails, where a browser finds a page. */
export async function mailStopRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  let limiter: RateLimiter | undefined;
  const takeOf = (address: string | undefined) => {
    limiter ??= createRateLimiter({ ...stops, now: app().context.now });
    takeOrRefuse(limiter, address ?? "this machine");
  };
  // What a mail program posts (RFC 8058) is a form with one field; that it posts says everything.
  server.addContentTypeParser(
    ["application/x-www-form-urlencoded", "multipart/form-data"],
    { parseAs: "string", bodyLimit: 4096 },
    (_request, _body, done) => done(null, undefined),
  );
  server.get(
    "/api/v1/mail-stops/:token",
    {
      config: { permission: "public" },
      schema: {
        summary: "Which weekly e-mail a link stops",
        tags,
        params: mailStopParamsSchema,
        response: { 200: mailStopSchema },
      },
    },
    (request) => {
      takeOf(senderOf(request.raw));
      return readMailStop(app(), request.params.token);
    },
  );
  server.post(
    "/mail-stop/:token",
    {
      config: { permission: "public" },
      schema: {
        summary: "Stop a weekly e-mail, as mail programs do with one click (RFC 8058)",
        tags,
        params: mailStopParamsSchema,
      },
    },
    async (request, reply) => {
      const address = senderOf(request.raw);
      takeOf(address);
      const { token } = request.params;
      await stopMailByToken(app(), token, (workspace) => strangerOf(workspace, address));
      return reply.code(204).send();
    },
  );
}
