// What is new since a moment, for screens that greet whoever comes back.

import { tellNews } from "../../actions/tell-news.ts";
import { newsAnswerSchema, newsQuerySchema } from "../contract-news.ts";
import { mayDo } from "../permissions.ts";
import { memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** /api/v1/news */
export async function newsRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/news",
    {
      config: { permission: "figures" },
      schema: {
        summary: "What is new since a moment",
        description:
          "What was received since then, events without a place that are new, what was kept aside and which imports ended. Parts that the caller may not act on are null.",
        tags: ["figures"],
        querystring: newsQuerySchema,
        response: { 200: newsAnswerSchema },
      },
    },
    (request) => {
      const { caller } = request;
      return tellNews(app(), memberOf(caller), {
        since: Date.parse(request.query.since),
        catalogue: mayDo(caller, "catalogue"),
        imports: mayDo(caller, "import"),
      });
    },
  );
}
