// What is new since a moment, for screens that greet whoever comes back; and since when that is for each person.

import { noteVisit } from "../../actions/note-visit.ts";
import { tellNews } from "../../actions/tell-news.ts";
import { sessionOf } from "../browser-of.ts";
import { newsAnswerSchema, newsQuerySchema, visitAnswerSchema, visitBodySchema } from "../contract-news.ts";
import { mayDo } from "../permissions.ts";
import { memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** /api/v1/news and /api/v1/visits */
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
  server.post(
    "/api/v1/visits",
    {
      config: { permission: "account" },
      schema: {
        summary: "Note that I am here",
        description:
          "Answers when my visit before this one ended, whatever the device; null on the first. With `read`, nothing before now is new to me any more.",
        tags: ["figures"],
        body: visitBodySchema,
        response: { 200: visitAnswerSchema },
      },
    },
    async (request) => {
      const { person, workspace } = sessionOf(request.caller);
      const before = await noteVisit(app(), { person, workspace, isRead: request.body.read });
      return { before: before?.toISOString() ?? null };
    },
  );
}
