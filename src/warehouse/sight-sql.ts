// The part of a query that keeps a reader within what they may see. Invariant: it is SQL, so that rows of other units are
// never read, counted, paged over or left out afterwards; and whose rows they are is not the asker's choice, as a filter is.

import type { Sight } from "../domain/sight.ts";

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
