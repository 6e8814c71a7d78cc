// Who asks, in which workspace, what they may do there, and whether the log holds anything that they may see.

import { isoInZone } from "../domain/period.ts";
import type { Permission } from "../domain/permission.ts";
import type { Sight } from "../domain/sight.ts";
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
  readonly may: Permission[];
}

/** Describes the caller's workspace as far as it is seen; the write key only to those who set up what sends. */
export async function describeMe(
  app: Pick<App, "database" | "warehouse">,
  sight: Sight,
  user: Me["user"],
  { may, showsWriteKey }: { readonly may: Permission[]; readonly showsWriteKey: boolean },
): Promise<Me> {
  const [workspace, keys, { firstAt, lastAt, count }] = await Promise.all([
    findWorkspace(app.database, sight.workspace),
    showsWriteKey ? listKeys(app.database, sight.workspace) : [],
    span(app.warehouse, sight),
  ]);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const iso = (at: number | null) => (at === null ? null : isoInZone(workspace.timeZone, at));
  return {
    user,
    workspace,
    hasData: count > 0,
    firstAt: iso(firstAt),
    lastAt: iso(lastAt),
    writeKey: keys.filter((key) => key.kind === "write").at(-1)?.value ?? null,
    may,
  };
}
