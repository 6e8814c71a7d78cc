// What each source has in the log: how many interactions, and when the latest of them happened.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

const row = z.object({ source: z.string(), n: z.coerce.number(), lastAt: z.coerce.number() });

/** One source of the log; `lastAt` in milliseconds. */
export type SourceSpan = z.infer<typeof row>;

const sql = `SELECT f.source AS source, count() AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32}
GROUP BY f.source
ORDER BY source`;

/** The sources of a workspace's log. */
export function sourceSpans(warehouse: Warehouse, workspace: number): Promise<SourceSpan[]> {
  return warehouse.ask({ name: "source-spans", sql, params: { workspace }, row, weight: "heavy" });
}
