// How much the log holds of each unit, most first. Interactions without a unit belong to none and are left out.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse } from "./warehouse.ts";

const row = z.object({ unit: z.string(), n: z.coerce.number(), lastAt: z.coerce.number() });

/** One unit of the log; `lastAt` in milliseconds. */
export type UnitCount = z.infer<typeof row>;

const sql = (and: string) => `SELECT f.unit AS unit, count() AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.unit != ''${and}
GROUP BY f.unit
ORDER BY n DESC, unit
LIMIT {limit:UInt32}`;

/** The units of the log within a sight, at most `limit`. */
export function unitCounts(warehouse: Warehouse, sight: Sight, limit = 10_000): Promise<UnitCount[]> {
  const { and, params } = sightSql(sight);
  return warehouse.ask({
    name: "unit-counts",
    sql: sql(and),
    params: { ...params, limit },
    row,
    weight: "heavy",
  });
}
