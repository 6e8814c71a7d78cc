// API keys: make, list, end.

import { z } from "zod";
import { endKey, makeKey, showKeys } from "../../actions/manage-keys.ts";
import { keyBodySchema, keyMadeSchema, keysAnswerSchema } from "../contract.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** /api/v1/keys */
export async function keyRoutes(server: ZodFastify, { app, keys }: RouteParts): Promise<void> {
  server.post(
    "/api/v1/keys",
    {
      config: { permission: "manage" },
      schema: {
        summary: "Make a key; its text is shown this once",
        tags: ["keys"],
        body: keyBodySchema,
        response: { 200: keyMadeSchema },
      },
    },
    (request) => {
      const { kind, name, scopes, units } = request.body;
      return makeKey(app(), doerOf(request), kind, name, { scopes, units: units ?? null });
    },
  );
  server.get(
    "/api/v1/keys",
    {
      config: { permission: "manage" },
      schema: { summary: "The live keys", tags: ["keys"], response: { 200: keysAnswerSchema } },
    },
    async (request) => ({ keys: await showKeys(app(), memberOf(request.caller).workspace) }),
  );
  server.delete(
    "/api/v1/keys/:id",
    {
      config: { permission: "manage" },
      schema: { summary: "End a key", tags: ["keys"], params: z.object({ id: z.uuid() }) },
    },
    async (request, reply) => {
      await endKey(app(), doerOf(request), request.params.id);
      keys().changed("keys");
      return reply.code(204).send();
    },
  );
}
