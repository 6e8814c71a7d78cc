// How long people waited at each touchpoint in a period, and how many of them no longer than what is promised there.
// Quantiles are exact: these are figures that people compare.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

/** Waits of one touchpoint in milliseconds; `within` counts those of at most the promised wait, 0 without a promise. */
export interface TouchpointWaits {
  readonly touchpoint: string;
  readonly n: number;
  readonly meanMs: number;
  readonly p90Ms: number;
  readonly within: number;
}

/** Which waits: a period in milliseconds, `to` excluded, and the promised wait of each touchpoint that has one. */
export interface WaitsAsked {
  readonly from: number;
  readonly to: number;
  readonly promises: readonly { readonly touchpoint: string; readonly waitMsMax: number }[];
}

const row = z.object({
  touchpoint: z.string(),
  n: z.coerce.number(),
  meanMs: z.number(),
  p90Ms: z.coerce.number(),
  within: z.coerce.number(),
});

const sql = (
  and: string,
) => `SELECT f.touchpoint AS touchpoint, count() AS n, avg(f.wait_ms) AS meanMs, quantileExact(0.9)(assumeNotNull(f.wait_ms)) AS p90Ms,
  countIf(f.wait_ms <= transform(toString(f.touchpoint), {touchpoints:Array(String)}, {waits:Array(UInt64)}, toUInt64(0))) AS within
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
  AND f.at < fromUnixTimestamp64Milli({to:Int64}, 'UTC') AND f.wait_ms IS NOT NULL AND f.touchpoint != ''${and}
GROUP BY f.touchpoint
ORDER BY touchpoint`;

/** The waits within a sight, by touchpoint. */
export function touchpointWaits(
  warehouse: Warehouse,
  sight: Sight,
  { from, to, promises }: WaitsAsked,
): Promise<TouchpointWaits[]> {
  const { and, params } = sightSql(sight);
  const query: WarehouseQuery<TouchpointWaits> = {
    name: "touchpoint-waits",
    sql: sql(and),
    params: {
      ...params,
      from,
      to,
      // A name that no touchpoint can have keeps the lists from being empty, which the engine would refuse.
      touchpoints: ["", ...promises.map(({ touchpoint }) => touchpoint)],
      waits: [0, ...promises.map(({ waitMsMax }) => waitMsMax)],
    },
    row,
    weight: "heavy",
  };
  return warehouse.ask(query);
}
