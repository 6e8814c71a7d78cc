// Takes what there is of one block out of the log: for a block that was half written and that nobody will write again.
// The messages go first, so that none of them ever says that all of its block is there when it is not.

import { countRows } from "./count-rows.ts";
import type { Warehouse } from "./warehouse.ts";

const tables = ["message", "answer", "interaction"] as const;

/** Deletes the rows of a block on every node; resolves when they are gone. May be repeated after any failure. */
export async function deleteBlock(warehouse: Warehouse, block: number): Promise<void> {
  // A statement that deletes nothing still looks into every part.
  const counted = await countRows(warehouse, { size: 1, from: block, to: block + 1 });
  if (counted.size === 0) return;
  for (const table of tables)
    for (const node of await warehouse.nodes())
      await warehouse.command(
        `ALTER TABLE ${warehouse.localTable(table)} DELETE WHERE block = {block:UInt64}`,
        {
          node,
          params: { block },
          settings: { mutations_sync: "2" },
        },
      );
}
