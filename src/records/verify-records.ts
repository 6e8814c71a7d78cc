// Checks at start that PostgreSQL keeps a committed transaction through a power cut: a company's server may be set otherwise.

import { z } from "zod";
import type { Queryable } from "./database.ts";

const row = z.object({ name: z.string(), setting: z.string() });

/** What is not as it should be, one line each; empty when a commit is on the disk when it is answered. */
export async function verifyRecords(database: Queryable): Promise<string[]> {
  const rows = await database.rows(
    row,
    `SELECT name, setting FROM pg_settings
     WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name`,
  );
  return rows.map(({ name, setting }) => `PostgreSQL: ${name} = ${setting}, not on`);
}
