// How whoever was invited ends all further invitations, without signing in: a GET shows what would end, only a POST ends it.
// The address is the one in the mails, where a browser finds a page and a mail program posts a form (RFC 8058).

import { z } from "zod";
import { readStop, resumeAsking, stopAsking } from "../../actions/asking/stop-asking.ts";
import { surveyStopSchema } from "../contract-asking.ts";
import { createRateLimiter, type RateLimiter, takeOrRefuse } from "../rate-limit.ts";
import type { RouteParts, ZodFastify } from "../route-parts.ts";
import { senderOf } from "./tracking-handler.ts";

const tags = ["surveys"];
const params = z.object({ token: z.string().min(20).max(100) });
const config = { permission: "public" } as const;

/** What one address may try of tokens; a mail provider stops for many people from one. */
const limits = { perSecond: 5, burst: 100 } as const;

/** /survey-stop and /api/v1/survey-stops */
export async function surveyStopRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  let limiter: RateLimiter | undefined;
  const take = (address: string | undefined) => {
    limiter ??= createRateLimiter({ ...limits, now: app().context.now });
    takeOrRefuse(limiter, address ?? "this machine");
  };
  server.addContentTypeParser(
    ["application/x-www-form-urlencoded", "multipart/form-data"],
    { parseAs: "string", bodyLimit: 4096 },
    (_request, _body, done) => done(null, undefined),
  );
  server.get(
    "/api/v1/survey-stops/:token",
    {
      config,
      schema: {
        summary: "Who asks, and whether they were told to stop",
        tags,
        params,
        response: { 200: surveyStopSchema },
      },
    },
    (request) => {
      take(senderOf(request.raw));
      return readStop(app(), request.params.token);
    },
  );
  server.post(
    "/survey-stop/:token",
    {
      config,
      schema: {
        summary: "End all invitations, as mail programs do with one click (RFC 8058)",
        tags,
        params,
      },
    },
    async (request, reply) => {
      take(senderOf(request.raw));
      await stopAsking(app(), request.params.token);
      return reply.code(204).send();
    },
  );
  server.delete(
    "/survey-stop/:token",
    { config, schema: { summary: "Take back that one did not want to be asked", tags, params } },
    async (request, reply) => {
      take(senderOf(request.raw));
      await resumeAsking(app(), request.params.token);
      return reply.code(204).send();
    },
  );
}
