// Looks at an uploaded file: what it is, what its columns seem to mean, and what would come of the first rows, by the proposed
// recipe or by one that someone has corrected.

import { AppError } from "../errors.ts";
import { inspectFile } from "../intake/sources/files/inspect-file.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import type { App } from "./app.ts";
import { findUpload } from "./keep-upload.ts";
import { checkRecipe } from "./open-import-source.ts";

/**
 * What is known of a file before anything is imported, with the doubts in the asker's language. With a recipe its first rows
 * are shown by that one. Throws `not-found` for an upload that is gone and `bad-input` for a recipe that cannot be used.
 */
export async function inspectUpload(
  app: Pick<App, "config" | "context" | "database">,
  workspaceId: number,
  upload: string,
  name: string,
  language: "es" | "en",
  own?: unknown,
) {
  const corrected = own === undefined ? undefined : checkRecipe(own);
  const { path } = await findUpload(app, workspaceId, upload);
  const workspace = await findWorkspace(app.database, workspaceId);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${workspaceId}.`);
  const { timeZone } = workspace;
  const receivedAt = app.context.now();
  const { format, columns, recipe, preview, doubts, findings } = await inspectFile(path, name, {
    receivedAt,
    timeZone,
    ...(corrected && { recipe: corrected }),
  });
  return {
    upload,
    format,
    columns: columns.map((column) => ({ ...column, examples: [...column.examples] })),
    recipe,
    doubts: doubts.map((doubt) => doubt[language]),
    findings: findings.map((finding) => finding[language]),
    preview: preview.map((row) => ({ ...row })),
  };
}
