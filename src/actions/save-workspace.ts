// The settings of a workspace that figures and screens rest on: name, time zone, currency, minimum n, language.

import { AppError } from "../errors.ts";
import { updateWorkspace, type Workspace, type WorkspaceSettings } from "../records/workspace-store.ts";
import type { App } from "./app.ts";

/** Writes the settings; the next question already follows them. Throws `not-found`. */
export async function saveWorkspace(
  app: Pick<App, "database">,
  workspace: number,
  settings: WorkspaceSettings,
): Promise<Workspace> {
  const saved = await updateWorkspace(app.database, workspace, settings);
  if (!saved) throw new AppError("not-found", `There is no workspace ${workspace}.`);
  return saved;
}
