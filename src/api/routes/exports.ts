// Figures leave as files that the browser makes of answers it has; that they leave is noted here before they do.

import { noteExport } from "../../actions/note-export.ts";
import { exportBodySchema } from "../contract-shares.ts";
import { doerOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** /api/v1/exports */
export async function exportRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.post(
    "/api/v1/exports",
    {
      config: { permission: "export" },
      schema: {
        summary: "Note that a figure leaves as a file",
        tags: ["figures"],
        body: exportBodySchema,
      },
    },
    async (request, reply) => {
      await noteExport(app(), doerOf(request), request.body);
      return reply.code(204).send();
    },
  );
}
