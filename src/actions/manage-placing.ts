// Giving all of history its place again, as work that can be left and found again: start it, watch it, stop it.

import { randomUUID } from "node:crypto";
import type { Doer } from "../domain/audit.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import { cancelPlacing, createPlacing, findPlacing, type Placing } from "../records/placing-store.ts";
import type { App } from "./app.ts";

function presentable({ id, state, total, examined, changed, error, startedAt, finishedAt }: Placing) {
  return {
    id,
    state,
    total,
    examined,
    changed,
    error,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

/** How far a run is. Throws `not-found`. */
export async function watchPlacing(app: Pick<App, "database">, workspace: number, id: string) {
  const job = await findPlacing(app.database, workspace, id);
  if (!job) throw new AppError("not-found", `There is no placing ${id} in this workspace.`);
  return presentable(job);
}

/** The latest run, or null when there was none. */
export async function latestPlacing(app: Pick<App, "database">, workspace: number) {
  const job = await findPlacing(app.database, workspace);
  return job ? presentable(job) : null;
}

/** Starts a run. One that still waits for its turn is as good as a new one, and given instead. */
export async function startPlacing(app: Pick<App, "database" | "placings" | "process">, doer: Doer) {
  const { workspace } = doer;
  const latest = await findPlacing(app.database, workspace);
  if (latest?.state === "waiting" && latest.process === app.process) return presentable(latest);
  const job = { id: randomUUID(), workspace, process: app.process };
  await changeAndRecord(
    app.database,
    doer,
    (tx) => createPlacing(tx, job),
    () => ({ action: "history.placed" }),
  );
  app.placings.enqueue(job);
  return watchPlacing(app, workspace, job.id);
}

/** Stops a run; what it moved stays moved. Throws `not-found`, and `conflict` when it is over. */
export async function endPlacing(app: Pick<App, "database">, doer: Doer, id: string): Promise<void> {
  await watchPlacing(app, doer.workspace, id);
  const isEnded = await changeAndRecord(
    app.database,
    doer,
    (tx) => cancelPlacing(tx, doer.workspace, id),
    (ended) => (ended ? { action: "history.stopped" } : undefined),
  );
  if (!isEnded) throw new AppError("conflict", "History was already placed.");
}
