// What of one block the log holds, row by row: for committing a block again that was interrupted, and for making one whole
// whose rows the engine lost. Reads the block column of three tables, so it is asked after a mishap and never on the way in.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

/** Ids (decimal) of what is there of a block. */
export interface BlockRows {
  readonly interactions: ReadonlySet<string>;
  /** Interactions whose answers are there. */
  readonly answered: ReadonlySet<string>;
  readonly messages: ReadonlySet<string>;
}

/** Of a block that was never written. */
export const noBlockRows: BlockRows = {
  interactions: new Set(),
  answered: new Set(),
  messages: new Set(),
};

const sql = `SELECT 'interactions' AS what, id FROM interaction WHERE block = {block:UInt64}
UNION ALL
SELECT DISTINCT 'answered' AS what, response AS id FROM answer WHERE block = {block:UInt64}
UNION ALL
SELECT DISTINCT 'messages' AS what, id FROM message WHERE block = {block:UInt64}`;

const row = z.object({ what: z.enum(["interactions", "answered", "messages"]), id: z.string() });

/** The rows of a block that are in the log. */
export async function findBlock(warehouse: Warehouse, block: number): Promise<BlockRows> {
  const found = {
    interactions: new Set<string>(),
    answered: new Set<string>(),
    messages: new Set<string>(),
  };
  const rows = await warehouse.ask({ name: "block-rows", sql, params: { block }, row, weight: "heavy" });
  for (const { what, id } of rows) found[what].add(id);
  return found;
}

const interactionsSql = `SELECT id, min(block) AS block
FROM interaction
WHERE workspace = {workspace:UInt32} AND id IN {ids:Array(UInt64)}
GROUP BY id`;

const interactionRow = z.object({ id: z.string(), block: z.string() });

// Engines refuse a parameter above 128 KiB; an id takes up to 21 characters.
const idsPerQuery = 4000;

/** The ids (decimal) that are interactions of the log, with the number of their block; for when messages were lost. */
export async function findInteractions(
  warehouse: Warehouse,
  workspace: number,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let start = 0; start < ids.length; start += idsPerQuery) {
    const part = ids.slice(start, start + idsPerQuery);
    const rows = await warehouse.ask({
      name: "find-interactions",
      sql: interactionsSql,
      params: { workspace, ids: part.map(BigInt) },
      row: interactionRow,
      weight: "heavy",
    });
    for (const { id, block } of rows) found.set(id, Number(block));
  }
  return found;
}
