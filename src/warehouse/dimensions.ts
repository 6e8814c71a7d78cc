// The values that questions of a workspace can be grouped and filtered by, for lists on screens. Capped, so that a field
// with a value per row never fills a menu.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { seenIdentitiesSql, sightSql } from "./sight-sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** Values found in the log, sorted, without the empty one. */
export interface DimensionValues {
  readonly channels: readonly string[];
  readonly stages: readonly string[];
  readonly touchpoints: readonly string[];
  readonly units: readonly string[];
  readonly languages: readonly string[];
  readonly traits: readonly string[];
}

/** Most values of one field. */
export const dimensionValuesMax = 500;

const fields = ["channel", "stage", "touchpoint", "unit", "language"] as const;

/**
 * SQL of the fields of interactions, with what answers add: an answer may speak of another touchpoint. Each field is read by
 * itself, which costs the engine a tenth of gathering all at once.
 */
const dimensionsSql = (
  and: string,
) => `SELECT field, arraySort(groupUniqArray(${dimensionValuesMax})(value)) AS found
FROM (
${fields
  .flatMap((field) =>
    ["interaction", "answer"].map(
      (table) =>
        `  SELECT DISTINCT '${field}' AS field, toString(${field}) AS value FROM ${table} WHERE workspace = {workspace:UInt32} AND ${field} != ''${and} LIMIT ${dimensionValuesMax}`,
    ),
  )
  .join("\n  UNION ALL\n")}
)
GROUP BY field`;

/** SQL of the names of traits; someone who sees some units knows those of the customers who were there. */
const traitNamesSql = (scoped: boolean) => `SELECT DISTINCT toString(key) AS name
FROM trait
WHERE workspace = {workspace:UInt32}${scoped ? ` AND identity GLOBAL IN (${seenIdentitiesSql})` : ""}
ORDER BY name
LIMIT ${dimensionValuesMax}`;

const fieldRow = z.object({ field: z.enum(fields), found: z.array(z.string()) });
const traitRow = z.object({ name: z.string() });

/** The values within a sight. */
export async function dimensions(warehouse: Warehouse, sight: Sight): Promise<DimensionValues> {
  const { and, params } = sightSql(sight, "");
  const scoped = sight.units !== null;
  const [rows, traits] = await Promise.all([
    warehouse.ask({ name: "dimensions", sql: dimensionsSql(and), params, row: fieldRow, weight: "heavy" }),
    warehouse.ask({
      name: "trait-names",
      sql: traitNamesSql(scoped),
      params,
      row: traitRow,
      weight: "heavy",
    }),
  ]);
  const of = (field: (typeof fields)[number]) => rows.find((row) => row.field === field)?.found ?? [];
  return {
    channels: of("channel"),
    stages: of("stage"),
    touchpoints: of("touchpoint"),
    units: of("unit"),
    languages: of("language"),
    traits: traits.map(({ name }) => name),
  };
}
