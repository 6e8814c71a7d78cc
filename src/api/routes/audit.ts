// The audit trail: reading it, taking it out as a file, and finding out whether it is as it was written.

import { Readable } from "node:stream";
import { exportAudit, showAudit } from "../../actions/show-audit.ts";
import { verifyAudit } from "../../actions/verify-audit.ts";
import { csvContentType } from "../../domain/csv-cell.ts";
import {
  auditAnswerSchema,
  auditExportSchema,
  auditQuerySchema,
  auditVerdictSchema,
} from "../contract-audit.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** /api/v1/audit */
export async function auditRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/audit",
    {
      config: { permission: "audit" },
      schema: {
        summary: "Who did what, newest first",
        tags: ["audit"],
        querystring: auditQuerySchema,
        response: { 200: auditAnswerSchema },
      },
    },
    (request) => {
      const { cursor, limit, action: actions, ...filter } = request.query;
      return showAudit(app(), memberOf(request.caller).workspace, {
        ...filter,
        actions,
        cursor: cursor === undefined ? undefined : Number(cursor),
        limit,
      });
    },
  );
  server.get(
    "/api/v1/audit/verify",
    {
      config: { permission: "audit" },
      schema: {
        summary: "Whether the trail is as it was written",
        tags: ["audit"],
        response: { 200: auditVerdictSchema },
      },
    },
    (request) => verifyAudit(app(), memberOf(request.caller).workspace),
  );
  server.get(
    "/api/v1/audit/export",
    {
      config: { permission: "audit" },
      schema: { summary: "The trail as CSV", tags: ["audit"], querystring: auditExportSchema },
    },
    async (request, reply) => {
      const { language, action: actions, ...filter } = request.query;
      const rows = await exportAudit(app(), doerOf(request), { ...filter, actions }, language);
      reply.type(csvContentType).header("content-disposition", 'attachment; filename="vivencia-audit.csv"');
      return reply.send(Readable.from(rows));
    },
  );
}
