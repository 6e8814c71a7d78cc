// How long the company has known some people and what they brought in, by identity: by these it is seen whether those who
// answer are like those who were asked.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

/** SQL of the relations. */
export const relationsSql = `SELECT toString(f.identity) AS identity, toUnixTimestamp64Milli(min(f.at)) AS firstAt,
  ifNull(toFloat64(sum(f.revenue)), 0) AS revenue
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)}
GROUP BY f.identity`;

const row = z.object({ identity: z.string(), firstAt: z.coerce.number(), revenue: z.number() });

/** Since when an identity is known (milliseconds), and what it brought in, in whatever currencies. */
export type Relation = z.infer<typeof row>;

/** People that are looked at: the latest say enough. */
export const relationsMax = 4000;

/** Most identities of one query: they travel in its address. */
const identitiesEach = 1500;

/** The relations of at most `relationsMax` identities; those without an interaction are absent. */
export async function relations(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
): Promise<Relation[]> {
  const found: Relation[] = [];
  const all = identities.slice(0, relationsMax);
  for (let start = 0; start < all.length; start += identitiesEach) {
    const params = { workspace, identities: all.slice(start, start + identitiesEach) };
    found.push(
      ...(await warehouse.ask({ name: "relations", sql: relationsSql, params, row, weight: "quick" })),
    );
  }
  return found;
}
