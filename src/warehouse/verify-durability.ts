// Checks at start that every table of facts keeps what it acknowledged through a power cut: the engine's own defaults do
// not, so the settings are made with the tables and read back here.

import { z } from "zod";
import { nodeName, type Warehouse } from "./warehouse.ts";

/** The tables that hold facts. */
export const factTables = ["interaction", "answer", "message", "trait", "alias"] as const;

const wanted: Readonly<Record<string, string>> = {
  fsync_after_insert: "1",
  fsync_part_directory: "1",
  min_rows_to_fsync_after_merge: "1",
  min_compressed_bytes_to_fsync_after_merge: "1",
  non_replicated_deduplication_window: "1000",
};

const sql = `SELECT name AS table, create_table_query AS text
FROM system.tables
WHERE database = {database:String} AND name IN {tables:Array(String)}`;
const row = z.object({ table: z.string(), text: z.string() });

/** What is missing, one line each in words; empty when acknowledged facts survive a power cut on every node. */
export async function verifyDurability(warehouse: Warehouse): Promise<string[]> {
  const missing: string[] = [];
  const tables = factTables.map((table) => warehouse.localTable(table));
  for (const node of await warehouse.nodes()) {
    const params = { database: warehouse.database, tables };
    const rows = await warehouse.inspect(
      { name: "verify-durability", sql, params, row, weight: "quick" },
      node,
    );
    const texts = new Map(rows.map(({ table, text }) => [table, text]));
    for (const table of tables) {
      const text = texts.get(table);
      if (text === undefined) {
        missing.push(`${nodeName(node)}: table ${table} is missing`);
        continue;
      }
      for (const [setting, value] of Object.entries(wanted)) {
        const found = new RegExp(`\\b${setting} = (\\d+)`).exec(text)?.[1];
        if (found !== value)
          missing.push(`${nodeName(node)}: ${table} has ${setting} = ${found ?? "unset"}, not ${value}`);
      }
    }
  }
  return missing;
}

/** Like `verifyDurability`, but first sets what is not as it should be, where the writer may. */
export async function ensureDurability(warehouse: Warehouse): Promise<string[]> {
  if ((await verifyDurability(warehouse)).length === 0) return [];
  const settings = Object.entries(wanted).map(([setting, value]) => `${setting} = ${value}`);
  // A refusal shows in what is verified next.
  for (const node of await warehouse.nodes())
    for (const table of factTables)
      await warehouse
        .command(`ALTER TABLE ${warehouse.localTable(table)} MODIFY SETTING ${settings.join(", ")}`, { node })
        .catch(() => {});
  return verifyDurability(warehouse);
}
