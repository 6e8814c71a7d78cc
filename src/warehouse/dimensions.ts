// The values that questions of a workspace can be grouped and filtered by, for lists on screens. Capped, so that a field
// with a value per row never fills a menu.

import { z } from "zod";
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

/** SQL of the fields of interactions, with what answers add: an answer may speak of another touchpoint. */
export const dimensionsSql = `SELECT ${fields
  .map((field) => `arraySort(groupUniqArrayArray(${dimensionValuesMax})(${field}s)) AS ${field}s`)
  .join(", ")}
FROM (
${["interaction", "answer"]
  .map(
    (table) => `  SELECT ${fields
      .map(
        (field) => `groupUniqArrayIf(${dimensionValuesMax})(toString(${field}), ${field} != '') AS ${field}s`,
      )
      .join(", ")}
  FROM ${table}
  WHERE workspace = {workspace:UInt32}`,
  )
  .join("\n  UNION ALL\n")}
)`;

/** SQL of the names of traits. */
export const traitNamesSql = `SELECT DISTINCT toString(key) AS name
FROM trait
WHERE workspace = {workspace:UInt32}
ORDER BY name
LIMIT ${dimensionValuesMax}`;

const values = z.array(z.string());
const fieldsRow = z.object({
  channels: values,
  stages: values,
  touchpoints: values,
  units: values,
  languages: values,
});
const traitRow = z.object({ name: z.string() });

/** The values of a workspace. */
export async function dimensions(warehouse: Warehouse, workspace: number): Promise<DimensionValues> {
  const params = { workspace };
  const [[found], traits] = await Promise.all([
    warehouse.ask({ name: "dimensions", sql: dimensionsSql, params, row: fieldsRow, weight: "heavy" }),
    warehouse.ask({ name: "trait-names", sql: traitNamesSql, params, row: traitRow, weight: "heavy" }),
  ]);
  const none = { channels: [], stages: [], touchpoints: [], units: [], languages: [] };
  return { ...(found ?? none), traits: traits.map(({ name }) => name) };
}
