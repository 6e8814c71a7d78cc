// Links for people outside: made, listed and ended by those who may share, and opened by anyone who has one.

import { z } from "zod";
import { endShare, liveShares, openSharedView, shareView } from "../../actions/share-view.ts";
import {
  shareBodySchema,
  sharedAnswerSchema,
  shareMadeSchema,
  sharesQuerySchema,
  sharesSchema,
} from "../contract-shares.ts";
import { presentShared } from "../present/shared-view.ts";
import { createRateLimiter, type RateLimiter, takeOrRefuse } from "../rate-limit.ts";
import {
  accountOf,
  doerOf,
  makerOf,
  memberOf,
  type RouteParts,
  signalOf,
  type ZodFastify,
} from "../route-parts.ts";
import { senderOf } from "./tracking-handler.ts";

const tags = ["shares"];

/** What one address may open: at once, and in the long run. Each opening asks the log. */
const openings = { perSecond: 1, burst: 40 } as const;

/** /api/v1/shares */
export async function shareRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.post(
    "/api/v1/shares",
    {
      config: { permission: "share" },
      schema: {
        summary: "Open a saved question by a link; its token is told this once",
        description:
          "The page of the link is `/s/` and the token. It shows what its maker sees at that moment.",
        tags,
        body: shareBodySchema,
        response: { 200: shareMadeSchema },
      },
    },
    (request) => {
      const member = memberOf(request.caller);
      const maker = { account: accountOf(member), name: makerOf(member) };
      return shareView(app(), doerOf(request), maker, request.body);
    },
  );
  server.get(
    "/api/v1/shares",
    {
      config: { permission: "share" },
      schema: {
        summary: "The live links of a saved question",
        tags,
        querystring: sharesQuerySchema,
        response: { 200: sharesSchema },
      },
    },
    async (request) => {
      const { kind, id } = request.query;
      return { shares: await liveShares(app(), memberOf(request.caller).workspace, kind, id) };
    },
  );
  server.delete(
    "/api/v1/shares/:id",
    {
      config: { permission: "share" },
      schema: { summary: "End a link", tags, params: z.object({ id: z.uuid() }) },
    },
    async (request, reply) => {
      await endShare(app(), doerOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
}

/** /api/v1/shared */
export async function sharedRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  let limiter: RateLimiter | undefined;
  server.get(
    "/api/v1/shared/:token",
    {
      config: { permission: "public" },
      schema: {
        summary: "What a link shows",
        tags,
        params: z.object({ token: z.string().min(20).max(200) }),
        response: { 200: sharedAnswerSchema },
      },
    },
    async (request, reply) => {
      limiter ??= createRateLimiter({ ...openings, now: app().context.now });
      takeOrRefuse(limiter, senderOf(request.raw) ?? "this machine");
      reply.header("x-robots-tag", "noindex, nofollow");
      return presentShared(await openSharedView(app(), request.params.token, { signal: signalOf(reply) }));
    },
  );
}
