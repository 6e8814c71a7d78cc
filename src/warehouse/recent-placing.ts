// The latest interactions whose place the catalogue decides, with what a rule can look at: a bounded sample to try a rule on.
// The moment where the sample begins is found first, from the narrowest column, so that a long history costs little.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import { type PlacedNow, placedColumns, placedRow } from "./stream-for-placing.ts";
import type { Warehouse } from "./warehouse.ts";

const startSql = (and: string) => `SELECT count() AS n, toUnixTimestamp64Milli(min(at)) AS start
FROM (
  SELECT f.at AS at
  FROM interaction AS f
  WHERE f.workspace = {workspace:UInt32} AND f.placement != 'said'${and}
  ORDER BY f.at DESC
  LIMIT {limit:UInt32}
)`;

const sql = (and: string) => `SELECT ${placedColumns}
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.placement != 'said' AND f.at >= fromUnixTimestamp64Milli({start:Int64}, 'UTC')${and}
ORDER BY f.at DESC, f.seq DESC, f.id DESC
LIMIT {limit:UInt32}`;

const startRow = z.object({ n: z.coerce.number(), start: z.coerce.number() });

/** One interaction of the sample and when it happened, in milliseconds. */
export type RecentPlaced = PlacedNow & { readonly at: number };

/** At most `limit` interactions of a sight, newest first. */
export async function recentPlacing(
  warehouse: Warehouse,
  sight: Sight,
  limit: number,
): Promise<RecentPlaced[]> {
  const { and, params } = sightSql(sight);
  const [found] = await warehouse.ask({
    name: "recent-placing-start",
    sql: startSql(and),
    params: { ...params, limit },
    row: startRow,
    weight: "heavy",
  });
  if (found === undefined || found.n === 0) return [];
  const rows = await warehouse.ask({
    name: "recent-placing",
    sql: sql(and),
    params: { ...params, limit, start: found.start },
    row: placedRow,
    weight: "heavy",
  });
  return rows.map(({ time, seq: _, ...placed }) => ({ ...placed, at: time }));
}
