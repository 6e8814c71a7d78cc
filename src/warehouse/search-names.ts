// Identities by what their customer is called. Names are traits; of these only the few keys that say a name are read, which
// lie together in the table, so a search over a million people reads some tens of megabytes.
// A former name finds its customer too; what is shown is always the latest.

import { z } from "zod";
import { isNameTrait } from "../domain/customer.ts";
import type { Sight } from "../domain/sight.ts";
import { seenIdentitiesSql, sightSql } from "./sight-sql.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

/** Accents that names of western Europe carry, and the letters without them. */
const accented = "áàâäãåéèêëíìîïóòôöõúùûüñçýÿ";
const plain = "aaaaaaeeeeiiiiooooouuuuncyy";

/** SQL of the keys in use. */
export const traitKeysSql = `SELECT DISTINCT key FROM trait WHERE workspace = {workspace:UInt32} ORDER BY key LIMIT 5000`;

/** SQL of the identities whose names hold all words. */
const searchNamesSql = (scoped: boolean) => `SELECT toString(identity) AS identity
FROM (
  SELECT identity, multiSearchAllPositions(translateUTF8(lowerUTF8(value), '${accented}', '${plain}'), {words:Array(String)}) AS places
  FROM trait
  WHERE workspace = {workspace:UInt32} AND key IN {keys:Array(String)}
    AND multiSearchAny(translateUTF8(lowerUTF8(value), '${accented}', '${plain}'), {words:Array(String)})${scoped ? `\n    AND identity GLOBAL IN (${seenIdentitiesSql})` : ""}
)
GROUP BY identity
HAVING arrayAll(place -> place > 0, maxForEach(places))
LIMIT {limit:UInt32}`;

const keyRow = z.object({ key: z.string() });
const identityRow = z.object({ identity: z.string() });

/** The keys of all traits in use. */
export async function traitKeys(warehouse: Warehouse, workspace: number): Promise<string[]> {
  const rows = await warehouse.ask({
    name: "trait-keys",
    sql: traitKeysSql,
    params: { workspace },
    row: keyRow,
    weight: "quick",
  });
  return rows.map(({ key }) => key);
}

/** The query of the identities within a sight whose traits `keys` together hold all `words`. */
export function searchNamesQuery(
  sight: Sight,
  asked: { readonly words: readonly string[]; readonly keys: readonly string[]; readonly limit: number },
): WarehouseQuery<z.infer<typeof identityRow>> {
  return {
    name: "search-names",
    sql: searchNamesSql(sight.units !== null),
    params: { ...sightSql(sight).params, ...asked },
    row: identityRow,
    weight: "quick",
  };
}

/** At most `limit` identities whose names hold every one of `words` (lower case, no accents). */
export async function searchNames(
  warehouse: Warehouse,
  sight: Sight,
  words: readonly string[],
  limit: number,
): Promise<string[]> {
  if (words.length === 0) return [];
  const keys = (await traitKeys(warehouse, sight.workspace)).filter(isNameTrait);
  if (keys.length === 0) return [];
  const rows = await warehouse.ask(searchNamesQuery(sight, { words, keys, limit }));
  return rows.map(({ identity }) => identity);
}
