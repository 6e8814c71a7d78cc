// Dashboards: list, read, make (also of a template), change, remove, bring back.

import { z } from "zod";
import {
  dashboard,
  dashboards,
  makeDashboard,
  makeFromTemplate,
  saveDashboard,
  setDashboardRemoved,
} from "../../actions/save-dashboard.ts";
import {
  dashboardAnswerSchema,
  dashboardBodySchema,
  dashboardChangeSchema,
  dashboardsSchema,
  templateBodySchema,
} from "../contract-dashboards.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const tags = ["dashboards"];
const params = z.object({ id: z.uuid() });
const response = { 200: dashboardAnswerSchema };

/** /api/v1/dashboards */
export async function dashboardRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/dashboards",
    {
      config: { permission: "figures" },
      schema: { summary: "The dashboards by name", tags, response: { 200: dashboardsSchema } },
    },
    async (request) => ({ dashboards: await dashboards(app(), memberOf(request.caller).workspace) }),
  );
  server.get(
    "/api/v1/dashboards/:id",
    {
      config: { permission: "figures" },
      schema: { summary: "One dashboard with its tiles", tags, params, response },
    },
    (request) => dashboard(app(), memberOf(request.caller).workspace, request.params.id),
  );
  server.post(
    "/api/v1/dashboards",
    {
      config: { permission: "compose" },
      schema: { summary: "Make a dashboard", tags, body: dashboardBodySchema, response },
    },
    (request) => makeDashboard(app(), doerOf(request), request.body),
  );
  server.post(
    "/api/v1/dashboards/from-template",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Make a dashboard of a template, with the saved questions it shows",
        tags,
        body: templateBodySchema,
        response,
      },
    },
    (request) => {
      const { template, language } = request.body;
      return makeFromTemplate(app(), doerOf(request), { key: template, language });
    },
  );
  server.put(
    "/api/v1/dashboards/:id",
    {
      config: { permission: "compose" },
      schema: {
        summary: "Change a dashboard; 409 when someone changed it after the version that is named",
        tags,
        params,
        body: dashboardChangeSchema,
        response,
      },
    },
    (request) => {
      const { version, ...draft } = request.body;
      return saveDashboard(app(), doerOf(request), request.params.id, { draft, version });
    },
  );
  for (const { removed, method, url, summary } of [
    { removed: true, method: "DELETE", url: "/api/v1/dashboards/:id", summary: "Remove a dashboard" },
    {
      removed: false,
      method: "POST",
      url: "/api/v1/dashboards/:id/restore",
      summary: "Bring a removed dashboard back, within 30 days",
    },
  ] as const)
    server.route({
      method,
      url,
      config: { permission: "compose" },
      schema: { summary, tags, params },
      handler: async (request, reply) => {
        await setDashboardRemoved(app(), doerOf(request), request.params.id, removed);
        return reply.code(204).send();
      },
    });
}
