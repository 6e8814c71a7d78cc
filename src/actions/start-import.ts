// Starting, watching and ending imports: of a file with its recipe, or of the demo.

import { randomUUID } from "node:crypto";
import { demoScenarios } from "../demo/scenarios.ts";
import type { Doer } from "../domain/audit.ts";
import type { Unit } from "../domain/unit.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import { cancelImport, createImport, findImport, type Import, listImports } from "../records/import-store.ts";
import { listUnits } from "../records/unit-store.ts";
import type { App } from "./app.ts";
import { findUpload } from "./keep-upload.ts";
import { saveUnits } from "./manage-units.ts";
import { checkRecipe } from "./open-import-source.ts";

/** Interactions that one simulated customer has, about: only for the progress bar. */
const demoItemsPerCustomer = 50;

/** Starts the import of an upload and returns its id. Throws `not-found` or `bad-input`. */
export async function startImport(
  app: App,
  doer: Doer,
  request: {
    readonly upload: string;
    readonly name: string;
    readonly recipe: unknown;
    readonly dryRun: boolean;
  },
): Promise<string> {
  const { workspace } = doer;
  const recipe = checkRecipe(request.recipe);
  const { path, bytes } = await findUpload(app, workspace, request.upload);
  return enqueue(app, doer, {
    workspace,
    kind: "file",
    name: request.name,
    file: path,
    recipe,
    dryRun: request.dryRun,
    bytesTotal: bytes,
  });
}

/** Gives the units of an invented company their places and names; those that the workspace has stay as they are. */
async function plantUnits(app: App, doer: Doer, units: readonly Unit[]): Promise<void> {
  const known = new Set((await listUnits(app.database, doer.workspace)).map(({ key }) => key));
  const missing = units.filter(({ key }) => !known.has(key));
  if (missing.length > 0) await saveUnits(app, doer, missing);
}

/** Starts writing the invented retailer and returns the import's id. Writing the same one twice adds nothing. */
export async function startDemo(
  app: App,
  doer: Doer,
  request: {
    readonly customers: number;
    readonly seed: number;
    readonly scenario: string;
    readonly until?: number | undefined;
  },
): Promise<string> {
  const { customers, seed, scenario } = request;
  const company = demoScenarios.find(({ key }) => key === scenario);
  if (!company) throw new AppError("bad-input", `There is no scenario ${scenario}.`);
  await plantUnits(
    app,
    doer,
    company.units.map(({ key, names, kind, parent }) => ({ key, names, kind, parent })),
  );
  // A whole day, so that the demo of one day is the same whenever it is asked for.
  const until = request.until ?? Math.floor(app.context.now() / 86_400_000) * 86_400_000;
  return enqueue(app, doer, {
    workspace: doer.workspace,
    kind: "demo",
    name: "Demo",
    file: "",
    recipe: { scenario, customers, seed, until },
    dryRun: false,
    bytesTotal: customers * demoItemsPerCustomer,
  });
}

async function enqueue(
  app: App,
  doer: Doer,
  job: Pick<Import, "workspace" | "kind" | "name" | "file" | "recipe" | "dryRun" | "bytesTotal">,
): Promise<string> {
  const id = randomUUID();
  const { kind, name, dryRun } = job;
  await changeAndRecord(
    app.database,
    doer,
    (tx) => createImport(tx, { ...job, id, process: app.process }),
    () => ({
      action: kind === "demo" ? "demo.written" : "import.started",
      subject: { kind: "import", id, name },
      ...(dryRun ? { details: { dryRun } } : {}),
    }),
  );
  const made = await findImport(app.database, job.workspace, id);
  if (made) app.imports.enqueue(made);
  return id;
}

function presentable(job: Import) {
  const { id, name, state, dryRun, bytesTotal, bytesRead, counts, problems, error } = job;
  return {
    id,
    name,
    state,
    dryRun,
    bytesTotal,
    bytesRead,
    counts,
    problems,
    error,
    startedAt: job.startedAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}

/** How far an import is. Throws `not-found`. */
export async function watchImport(app: Pick<App, "database">, workspace: number, id: string) {
  const job = await findImport(app.database, workspace, id);
  if (!job) throw new AppError("not-found", `There is no import ${id} in this workspace.`);
  return presentable(job);
}

/** The recipe of an import. Throws `not-found`, also for the demo, which has none. */
export async function showRecipe(
  app: Pick<App, "database">,
  workspace: number,
  id: string,
): Promise<{ recipe: unknown }> {
  const job = await findImport(app.database, workspace, id);
  if (job?.kind !== "file")
    throw new AppError("not-found", `There is no import ${id} with a recipe in this workspace.`);
  return { recipe: job.recipe };
}

/** The latest imports. */
export async function showImports(app: Pick<App, "database">, workspace: number) {
  return (await listImports(app.database, workspace)).map(presentable);
}

/** Ends an import after the block in hand; what it wrote stays. Throws `not-found`, and `conflict` when it is over. */
export async function endImport(app: Pick<App, "database">, doer: Doer, id: string): Promise<void> {
  const { name } = await watchImport(app, doer.workspace, id);
  const isEnded = await changeAndRecord(
    app.database,
    doer,
    (tx) => cancelImport(tx, doer.workspace, id),
    (ended) => (ended ? { action: "import.cancelled", subject: { kind: "import", id, name } } : undefined),
  );
  if (!isEnded) throw new AppError("conflict", "This import is already over.");
}
