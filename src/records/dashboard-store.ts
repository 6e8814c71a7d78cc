// The dashboards of a workspace. Tiles are checked by the domain's schema on the way in and on the way out. A change names
// the version it was made from and happens only to that one, so that two people who edit never overwrite each other unseen.

import { z } from "zod";
import type { DashboardDraft } from "../domain/dashboard.ts";
import { tileSchema } from "../domain/dashboard-schema.ts";
import { chosenPeriodSchema } from "../domain/figure-view-schema.ts";
import type { Queryable } from "./database.ts";

const summaryRow = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  tileCount: z.number(),
  version: z.number(),
  madeBy: z.string(),
  changedBy: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

const dashboardRow = summaryRow.extend({
  period: chosenPeriodSchema.nullable(),
  tiles: z.array(tileSchema),
});

/** A dashboard as lists show it. */
export type DashboardSummary = z.infer<typeof summaryRow>;

/** A dashboard. */
export type StoredDashboard = z.infer<typeof dashboardRow>;

const summaryColumns = `id, name, description, jsonb_array_length(tiles) AS "tileCount", version, made_by AS "madeBy",
  changed_by AS "changedBy", created_at AS "createdAt", updated_at AS "updatedAt"`;
const columns = `${summaryColumns}, period, tiles`;

/** The dashboards of a workspace by name. */
export function listDashboards(database: Queryable, workspace: number): Promise<DashboardSummary[]> {
  return database.rows(
    summaryRow,
    `SELECT ${summaryColumns} FROM dashboard WHERE workspace = $1 AND removed_at IS NULL ORDER BY lower(name), created_at, id`,
    [workspace],
  );
}

/** How many dashboards a workspace has. */
export async function countDashboards(database: Queryable, workspace: number): Promise<number> {
  const row = await database.row(
    z.object({ n: z.number() }),
    "SELECT count(*) AS n FROM dashboard WHERE workspace = $1 AND removed_at IS NULL",
    [workspace],
  );
  return row?.n ?? 0;
}

/** One dashboard, or undefined. */
export function findDashboard(
  database: Queryable,
  workspace: number,
  id: string,
): Promise<StoredDashboard | undefined> {
  return database.row(
    dashboardRow,
    `SELECT ${columns} FROM dashboard WHERE workspace = $1 AND id = $2 AND removed_at IS NULL`,
    [workspace, id],
  );
}

function valuesOf({ name, description, period, tiles }: DashboardDraft): unknown[] {
  return [name, description, period && JSON.stringify(period), JSON.stringify(tiles)];
}

/** Keeps a new dashboard. Undefined when the id is taken. */
export function createDashboard(
  database: Queryable,
  workspace: number,
  id: string,
  draft: DashboardDraft,
  madeBy: string,
): Promise<StoredDashboard | undefined> {
  return database.row(
    dashboardRow,
    `INSERT INTO dashboard (name, description, period, tiles, workspace, id, made_by, changed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (id) DO NOTHING RETURNING ${columns}`,
    [...valuesOf(draft), workspace, id, madeBy],
  );
}

/** Changes a dashboard that is still at `version`. Undefined when it is not, or is not there. */
export function changeDashboard(
  database: Queryable,
  workspace: number,
  id: string,
  change: { readonly draft: DashboardDraft; readonly version: number; readonly changedBy: string },
): Promise<StoredDashboard | undefined> {
  return database.row(
    dashboardRow,
    `UPDATE dashboard SET name = $1, description = $2, period = $3, tiles = $4, version = version + 1,
       changed_by = $8, updated_at = now()
     WHERE workspace = $5 AND id = $6 AND version = $7 AND removed_at IS NULL RETURNING ${columns}`,
    [...valuesOf(change.draft), workspace, id, change.version, change.changedBy],
  );
}

/** Removes a dashboard, or brings a removed one back, and tells its name. Undefined when there was nothing to do it to. */
export async function removeDashboard(
  database: Queryable,
  workspace: number,
  id: string,
  removed: boolean,
): Promise<string | undefined> {
  const text = removed
    ? "UPDATE dashboard SET removed_at = now() WHERE workspace = $1 AND id = $2 AND removed_at IS NULL RETURNING name"
    : "UPDATE dashboard SET removed_at = NULL WHERE workspace = $1 AND id = $2 AND removed_at IS NOT NULL RETURNING name";
  return (await database.row(z.object({ name: z.string() }), text, [workspace, id]))?.name;
}

/** Forgets dashboards that were removed long ago. Returns how many. */
export function forgetRemovedDashboards(database: Queryable, keepDays: number): Promise<number> {
  return database.run("DELETE FROM dashboard WHERE removed_at < now() - make_interval(days => $1)", [
    keepDays,
  ]);
}
