// Which customer each of some identities belongs to now. Who has no alias is a customer of their own.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

const sql = `SELECT toString(identity) AS identity, toString(argMax(alias.customer, version)) AS customer
FROM alias
WHERE workspace = {workspace:UInt32} AND identity IN {identities:Array(UUID)}
GROUP BY identity`;

const row = z.object({ identity: z.string(), customer: z.string() });

/** Customers of the identities that have an alias; the others are absent and are themselves. */
export async function resolveCustomers(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
): Promise<Map<string, string>> {
  if (identities.length === 0) return new Map();
  const params = { workspace, identities: [...new Set(identities)] };
  const rows = await warehouse.ask({ name: "resolve-customers", sql, params, row, weight: "quick" });
  return new Map(rows.map(({ identity, customer }) => [identity, customer]));
}
