// The second order of interactions (`by_kind`) is made of the rows and written beside them, but not forced to the disk with
// them. After a power cut the engine notices at start where it is incomplete and reads the rows instead: figures stay
// right and become slower. Here those places are found and made again.

import { z } from "zod";
import { AppError } from "../errors.ts";
import { nodeName, type Warehouse } from "./warehouse.ts";

const sql = `SELECT parent_name AS part, name AS projection
FROM system.projection_parts
WHERE database = {database:String} AND table = {table:String} AND active AND is_broken
ORDER BY part, projection`;
const row = z.object({ part: z.string(), projection: z.string() });

/** A part whose second order was found incomplete. */
export interface BrokenProjection {
  readonly node: string;
  readonly part: string;
}

/**
 * Finds broken projections on every node and has the engine make them again behind its answers. With `all` every one is
 * made from nothing, for damage that shows only in reading: questions then fail with `internal` and name the projection.
 */
export async function repairProjections(
  warehouse: Warehouse,
  options: { readonly all?: boolean } = {},
): Promise<BrokenProjection[]> {
  const table = warehouse.localTable("interaction");
  const found: BrokenProjection[] = [];
  for (const node of await warehouse.nodes()) {
    const params = { database: warehouse.database, table };
    const rows = await warehouse
      .inspect({ name: "broken-projections", sql, params, row, weight: "quick" }, node)
      .catch((thrown: unknown) => {
        // A company's older server has no such list, and nothing to find in it.
        if (thrown instanceof AppError && thrown.code === "internal") return [];
        throw thrown;
      });
    found.push(...rows.map(({ part }) => ({ node: nodeName(node), part })));
    if (options.all === true)
      await warehouse.command(`ALTER TABLE ${table} CLEAR PROJECTION by_kind`, { node });
    if (options.all === true || rows.length > 0)
      await warehouse.command(`ALTER TABLE ${table} MATERIALIZE PROJECTION by_kind`, { node });
  }
  return found;
}
