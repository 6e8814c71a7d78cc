// Messages that count once without being interactions: an identify call, say. And which messages given blocks hold, so that
// processes on one log can tell each other what they have written.

import { z } from "zod";
import { RowWriter } from "./row-writer.ts";
import type { Warehouse } from "./warehouse.ts";

const columns = ["workspace", "id", "block"];

/** Marks messages as being in the log; the same token counts once. Resolves when they are durable. */
export async function insertMessages(
  warehouse: Warehouse,
  messages: { readonly workspace: number; readonly ids: readonly string[]; readonly block: number },
  token: string,
): Promise<void> {
  const rows = new RowWriter(messages.ids.length * 20 + 64);
  for (const id of messages.ids) {
    rows.uint32(messages.workspace);
    rows.decimal64(id);
    rows.whole64(messages.block);
  }
  await warehouse.insert("message", columns, rows.finish(), token);
}

const sql = `SELECT workspace, id
FROM message
WHERE block IN {blocks:Array(UInt64)}`;

const row = z.object({ workspace: z.number(), id: z.string() });

/** The messages of some blocks. */
export function messagesOfBlocks(
  warehouse: Warehouse,
  blocks: readonly number[],
): Promise<z.infer<typeof row>[]> {
  return warehouse.ask({ name: "messages-of-blocks", sql, params: { blocks }, row, weight: "heavy" });
}
