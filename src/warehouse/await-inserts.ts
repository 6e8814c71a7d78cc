// Whether something of a block is being inserted right now. The engine goes on with an insert whose sender died or gave up,
// so what a block holds is only known once none is under way. Inserts are known by their token, which starts with the block.

import { z } from "zod";
import { AppError } from "../errors.ts";
import type { Warehouse } from "./warehouse.ts";

const sql = `SELECT count() AS n
FROM system.processes
WHERE startsWith(Settings['insert_deduplication_token'], concat(toString({block:UInt64}), ':'))`;

const row = z.object({ n: z.coerce.number() });

/** How often the engine is asked. */
const everyMs = 50;

/** A company's engine may keep its list of processes from us: then nothing can be seen, and nothing waited for. */
function isRefused(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.code === "internal";
}

/** Resolves when no node is seen to insert anything of a block. Throws `engine-failed` after `patienceMs`. */
export async function awaitInserts(warehouse: Warehouse, block: number, patienceMs = 10_000): Promise<void> {
  for (const node of await warehouse.nodes())
    for (let waitedMs = 0; ; waitedMs += everyMs) {
      const query = { name: "inserts-under-way", sql, params: { block }, row, weight: "quick" } as const;
      const [counted] = await warehouse.inspect(query, node).catch((thrown: unknown) => {
        if (isRefused(thrown)) return [];
        throw thrown;
      });
      if ((counted?.n ?? 0) === 0) break;
      if (waitedMs >= patienceMs)
        throw new AppError("engine-failed", `Block ${block} is still being inserted; it is tried again`);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
}
