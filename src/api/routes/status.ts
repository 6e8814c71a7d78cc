// Whether the process lives, whether it is ready, whether its counts add up, and the API's own description.

import { z } from "zod";
import { reportStatus } from "../../actions/report-status.ts";
import { statusSchema } from "../contract.ts";
import { memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const aliveSchema = z.object({ status: z.literal("ok") });
const readySchema = z.object({ ready: z.boolean(), waitingFor: z.array(z.string()) });

/** /healthz, /readyz, /api/v1/status and /api/openapi.json */
export async function statusRoutes(
  server: ZodFastify,
  { app, version, readiness }: RouteParts,
): Promise<void> {
  server.get(
    "/healthz",
    {
      config: { permission: "public" },
      schema: { summary: "The process lives", tags: ["status"], response: { 200: aliveSchema } },
    },
    () => ({ status: "ok" as const }),
  );
  server.get(
    "/readyz",
    {
      config: { permission: "public" },
      schema: {
        summary: "Engines answer and migrations are done",
        tags: ["status"],
        response: { 200: readySchema, 503: readySchema },
      },
    },
    async (_request, reply) => {
      const state = readiness();
      let waitingFor = [...state.waitingFor];
      if (state.ready) {
        const [records, log] = await Promise.allSettled([app().database.ping(), app().warehouse.ping()]);
        waitingFor = [
          ...(records.status === "rejected" ? ["postgres"] : []),
          ...(log.status === "rejected" ? ["clickhouse"] : []),
        ];
      }
      return reply
        .code(waitingFor.length === 0 ? 200 : 503)
        .send({ ready: waitingFor.length === 0, waitingFor });
    },
  );
  server.get(
    "/api/v1/status",
    {
      config: { permission: "import" },
      schema: { summary: "Counts that must add up", tags: ["status"], response: { 200: statusSchema } },
    },
    async (request) => ({ version, ...(await reportStatus(app(), memberOf(request.caller).workspace)) }),
  );
  server.get("/api/openapi.json", { config: { permission: "public" }, schema: { hide: true } }, () =>
    server.swagger(),
  );
}
