// The most frequent values of one field of interactions, or of one trait, for suggestions while someone writes a condition.

import { z } from "zod";
import { type DidField, didFields } from "../domain/segment.ts";
import type { Sight } from "../domain/sight.ts";
import { seenIdentitiesSql, sightSql } from "./sight-sql.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

/** Most values suggested. */
export const fieldValuesMax = 100;

/** A field whose values can be suggested. */
export type ValueField = DidField | `trait:${string}`;

const row = z.object({ name: z.string(), n: z.coerce.number() });

/** The query of the values of a field. */
export function fieldValuesQuery(sight: Sight, field: ValueField): WarehouseQuery<z.infer<typeof row>> {
  const { and, params } = sightSql(sight);
  const column = didFields.find((one) => one === field);
  const among = sight.units === null ? "" : ` AND f.identity GLOBAL IN (${seenIdentitiesSql})`;
  const source = column
    ? `toString(f.${column}) AS name, count() AS n
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.${column} != ''${and}`
    : `f.value AS name, count() AS n
FROM trait AS f
WHERE f.workspace = {workspace:UInt32} AND f.key = {key:String} AND f.value != ''${among}`;
  return {
    name: column ? "field-values" : "trait-values",
    sql: `SELECT ${source}
GROUP BY name
ORDER BY n DESC, name
LIMIT ${fieldValuesMax}`,
    params: { ...params, ...(column ? {} : { key: field.slice("trait:".length) }) },
    row,
    weight: "heavy",
  };
}

/** Values of a field, most frequent first: of what happened in the units that may be seen, or of the customers there. */
export async function fieldValues(warehouse: Warehouse, sight: Sight, field: ValueField): Promise<string[]> {
  const rows = await warehouse.ask(fieldValuesQuery(sight, field));
  return rows.map(({ name }) => name);
}
