// Writes those rows of a prepared block that the log does not hold: all of them the first time, the rest when the block was
// interrupted, and what the engine lost when it is made whole again.
// Invariant: the messages are written last, so that one of them in the log says that all of its block is there.

import type { Interaction } from "../domain/interaction.ts";
import type { BlockRows } from "../warehouse/find-block.ts";
import { insertAnswers, insertInteractions } from "../warehouse/insert-block.ts";
import { insertMessages } from "../warehouse/insert-messages.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** What a block should hold, and what is there of it. */
export interface BlockToComplete {
  readonly block: number;
  readonly workspace: number;
  readonly interactions: readonly Interaction[];
  /** All its messages, those of profiles and of what was kept aside among them. */
  readonly messages: readonly string[];
  readonly there: BlockRows;
  /** The token of a part; a part of which something is there already must not use the token that wrote it. */
  readonly tokenOf: (part: string, isWhole: boolean) => string;
}

/** How many rows were missing and are there now. */
export interface CompletedRows {
  readonly interactions: number;
  /** Interactions whose answers were missing. */
  readonly answered: number;
  readonly messages: number;
}

/** One partition per insert: a year never shares a block with another. */
function byYear(interactions: readonly Interaction[]): Map<number, Interaction[]> {
  const years = new Map<number, Interaction[]>();
  for (const interaction of interactions) {
    const year = new Date(interaction.at).getUTCFullYear();
    const list = years.get(year);
    if (list) list.push(interaction);
    else years.set(year, [interaction]);
  }
  return years;
}

function without<T>(list: readonly T[], known: ReadonlySet<string>, idOf: (item: T) => string): readonly T[] {
  return known.size === 0 ? list : list.filter((item) => !known.has(idOf(item)));
}

/** Writes what is missing; resolves when it is durable. `alongside` is done before the messages are written. */
export async function completeBlock(
  warehouse: Warehouse,
  whole: BlockToComplete,
  alongside: readonly Promise<unknown>[] = [],
): Promise<CompletedRows> {
  const { block, workspace, there, tokenOf } = whole;
  const writing: Promise<unknown>[] = [...alongside];
  let written = 0;
  let answered = 0;
  for (const [year, interactions] of byYear(whole.interactions)) {
    const part = (rows: readonly Interaction[], all: number) => ({
      block,
      interactions: rows,
      token: tokenOf(String(year), rows.length === all),
    });
    const missing = without(interactions, there.interactions, ({ id }) => id);
    const withAnswers = interactions.filter(({ answers }) => answers.length > 0);
    const unanswered = without(withAnswers, there.answered, ({ id }) => id);
    written += missing.length;
    answered += unanswered.length;
    writing.push(
      insertInteractions(warehouse, part(missing, interactions.length)),
      insertAnswers(warehouse, part(unanswered, withAnswers.length)),
    );
  }
  await Promise.all(writing);
  const ids = without(whole.messages, there.messages, (id) => id);
  if (ids.length > 0)
    await insertMessages(
      warehouse,
      { workspace, ids, block },
      tokenOf("messages", ids.length === whole.messages.length),
    );
  return { interactions: written, answered, messages: ids.length };
}
