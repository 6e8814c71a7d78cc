// What arrives, for people who watch it: the sources with their health, and the newest interactions.

import { showSources, watchArrivals } from "../../actions/watch-arrivals.ts";
import { recentAnswerSchema, recentQuerySchema, sourcesAnswerSchema } from "../contract-arrivals.ts";
import { memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** /api/v1/sources and /api/v1/recent */
export async function sourceRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/sources",
    {
      config: { permission: "import" },
      schema: {
        summary: "Where interactions come from, and how each source is doing",
        tags: ["sources"],
        response: { 200: sourcesAnswerSchema },
      },
    },
    async (request) => ({ sources: await showSources(app(), memberOf(request.caller).workspace) }),
  );
  server.get(
    "/api/v1/recent",
    {
      config: { permission: "customers" },
      schema: {
        summary: "The newest interactions by when they were received",
        description: "Ask again with the cursor of the answer: only what came after it is answered.",
        tags: ["sources"],
        querystring: recentQuerySchema,
        response: { 200: recentAnswerSchema },
      },
    },
    (request) =>
      watchArrivals(app(), memberOf(request.caller), {
        after: Number(request.query.after),
        limit: request.query.limit,
      }),
  );
}
