// What was kept aside and its replay.

import { z } from "zod";
import { repairQuarantined } from "../../actions/repair-quarantine.ts";
import { replayQuarantine, showQuarantine } from "../../actions/replay-quarantine.ts";
import {
  quarantineAnswerSchema,
  repairBodySchema,
  repairedSchema,
  replayedSchema,
} from "../contract-arrivals.ts";
import { wordsFor } from "../problem-words/in-spanish.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const filterSchema = z.object({
  reason: z.string().max(60).optional(),
  source: z.string().max(200).optional(),
  import: z.uuid().optional(),
  search: z.string().max(200).optional(),
});

/** /api/v1/quarantine */
export async function quarantineRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/quarantine",
    {
      config: { permission: "import" },
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
    async (request) => {
      const say = wordsFor(request);
      const shown = await showQuarantine(app(), memberOf(request.caller).workspace, request.query);
      return { ...shown, items: shown.items.map((item) => ({ ...item, detail: say(item.detail) })) };
    },
  );
  server.post(
    "/api/v1/quarantine/replay",
    {
      config: { permission: "catalogue" },
      schema: {
        summary: "Try again what was kept aside; with a corrected recipe for rows of a file",
        tags: ["quarantine"],
        body: z
          .strictObject({ filter: filterSchema.default({}), recipe: z.unknown().optional() })
          .default({ filter: {} }),
        response: { 200: replayedSchema },
      },
    },
    (request) => replayQuarantine(app(), doerOf(request), request.body.filter, request.body.recipe),
  );
  server.post(
    "/api/v1/quarantine/:id/repair",
    {
      config: { permission: "catalogue" },
      schema: {
        summary: "Try one item again with its content corrected",
        description:
          "Until it is accepted the item stays as it was sent; the answer says what is still wrong.",
        tags: ["quarantine"],
        params: z.object({ id: z.string().regex(/^\d{1,15}$/) }),
        body: repairBodySchema,
        response: { 200: repairedSchema },
      },
    },
    async (request) => {
      const { id } = request.params;
      const repaired = await repairQuarantined(app(), doerOf(request), Number(id), request.body.raw);
      return { ...repaired, detail: wordsFor(request)(repaired.detail) };
    },
  );
}
