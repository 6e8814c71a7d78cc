// What stands above a customer's timeline: how much there is, since when, and the latest value of each trait over all of
// the customer's identities.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

/** A customer in a few figures; times in milliseconds, null without interactions. */
export interface CustomerSummary {
  readonly interactions: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly traits: Readonly<Record<string, string>>;
}

/** SQL of the figures. */
export const customerCountsSql = `SELECT count() AS n, toUnixTimestamp64Milli(min(at)) AS firstAt, toUnixTimestamp64Milli(max(at)) AS lastAt
FROM interaction
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}`;

/** SQL of the traits. */
export const customerTraitsSql = `SELECT key, argMax(value, (at, value)) AS latest
FROM trait
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
GROUP BY key
ORDER BY key`;

const countsRow = z.object({ n: z.coerce.number(), firstAt: z.coerce.number(), lastAt: z.coerce.number() });
const traitRow = z.object({ key: z.string(), latest: z.string() });

/** Summary of the customer with these identities. */
export async function customerSummary(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
): Promise<CustomerSummary> {
  const params = { workspace, identities };
  const [counts, traits] = await Promise.all([
    warehouse.ask({
      name: "customer-counts",
      sql: customerCountsSql,
      params,
      row: countsRow,
      weight: "quick",
    }),
    warehouse.ask({
      name: "customer-traits",
      sql: customerTraitsSql,
      params,
      row: traitRow,
      weight: "quick",
    }),
  ]);
  const { n = 0, firstAt = 0, lastAt = 0 } = counts[0] ?? {};
  return {
    interactions: n,
    firstAt: n === 0 ? null : firstAt,
    lastAt: n === 0 ? null : lastAt,
    traits: Object.fromEntries(traits.map(({ key, latest }) => [key, latest])),
  };
}
