// Which parts of our tables the engine set aside when it started, which it does without an error: their rows are missing
// until they are read again from where they came.

import { z } from "zod";
import { nodeName, type Warehouse } from "./warehouse.ts";

/** A part that the engine set aside. */
export interface BrokenPart {
  readonly node: string;
  readonly table: string;
  readonly part: string;
  readonly reason: string;
}

const brokenSql = `SELECT table, name AS part, reason
FROM system.detached_parts
WHERE database = {database:String} AND (reason LIKE 'broken%' OR reason IN ('unexpected', 'noquorum', 'covered-by-broken'))
ORDER BY table, part`;
const brokenRow = z.object({ table: z.string(), part: z.string(), reason: z.string() });

/** Parts of our tables that the engine found broken and left out, on every node. None is the good answer. */
export async function brokenParts(warehouse: Warehouse): Promise<BrokenPart[]> {
  const found: BrokenPart[] = [];
  for (const node of await warehouse.nodes()) {
    const rows = await warehouse.inspect(
      {
        name: "broken-parts",
        sql: brokenSql,
        params: { database: warehouse.database },
        row: brokenRow,
        weight: "quick",
      },
      node,
    );
    found.push(...rows.map((row) => ({ node: nodeName(node), ...row })));
  }
  return found;
}
