// The part of a query that keeps a reader within what they may see. Invariant: it is SQL, so that rows of other units are
// never read, counted, paged over or left out afterwards; and whose rows they are is not the asker's choice, as a filter is.

import type { Sight } from "../domain/sight.ts";
import { aliasNow } from "./alias-now.ts";

/** The condition as it follows a `WHERE`, and the values of its placeholders. */
export interface SightSql {
  /** ` AND f.unit IN {units:Array(String)}`, or nothing for one who sees the whole workspace. */
  readonly and: string;
  readonly params: { readonly workspace: number; readonly units?: readonly string[] };
}

/** The narrowing of a fact table to a sight; `table` is the table's alias with its dot, or nothing. */
export function sightSql({ workspace, units }: Sight, table: "f." | "" = "f."): SightSql {
  if (units === null) return { and: "", params: { workspace } };
  return { and: ` AND ${table}unit IN {units:Array(String)}`, params: { workspace, units } };
}

/**
 * All identities of the customers who have an interaction in the units of a sight, also the identities without one there:
 * a trait may have come with the user id while the visit came with the loyalty card. Only where `units` is not null.
 */
export const seenIdentitiesSql = `WITH
    alias_now AS (${aliasNow}),
    seen AS (
      SELECT DISTINCT if(empty(a.customer), there.identity, a.customer) AS customer
      FROM (SELECT DISTINCT identity FROM interaction WHERE workspace = {workspace:UInt32} AND unit IN {units:Array(String)}) AS there
      GLOBAL ANY LEFT JOIN alias_now AS a ON there.identity = a.identity
    )
  SELECT customer AS identity FROM seen WHERE customer GLOBAL NOT IN (SELECT identity FROM alias_now WHERE identity != customer)
  UNION ALL
  SELECT identity FROM alias_now WHERE customer GLOBAL IN (SELECT customer FROM seen)`;
