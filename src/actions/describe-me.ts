// Who asks, in which workspace, and whether its log holds anything yet.

import { isoInZone } from "../domain/period.ts";
import { AppError } from "../errors.ts";
import { listKeys } from "../records/key-store.ts";
import { findWorkspace, type Workspace } from "../records/workspace-store.ts";
import { span } from "../warehouse/span.ts";
import type { App } from "./app.ts";

/** The answer of /api/v1/me. */
export interface Me {
  readonly user: { readonly name: string; readonly role: string };
  readonly workspace: Workspace;
  readonly hasData: boolean;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly writeKey: string | null;
}

/** Describes the caller's workspace; the write key only to those who may manage. */
export async function describeMe(
  app: Pick<App, "database" | "warehouse">,
  workspaceId: number,
  user: Me["user"],
  mayManage: boolean,
): Promise<Me> {
  const [workspace, keys, { firstAt, lastAt, count }] = await Promise.all([
    findWorkspace(app.database, workspaceId),
    mayManage ? listKeys(app.database, workspaceId) : [],
    span(app.warehouse, workspaceId),
  ]);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${workspaceId}.`);
  const iso = (at: number | null) => (at === null ? null : isoInZone(workspace.timeZone, at));
  return {
    user,
    workspace,
    hasData: count > 0,
    firstAt: iso(firstAt),
    lastAt: iso(lastAt),
    writeKey: keys.filter((key) => key.kind === "write").at(-1)?.value ?? null,
  };
}
