// Brings the tables of the log to the newest schema, node by node, and remembers on each node what it has.
// Every statement is idempotent, so a start that was killed half way, or two at once, end in the same schema. The caller
// holds a lock in the records store all the same, so that a cluster is not asked twice.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { AppError } from "../errors.ts";
import type { Warehouse } from "./warehouse.ts";

/** One numbered file. */
export interface WarehouseMigration {
  readonly name: string;
  readonly sql: string;
}

/** The folder of the migrations: beside this file in the source, under `warehouse/` beside a bundle. */
export function findMigrationDir(): string {
  const tried = ["./migrations", "./warehouse/migrations", "../warehouse/migrations"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const found = tried.find((path) => existsSync(join(path, "0001-log.sql")));
  if (found === undefined)
    throw new AppError("internal", `The migrations of the log are in none of ${tried.join(", ")}`);
  return found;
}

/** The migrations in their order. */
export function readMigrations(dir: string = findMigrationDir()): WarehouseMigration[] {
  return readdirSync(dir)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(dir, name), "utf8") }));
}

/** The statements of a migration for one server or for a node of a cluster. */
export function renderMigration(sql: string, database: string, cluster: string | undefined): string[] {
  const [common = "", clustered = ""] = sql.split(/^-- cluster$/m);
  return (cluster === undefined ? common : `${common}\n${clustered}`)
    .replace(/^--.*$/gm, "")
    .replaceAll("{local}", cluster === undefined ? "" : "_local")
    .replace(/\{engine:(\w+)\}/g, "$1")
    .replaceAll("{cluster}", cluster ?? "")
    .replaceAll("{database}", database)
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

const nameRow = z.object({ name: z.string() });

/**
 * Applies what is missing on every node and returns the names that were applied anywhere. Throws `engine-failed` when a
 * node does not answer and `internal` when one refuses a statement.
 */
export async function migrateWarehouse(warehouse: Warehouse, dir?: string): Promise<string[]> {
  const migrations = readMigrations(dir);
  const applied = new Set<string>();
  const nodes = await warehouse.nodes();
  // All nodes get a migration before any gets the next: a Distributed table needs its local ones everywhere.
  const done = new Map<string, Set<string>>();
  for (const node of nodes) done.set(node, await prepare(warehouse, node));
  for (const { name, sql } of migrations) {
    for (const node of nodes) {
      if (done.get(node)?.has(name)) continue;
      for (const statement of renderMigration(sql, warehouse.database, warehouse.cluster?.name))
        await warehouse.command(statement, { node });
      await warehouse.command("INSERT INTO migration (name) VALUES ({name:String})", {
        node,
        params: { name },
      });
      applied.add(name);
    }
  }
  return [...applied];
}

/** Makes the database and the list of migrations on a node; returns the names it has. */
async function prepare(warehouse: Warehouse, node: string): Promise<Set<string>> {
  await warehouse.makeDatabase(node);
  await warehouse.command(
    `CREATE TABLE IF NOT EXISTS migration (name String, at DateTime64(3, 'UTC') DEFAULT now64(3))
     ENGINE = MergeTree ORDER BY name SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
    { node },
  );
  const rows = await warehouse.inspect(
    {
      name: "migrations",
      sql: "SELECT DISTINCT name FROM migration",
      params: {},
      row: nameRow,
      weight: "quick",
    },
    node,
  );
  return new Set(rows.map((row) => row.name));
}
