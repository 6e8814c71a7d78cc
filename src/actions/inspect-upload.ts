// Looks at an uploaded file: what it is, what its columns seem to mean, and what would come of the first rows.

import { AppError } from "../errors.ts";
import { inspectFile } from "../intake/sources/files/inspect-file.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import type { App } from "./app.ts";
import { findUpload } from "./keep-upload.ts";

/** What is known of a file before anything is imported, with the doubts in the asker's language. */
export async function inspectUpload(
  app: Pick<App, "config" | "context" | "database">,
  workspaceId: number,
  upload: string,
  name: string,
  language: "es" | "en",
) {
  const { path } = await findUpload(app, workspaceId, upload);
  const workspace = await findWorkspace(app.database, workspaceId);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${workspaceId}.`);
  const { timeZone } = workspace;
  const receivedAt = app.context.now();
  const { format, columns, recipe, preview, doubts } = await inspectFile(path, name, {
    receivedAt,
    timeZone,
  });
  return {
    upload,
    format,
    columns: columns.map(({ name, examples, guess }) => ({ name, examples: [...examples], guess })),
    recipe,
    doubts: doubts.map((doubt) => doubt[language]),
    preview: preview.map((row) => ({ ...row })),
  };
}
