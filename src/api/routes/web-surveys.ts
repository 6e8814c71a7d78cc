// Surveys on web sites: how one is asked there, and what the tag of a site is told.

import { z } from "zod";
import { saveWebAsking, webAsking, webSurveys } from "../../actions/manage-web-asking.ts";
import { webAskingSchema } from "../../domain/survey/web-asking-schema.ts";
import { webSurveysSchema } from "../contract-surveys.ts";
import { allowOtherSites } from "../cross-origin.ts";
import { createRateLimiter, type RateLimiter, takeOrRefuse } from "../rate-limit.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";
import { senderOf } from "./tracking-handler.ts";

const tags = ["surveys"];
const params = z.object({ id: z.uuid() });
const response = { 200: webAskingSchema };

/** /api/v1/surveys/:id/web */
export async function webAskingRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/surveys/:id/web",
    {
      config: { permission: "figures" },
      schema: { summary: "How a survey is asked on web sites", tags, params, response },
    },
    (request) => webAsking(app(), memberOf(request.caller).workspace, request.params.id),
  );
  server.put(
    "/api/v1/surveys/:id/web",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Say how a survey is asked on web sites",
        tags,
        params,
        body: webAskingSchema,
        response,
      },
    },
    (request) => saveWebAsking(app(), doerOf(request), request.params.id, request.body),
  );
}

/** What one address may ask: at once, and in the long run. Browsers keep the answer for a minute. */
const limits = { perSecond: 20, burst: 400 } as const;

/** /api/v1/web-surveys */
export async function webSurveyRoutes(server: ZodFastify, { app, keys }: RouteParts): Promise<void> {
  allowOtherSites(server);
  let limiter: RateLimiter | undefined;
  server.get(
    "/api/v1/web-surveys/:writeKey",
    {
      config: { permission: "public" },
      schema: {
        summary: "The surveys that the sites with this write key ask now",
        description: "For the tag of a site. It may be kept for a minute.",
        tags,
        params: z.object({ writeKey: z.string().min(1).max(100) }),
        response: { 200: webSurveysSchema },
      },
    },
    async (request, reply) => {
      limiter ??= createRateLimiter({ ...limits, now: app().context.now });
      takeOrRefuse(limiter, senderOf(request.raw));
      const told = await webSurveys(app(), keys(), request.params.writeKey);
      reply.header("cache-control", "public, max-age=60");
      return { ...told, surveys: [...told.surveys] };
    },
  );
}
