// All message ids of the log, read once at start to fill the filter in memory. Twenty million take a few seconds and a
// constant amount of memory: ranges of ids, each complete or an error, and no row is ever turned into an object.

import { endianness } from "node:os";
import { z } from "zod";
import { AppError } from "../errors.ts";
import type { Warehouse } from "./warehouse.ts";

const countSql = "SELECT count() AS n FROM message WHERE block >= {since:UInt64}";

const sql = `SELECT workspace, id
FROM message
WHERE block >= {since:UInt64} AND id BETWEEN {first:UInt64} AND {last:UInt64}`;

const rowBytes = 12;
const rowsPerRange = 2_000_000;
const idsAll = 1n << 64n;

/**
 * Yields chunks of three 32-bit numbers a message: workspace, lower half of the id, upper half of the id. Order is not
 * defined. `sinceBlock` leaves out blocks with smaller numbers. Throws `engine-failed` rather than end early.
 */
export async function* streamMessageIds(warehouse: Warehouse, sinceBlock = 0): AsyncGenerator<Uint32Array> {
  if (endianness() !== "LE") throw new AppError("internal", "Reading ids needs a little-endian machine");
  const [counted] = await warehouse.ask({
    name: "count-message-ids",
    sql: countSql,
    params: { since: sinceBlock },
    row: z.object({ n: z.coerce.number() }),
    weight: "heavy",
  });
  const ranges = BigInt(Math.max(1, Math.ceil((counted?.n ?? 0) / rowsPerRange)));
  for (let range = 0n; range < ranges; range++) {
    const first = (idsAll * range) / ranges;
    const last = (idsAll * (range + 1n)) / ranges - 1n;
    const stream = await warehouse.readBytes(
      {
        name: "stream-message-ids",
        sql,
        params: { since: sinceBlock, first: String(first), last: String(last) },
        weight: "heavy",
      },
      "RowBinary",
    );
    let rest: Buffer = Buffer.alloc(0);
    for await (const piece of stream) {
      const bytes: Buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const whole = bytes.length - (bytes.length % rowBytes);
      rest = bytes.subarray(whole);
      if (whole === 0) continue;
      // A copy, because a view of 32-bit numbers must start at a multiple of four.
      const rows = new Uint8Array(whole);
      rows.set(bytes.subarray(0, whole));
      yield new Uint32Array(rows.buffer);
    }
    if (rest.length > 0)
      throw new AppError("engine-failed", "The list of message ids ended in the middle of a row");
  }
}
