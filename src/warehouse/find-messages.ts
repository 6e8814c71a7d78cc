// Which of some message ids are in the log already: the exact half of de-duplication, asked when the filter in memory
// says "perhaps". Reads a few small granules per id, however many messages there are.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

const sql = `SELECT id, min(block) AS block
FROM message
WHERE workspace = {workspace:UInt32} AND id IN {ids:Array(UInt64)}
GROUP BY id`;

const row = z.object({ id: z.string(), block: z.string() });

// Engines refuse a parameter above 128 KiB; an id takes up to 21 characters.
const idsPerQuery = 4000;

/** The ids (decimal) that are in the log, with the number of the block that holds them. */
export async function findMessages(
  warehouse: Warehouse,
  workspace: number,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let start = 0; start < ids.length; start += idsPerQuery) {
    const part = ids.slice(start, start + idsPerQuery);
    const rows = await warehouse.ask({
      name: "find-messages",
      sql,
      params: { workspace, ids: part.map(BigInt) },
      row,
      weight: "quick",
    });
    for (const { id, block } of rows) found.set(id, Number(block));
  }
  return found;
}
