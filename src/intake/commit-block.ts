// The one way into the log, exactly once. A block is announced in the ledger, checked against the messages of the log while
// this process alone may do so, inserted with tokens that make a retry count once, and finished in one transaction
// together with its quarantine and the position of its origin. A block that was interrupted is committed again under the
// same number: its own messages are not duplicates of themselves, and its tokens make the second insert a no-op.

import type { Context } from "../context.ts";
import type { Interaction } from "../domain/interaction.ts";
import type { Database, Queryable } from "../records/database.ts";
import { joinIdentities, markMirrored, unmirroredAliases } from "../records/identity-store.ts";
import {
  beginBlock,
  blocksOfOthers,
  finishBlock,
  type Origin,
  type QuarantineEntry,
} from "../records/ledger-store.ts";
import { findMessages } from "../warehouse/find-messages.ts";
import { insertBlock } from "../warehouse/insert-block.ts";
import { streamMessageIds } from "../warehouse/stream-message-ids.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { writeAliases } from "../warehouse/write-aliases.ts";
import { writeTraits } from "../warehouse/write-traits.ts";
import type { CatalogueCache } from "./catalogue-cache.ts";
import { type Counts, type Item, noCounts } from "./item.ts";
import { nameItems, prepareBlock } from "./prepare-block.ts";
import { ClaimMemory } from "./steps/identify.ts";
import { halvesOf, MessageFilter } from "./steps/message-filter.ts";

/** One block to commit. */
export interface BlockRequest {
  readonly workspace: number;
  /** Namespace of message ids and the `source` of the rows. */
  readonly source: string;
  readonly origin: Origin;
  readonly items: readonly Item[];
  /** Rows left out on purpose, to be counted with the block. */
  readonly skipped?: number;
  /** The number of an interrupted block that is committed again. */
  readonly block?: number;
  /** Told when the block's number is known and nothing is written yet. */
  readonly onBegun?: (block: number) => void;
  /** Done in the transaction that finishes the block. */
  readonly alongside?: (tx: Queryable) => Promise<void>;
}

/** What a block became, still to be finished by the caller when it asked for that. */
export interface CommittedBlock {
  readonly block: number;
  readonly counts: Counts;
  readonly quarantined: readonly QuarantineEntry[];
}

/** Longest raw text kept in quarantine, in characters; longer ones are cut and say so. */
export const rawLengthMax = 256 * 1024;

function quarantineEntries(items: readonly Item[]): QuarantineEntry[] {
  const entries: QuarantineEntry[] = [];
  for (const item of items) {
    if (item.arrival.type !== "broken") continue;
    const raw = item.raw();
    const cut = raw.length > rawLengthMax;
    entries.push({
      line: item.line,
      reason: item.arrival.reason,
      detail: cut ? `${item.arrival.detail} (raw content cut at ${rawLengthMax} characters)` : item.arrival.detail,
      raw: cut ? raw.slice(0, rawLengthMax) : raw,
      receivedAt: item.received,
    });
  }
  return entries;
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

/** Writes blocks for one process. Call `load` once before the first commit. */
export class Committer {
  readonly #filter = new MessageFilter();
  readonly #memory = new ClaimMemory();
  /** Blocks of other processes up to this one are in the filter. */
  #knownUpTo = 0;

  constructor(
    private readonly parts: {
      readonly context: Context;
      readonly database: Database;
      readonly warehouse: Warehouse;
      readonly catalogues: CatalogueCache;
      readonly process: string;
    },
  ) {}

  /** Builds the filter from the log. Resolves with the number of messages in it. */
  async load(): Promise<number> {
    await this.#readMessages(0);
    return this.#filter.size;
  }

  /** How many messages the filter knows. */
  get knownMessages(): number {
    return this.#filter.size;
  }

  async #readMessages(sinceBlock: number): Promise<void> {
    for await (const chunk of streamMessageIds(this.parts.warehouse, sinceBlock)) {
      const { workspaces, highs, lows, lastBlock } = chunk;
      for (let i = 0; i < highs.length; i++)
        this.#filter.add(workspaces[i] as number, highs[i] as number, lows[i] as number);
      this.#knownUpTo = Math.max(this.#knownUpTo, lastBlock);
    }
  }

  async #readBlocksOfOthers(): Promise<void> {
    const blocks = await blocksOfOthers(this.parts.database, this.parts.process, this.#knownUpTo);
    const first = blocks[0]?.id;
    if (first !== undefined) await this.#readMessages(first - 1);
  }

  /** Commits and finishes one block. */
  async commit(request: BlockRequest): Promise<CommittedBlock> {
    const committed = await this.write(request);
    await this.parts.database.transaction(async (tx) => {
      await finishBlock(tx, committed.block, committed.counts, committed.quarantined);
      await request.alongside?.(tx);
    });
    return committed;
  }

  /** Writes one block to the log and leaves it to the caller to finish it in the ledger. */
  async write(request: BlockRequest): Promise<CommittedBlock> {
    const { database, warehouse, catalogues, process } = this.parts;
    const { workspace, source, origin, items } = request;
    const catalogue = await catalogues.get(workspace);
    const quarantined = quarantineEntries(items);
    // Different workspaces share one lock on purpose: one insert at a time is also what the engine likes best.
    return database.locked("commit", 0, async () => {
      const block = request.block ?? (await beginBlock(database, { process, workspace, source, origin }));
      request.onBegun?.(block);
      try {
        await this.#readBlocksOfOthers();
        const { named, repeated, doubtful } = nameItems(items, { workspace, source }, this.#filter);
        const found = doubtful.length > 0 ? await findMessages(warehouse, workspace, doubtful) : new Map<string, number>();
        const fresh = named.filter(({ id }) => {
          const inBlock = found.get(id);
          return inBlock === undefined || inBlock === block;
        });
        const prepared = prepareBlock(fresh, { workspace, source, catalogue, memory: this.#memory });
        await this.#writeLog(block, workspace, prepared);
        const counts: Counts = {
          ...noCounts(),
          received: items.length + (request.skipped ?? 0),
          interactions: prepared.interactions.length,
          profiles: prepared.profileIds.length,
          duplicates: repeated + named.length - fresh.length,
          quarantined: quarantined.length,
          skipped: request.skipped ?? 0,
          answers: prepared.interactions.reduce((sum, { answers }) => sum + answers.length, 0),
        };
        for (const { id } of fresh) {
          const [high, low] = halvesOf(id);
          this.#filter.add(workspace, high, low);
        }
        return { block, counts, quarantined };
      } catch (error) {
        // The claims of this block may not be written: they must be made again.
        this.#memory.forget();
        throw error;
      }
    });
  }

  async #writeLog(block: number, workspace: number, prepared: ReturnType<typeof prepareBlock>): Promise<void> {
    const { database, warehouse } = this.parts;
    if (prepared.claims.length > 0) {
      await joinIdentities(database, workspace, prepared.claims);
      await this.mirrorAliases();
    }
    if (prepared.traits.length > 0) await writeTraits(warehouse, prepared.traits, `${block}:traits`);
    for (const [year, interactions] of byYear(prepared.interactions))
      await insertBlock(warehouse, { block, interactions, token: `${block}:${year}` });
    if (prepared.profileIds.length > 0)
      await insertBlock(warehouse, {
        block,
        interactions: [],
        messages: prepared.profileIds.map((id) => ({ workspace, id })),
        token: `${block}:profiles`,
      });
  }

  /** Tells the log which customer identities belong to, for all that it does not know yet. */
  async mirrorAliases(): Promise<void> {
    const { database, warehouse } = this.parts;
    for (;;) {
      const aliases = await unmirroredAliases(database, 20_000);
      if (aliases.length === 0) return;
      await writeAliases(warehouse, aliases);
      await markMirrored(database, aliases);
    }
  }
}
