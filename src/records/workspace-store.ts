// Workspaces: the wall between tenants, and the settings that figures need.

import { z } from "zod";
import { channels } from "../domain/channel.ts";
import type { Queryable } from "./database.ts";

const workspaceRow = z.object({
  id: z.number(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  minimumN: z.number(),
  language: z.enum(["es", "en"]),
  brandColor: z.string().nullable(),
  brandColorSecond: z.string().nullable(),
  hiddenChannels: z.array(z.enum(channels)),
});

/** One workspace. */
export type Workspace = z.infer<typeof workspaceRow>;

const columns = `id, name, time_zone AS "timeZone", currency, minimum_n AS "minimumN", language,
  brand_color AS "brandColor", brand_color_second AS "brandColorSecond", hidden_channels AS "hiddenChannels"`;

/** All workspaces that people work in, oldest first. */
export function listWorkspaces(database: Queryable): Promise<Workspace[]> {
  return database.rows(
    workspaceRow,
    `SELECT ${columns} FROM workspace WHERE employees_of IS NULL ORDER BY id`,
  );
}

/** One workspace, or undefined. */
export function findWorkspace(database: Queryable, id: number): Promise<Workspace | undefined> {
  return database.row(workspaceRow, `SELECT ${columns} FROM workspace WHERE id = $1`, [id]);
}

/** Makes a workspace with the default settings. */
export async function createWorkspace(
  database: Queryable,
  name: string,
  timeZone: string,
): Promise<Workspace> {
  const made = await database.row(
    workspaceRow,
    `INSERT INTO workspace (name, time_zone) VALUES ($1, $2) RETURNING ${columns}`,
    [name, timeZone],
  );
  if (!made) throw new Error("INSERT returned no row");
  return made;
}

/**
 * The workspace whose log holds what the employees of this one say. Nobody is a member of it; it is made when it is first
 * needed. Undefined when there is no workspace of that id.
 */
export async function employeesLog(database: Queryable, workspace: number): Promise<number | undefined> {
  const row = await database.row(
    z.object({ id: z.number() }),
    `INSERT INTO workspace (name, time_zone, currency, language, employees_of)
     SELECT name, time_zone, currency, language, id FROM workspace WHERE id = $1
     ON CONFLICT (employees_of) DO UPDATE SET name = excluded.name RETURNING id`,
    [workspace],
  );
  return row?.id;
}

/** What people may change about a workspace. */
export type WorkspaceSettings = Omit<Workspace, "id">;

/** Writes the settings of a workspace; undefined when there is none of that id. */
export function updateWorkspace(
  database: Queryable,
  id: number,
  settings: WorkspaceSettings,
): Promise<Workspace | undefined> {
  const { name, timeZone, currency, minimumN, language } = settings;
  const { brandColor, brandColorSecond, hiddenChannels } = settings;
  return database.row(
    workspaceRow,
    `UPDATE workspace SET name = $2, time_zone = $3, currency = $4, minimum_n = $5, language = $6,
       brand_color = $7, brand_color_second = $8, hidden_channels = $9
     WHERE id = $1 RETURNING ${columns}`,
    [id, name, timeZone, currency, minimumN, language, brandColor, brandColorSecond, hiddenChannels],
  );
}
