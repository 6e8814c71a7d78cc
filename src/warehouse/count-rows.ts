// How many rows of which blocks the log holds, for comparison with the ledger: in spans of many blocks first, so that a long
// history costs few rows, and block by block where a span differs.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

/** Rows of some blocks in the three tables of facts that the ledger counts. */
export interface RowCounts {
  readonly interactions: number;
  readonly answers: number;
  readonly messages: number;
}

/** Blocks from `from` up to but not `to`, counted in spans of `size` blocks. */
export interface BlockSpans {
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

const tables = { interactions: "interaction", answers: "answer", messages: "message" } as const;

const sql = Object.entries(tables)
  .map(
    ([what, table]) => `SELECT '${what}' AS what, intDiv(block, {size:UInt64}) AS span, count() AS n
FROM ${table}
WHERE block >= {from:UInt64} AND block < {to:UInt64} AND ({workspace:UInt32} = 0 OR workspace = {workspace:UInt32})
GROUP BY span`,
  )
  .join("\nUNION ALL\n");

const row = z.object({
  what: z.enum(["interactions", "answers", "messages"]),
  span: z.coerce.number(),
  n: z.coerce.number(),
});

/**
 * Rows of one workspace, or of all, by number of the span (a block's number divided by `size`); spans without rows are
 * absent.
 */
export async function countRows(
  warehouse: Warehouse,
  spans: BlockSpans,
  workspace?: number,
): Promise<Map<number, RowCounts>> {
  const { size, from, to } = spans;
  const counted = new Map<number, RowCounts>();
  const params = { size, from, to, workspace: workspace ?? 0 };
  const rows = await warehouse.ask({ name: "count-rows", sql, params, row, weight: "heavy" });
  for (const { what, span, n } of rows)
    counted.set(span, { ...(counted.get(span) ?? { interactions: 0, answers: 0, messages: 0 }), [what]: n });
  return counted;
}
