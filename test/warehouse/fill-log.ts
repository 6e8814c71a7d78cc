// Puts a sample log into a warehouse the way intake does: in blocks of one year, with traits and aliases.

import type { Interaction } from "../../src/domain/interaction.ts";
import { insertBlock } from "../../src/warehouse/insert-block.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { writeAliases, writeTraits } from "../../src/warehouse/write-profile.ts";
import type { SampleLog } from "./sample-log.ts";

/** Writes everything; blocks are numbered from `firstBlock`. */
export async function fillLog(warehouse: Warehouse, log: SampleLog, firstBlock = 1): Promise<void> {
  const { workspace, aliases, traits } = log;
  const byYear = new Map<number, Interaction[]>();
  for (const interaction of log.interactions) {
    const year = new Date(interaction.at).getUTCFullYear();
    byYear.set(year, [...(byYear.get(year) ?? []), interaction]);
  }
  let block = firstBlock;
  for (const interactions of byYear.values()) {
    const half = Math.ceil(interactions.length / 2);
    for (const part of [interactions.slice(0, half), interactions.slice(half)]) {
      await insertBlock(warehouse, { block, interactions: part, token: `${workspace}-${block}` });
      block++;
    }
  }
  // Old versions apart from new ones, so that both are there to choose from.
  for (const version of [1, 2]) {
    const some = aliases.filter((alias) => alias.version === version);
    await writeAliases(warehouse, some, `${workspace}-${firstBlock}-${version}`);
  }
  await writeTraits(warehouse, traits, `${workspace}-${firstBlock}`);
}
