// Secrets that all processes on one database share. The first process that asks makes one; nobody ever changes it.

import { z } from "zod";
import type { Queryable } from "./database.ts";

const secretRow = z.object({ value: z.string() });

/** The secret of a name; `made` becomes it when there was none. */
export async function ensureSecret(database: Queryable, name: string, made: string): Promise<string> {
  await database.run("INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [
    name,
    made,
  ]);
  const kept = await database.row(secretRow, "SELECT value FROM secret WHERE name = $1", [name]);
  if (!kept) throw new Error("a secret that was just kept is gone");
  return kept.value;
}
