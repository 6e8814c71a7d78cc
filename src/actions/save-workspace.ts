// The settings of a workspace that figures and screens rest on: name, time zone, currency, minimum n, language,
// and how it looks outside.

import type { Deed, Doer } from "../domain/audit.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import {
  findWorkspace,
  updateWorkspace,
  type Workspace,
  type WorkspaceSettings,
} from "../records/workspace-store.ts";
import type { App } from "./app.ts";

/** Each setting that is another now, as `30 → 50`; undefined when none is. */
function describeChange(before: Workspace, after: Workspace): Deed | undefined {
  const old = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).filter(([key, value]) => String(old.get(key)) !== String(value));
  if (changed.length === 0) return undefined;
  return {
    action: "workspace.changed",
    subject: { kind: "workspace", id: String(after.id), name: after.name },
    details: Object.fromEntries(
      changed.map(([key, value]) => [key, `${String(old.get(key))} → ${String(value)}`]),
    ),
  };
}

/** Writes the settings; the next question already follows them. Throws `not-found`. */
export async function saveWorkspace(
  app: Pick<App, "database">,
  doer: Doer,
  settings: WorkspaceSettings,
): Promise<Workspace> {
  const { saved } = await changeAndRecord(
    app.database,
    doer,
    async (tx) => ({
      before: await findWorkspace(tx, doer.workspace),
      saved: await updateWorkspace(tx, doer.workspace, settings),
    }),
    ({ before, saved }) => before && saved && describeChange(before, saved),
  );
  if (!saved) throw new AppError("not-found", `There is no workspace ${doer.workspace}.`);
  return saved;
}
