// Numbered migrations of the system of record: run once, in order, each in its own transaction, by one process at a time.

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { AppError } from "../errors.ts";
import type { Database } from "./database.ts";

/** Where the numbered files are: beside this file in the sources, under `records/` in the build. */
export function recordsMigrationsDir(): string {
  const beside = fileURLToPath(new URL("./migrations", import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL("./records/migrations", import.meta.url));
}

const appliedRow = z.object({ name: z.string() });

/** Applies what is missing. Returns the names applied. Throws when the database is newer than this program. */
export async function migrateRecords(
  database: Database,
  directory = recordsMigrationsDir(),
): Promise<string[]> {
  const files = (await readdir(directory)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return database.locked("migrate", 0, async () => {
    await database.run(
      "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())",
    );
    const applied = new Set(
      (await database.rows(appliedRow, "SELECT name FROM migration")).map((row) => row.name),
    );
    const unknown = [...applied].filter((name) => !files.includes(name));
    if (unknown.length > 0)
      throw new AppError(
        "conflict",
        `The database was made by a newer Vivencia (it has ${unknown.join(", ")}). Start that version, or restore a backup of this one.`,
      );
    const missing = files.filter((name) => !applied.has(name));
    for (const name of missing) {
      const sql = await readFile(join(directory, name), "utf8");
      await database.transaction(async (tx) => {
        await tx.run(sql);
        await tx.run("INSERT INTO migration (name) VALUES ($1)", [name]);
      });
    }
    return missing;
  });
}
