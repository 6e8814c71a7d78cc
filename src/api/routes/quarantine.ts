// What was kept aside and its replay.

import { z } from "zod";
import { replayQuarantine, showQuarantine } from "../../actions/replay-quarantine.ts";
import { quarantineAnswerSchema } from "../contract.ts";
import { memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const filterSchema = z.object({
  reason: z.string().max(60).optional(),
  source: z.string().max(200).optional(),
  import: z.uuid().optional(),
});

/** /api/v1/quarantine */
export async function quarantineRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/quarantine",
    {
      config: { permission: "read" },
      schema: {
        summary: "What was kept aside, with its reason",
        tags: ["quarantine"],
        querystring: filterSchema.extend({
          cursor: z
            .string()
            .regex(/^\d{1,15}$/)
            .optional(),
          limit: z.coerce.number().int().min(1).max(500).default(50),
        }),
        response: { 200: quarantineAnswerSchema },
      },
    },
    (request) => showQuarantine(app(), memberOf(request.caller).workspace, request.query),
  );
  server.post(
    "/api/v1/quarantine/replay",
    {
      config: { permission: "manage" },
      schema: {
        summary: "Try again what was kept aside; with a corrected recipe for rows of a file",
        tags: ["quarantine"],
        body: z
          .strictObject({ filter: filterSchema.default({}), recipe: z.unknown().optional() })
          .default({ filter: {} }),
        response: { 200: z.object({ tried: z.number(), accepted: z.number(), remaining: z.number() }) },
      },
    },
    (request) =>
      replayQuarantine(app(), memberOf(request.caller).workspace, request.body.filter, request.body.recipe),
  );
}
