// Which customer each of some identities belongs to now. Who has no alias is a customer of their own.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

const sql = `SELECT toString(a.identity) AS identity, toString(argMax(a.customer, a.version)) AS customer
FROM alias AS a
WHERE a.workspace = {workspace:UInt32} AND a.identity IN {identities:Array(UUID)}
GROUP BY a.identity`;

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
