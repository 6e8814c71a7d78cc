// The settings of the caller's workspace.

import { saveWorkspace } from "../../actions/save-workspace.ts";
import { workspaceBodySchema, workspaceSchema } from "../contract.ts";

import { doerOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

/** /api/v1/workspace */
export async function workspaceRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.put(
    "/api/v1/workspace",
    {
      config: { permission: "manage" },
      schema: {
        summary: "Write the workspace's settings",
        tags: ["workspace"],
        body: workspaceBodySchema,
        response: { 200: workspaceSchema },
      },
    },
    (request) => saveWorkspace(app(), doerOf(request), request.body),
  );
}
