// What the ledger is compared with: how many interactions of each block the log holds, and which parts the engine
// dropped when it started, which it does without an error.

import { z } from "zod";
import { nodeName, type Warehouse } from "./warehouse.ts";

const allSql = "SELECT block, count() AS n FROM interaction GROUP BY block";
const someSql =
  "SELECT block, count() AS n FROM interaction WHERE block IN {blocks:Array(UInt64)} GROUP BY block";
const countRow = z.object({ block: z.coerce.number(), n: z.coerce.number() });
const blocksPerQuery = 5000;

/** Rows of each block in the log; blocks without rows are absent. All blocks when `blocks` is undefined. */
export async function countBlocks(
  warehouse: Warehouse,
  blocks?: readonly number[],
): Promise<Map<number, number>> {
  const counted = new Map<number, number>();
  const ask = async (sql: string, params: Record<string, unknown>) => {
    const rows = await warehouse.ask({ name: "count-blocks", sql, params, row: countRow, weight: "heavy" });
    for (const { block, n } of rows) counted.set(block, n);
  };
  if (blocks === undefined) await ask(allSql, {});
  else
    for (let start = 0; start < blocks.length; start += blocksPerQuery)
      await ask(someSql, { blocks: blocks.slice(start, start + blocksPerQuery) });
  return counted;
}

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
