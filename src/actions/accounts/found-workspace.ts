// Another workspace in this installation: its founder owns it, and it starts as the first one did.

import { defaultCatalogue } from "../../domain/default-catalogue/default-catalogue.ts";
import { recordDeed } from "../../records/audit-store.ts";
import { createKey } from "../../records/key-store.ts";
import { putMembership } from "../../records/membership-store.ts";
import { saveTouchpoints } from "../../records/touchpoint-store.ts";
import { createWorkspace, findWorkspace, type Workspace } from "../../records/workspace-store.ts";
import type { App } from "../app.ts";

/** Makes a workspace owned by the person of a session. Its clocks are those of the one before. */
export async function foundWorkspace(
  app: Pick<App, "database" | "context">,
  session: { readonly person: string; readonly name: string; readonly workspace: number },
  name: string,
): Promise<Workspace> {
  const { database, context } = app;
  const before = await findWorkspace(database, session.workspace);
  const made = await database.transaction(async (tx) => {
    const workspace = await createWorkspace(tx, name, before?.timeZone ?? "UTC");
    await putMembership(tx, workspace.id, session.person, "owner", null);
    const random = context.random(24);
    const actor = { kind: "person", id: session.person, name: session.name, role: "owner" } as const;
    const doer = { workspace: workspace.id, actor, address: null };
    await createKey(tx, { workspace: workspace.id, kind: "write", name: "First write key", random });
    const subject = { kind: "workspace", id: String(workspace.id), name };
    await recordDeed(tx, doer, { action: "workspace.made", subject });
    return workspace;
  });
  await saveTouchpoints(database, made.id, defaultCatalogue(), { replaceExisting: false });
  return made;
}
