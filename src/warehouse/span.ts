// How much a log holds: from when to when within a sight, and how many interactions in each.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** First and last time in milliseconds (null while empty) and the number of interactions. */
export interface Span {
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly count: number;
}

const spanSql = `SELECT count() AS n, toUnixTimestamp64Milli(min(at)) AS firstAt, toUnixTimestamp64Milli(max(at)) AS lastAt
FROM interaction
WHERE workspace = {workspace:UInt32}`;

/** SQL of the counts. */
export const workspaceCountsSql = `SELECT workspace, count() AS n
FROM interaction
GROUP BY workspace
ORDER BY workspace`;

const spanRow = z.object({ n: z.coerce.number(), firstAt: z.coerce.number(), lastAt: z.coerce.number() });
const countRow = z.object({ workspace: z.number(), n: z.coerce.number() });

/** The span of the interactions that may be seen. */
export async function span(warehouse: Warehouse, sight: Sight): Promise<Span> {
  const { and, params } = sightSql(sight, "");
  const sql = `${spanSql}${and}`;
  const rows = await warehouse.ask({ name: "span", sql, params, row: spanRow, weight: "quick" });
  const { n = 0, firstAt = 0, lastAt = 0 } = rows[0] ?? {};
  return n === 0 ? { firstAt: null, lastAt: null, count: 0 } : { firstAt, lastAt, count: n };
}

/** Interactions of each workspace that has any. */
export async function workspaceCounts(warehouse: Warehouse): Promise<Map<number, number>> {
  const query = { name: "workspace-counts", sql: workspaceCountsSql, params: {}, row: countRow } as const;
  const rows = await warehouse.ask({ ...query, weight: "heavy" });
  return new Map(rows.map(({ workspace, n }) => [workspace, n]));
}
