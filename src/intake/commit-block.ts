// The one way into the log, exactly once. A block is announced in the ledger, checked against the messages of the log while
// this process alone may do so, inserted with tokens that make a retry count once, and finished in one transaction
// together with its quarantine and the position of its origin. A block that was interrupted is committed again under the
// same number: its own messages are not duplicates of themselves, and its tokens make the second insert a no-op.

import type { Context } from "../context.ts";
import type { Interaction } from "../domain/interaction.ts";
import type { JoinClaim } from "../domain/join-identities.ts";
import type { Database, Queryable } from "../records/database.ts";
import { joinIdentities, markMirrored, unmirroredAliases } from "../records/identity-store.ts";
import {
  beginBlock,
  blocksOfOthers,
  finishBlock,
  lastBlock,
  type Origin,
  type QuarantineEntry,
  unsettledBlocks,
} from "../records/ledger-store.ts";
import { findMessages } from "../warehouse/find-messages.ts";
import { insertBlock } from "../warehouse/insert-block.ts";
import { insertMessages, messagesOfBlocks } from "../warehouse/insert-messages.ts";
import { streamMessageIds } from "../warehouse/stream-message-ids.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { writeAliases, writeTraits } from "../warehouse/write-profile.ts";
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
      detail: cut
        ? `${item.arrival.detail} (raw content cut at ${rawLengthMax} characters)`
        : item.arrival.detail,
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
  /** Blocks of other processes up to this one are in the filter, but for the unsettled. */
  #knownUpTo = 0;
  /** Blocks that other processes have begun and not finished: their messages may still be on the way. */
  #unsettled: number[] = [];

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
    const { database, warehouse, process } = this.parts;
    const known = await lastBlock(database);
    this.#unsettled = await unsettledBlocks(database, process);
    for await (const messages of streamMessageIds(warehouse))
      for (let i = 0; i < messages.length; i += 3)
        this.#filter.add(messages[i] as number, messages[i + 2] as number, messages[i + 1] as number);
    this.#knownUpTo = known;
    return this.#filter.size;
  }

  /** How many messages the filter knows. */
  get knownMessages(): number {
    return this.#filter.size;
  }

  #learn(workspace: number, id: string): void {
    const [high, low] = halvesOf(id);
    this.#filter.add(workspace, high, low);
  }

  /** Learns what other processes wrote since the last block. Called while no other process writes. */
  async #learnFromOthers(): Promise<void> {
    const { database, warehouse, process } = this.parts;
    const blocks = await blocksOfOthers(database, process, this.#knownUpTo, this.#unsettled);
    if (blocks.length === 0) return;
    for (const { workspace, id } of await messagesOfBlocks(
      warehouse,
      blocks.map((block) => block.id),
    ))
      this.#learn(workspace, id);
    this.#unsettled = blocks.filter((block) => !block.done).map((block) => block.id);
    this.#knownUpTo = Math.max(this.#knownUpTo, ...blocks.map((block) => block.id));
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

  /** Judges items as `commit` would, and writes nothing. */
  async rehearse(request: Pick<BlockRequest, "workspace" | "source" | "items" | "skipped">): Promise<Counts> {
    const { workspace, source, items } = request;
    const { named, repeated, doubtful } = nameItems(items, { workspace, source }, this.#filter);
    const found =
      doubtful.length > 0 ? await findMessages(this.parts.warehouse, workspace, doubtful) : new Map();
    const counts = {
      ...noCounts(),
      received: items.length + (request.skipped ?? 0),
      skipped: request.skipped ?? 0,
    };
    counts.duplicates = repeated;
    for (const { item, id } of named) {
      if (found.has(id)) counts.duplicates += 1;
      else if (item.arrival.type === "broken") counts.quarantined += 1;
      else if (item.arrival.type === "profile") counts.profiles += 1;
      else if (item.arrival.type === "interaction") {
        counts.interactions += 1;
        counts.answers += item.arrival.answers.length;
      }
    }
    return counts;
  }

  /** Writes one block to the log and leaves it to the caller to finish it in the ledger. */
  async write(request: BlockRequest): Promise<CommittedBlock> {
    const { database, warehouse, catalogues, process } = this.parts;
    const { workspace, source, origin, items } = request;
    const catalogue = await catalogues.get(workspace);
    // Different workspaces share one lock on purpose: one insert at a time is also what the engine likes best.
    return database.locked("commit", 0, async () => {
      const block = request.block ?? (await beginBlock(database, { process, workspace, source, origin }));
      request.onBegun?.(block);
      try {
        await this.#learnFromOthers();
        const { named, repeated, doubtful } = nameItems(items, { workspace, source }, this.#filter);
        const found =
          doubtful.length > 0
            ? await findMessages(warehouse, workspace, doubtful)
            : new Map<string, number>();
        const fresh = named.filter(({ id }) => {
          const inBlock = found.get(id);
          return inBlock === undefined || inBlock === block;
        });
        const quarantined = quarantineEntries(fresh.map(({ item }) => item));
        const prepared = prepareBlock(fresh, { workspace, source, catalogue, memory: this.#memory });
        await this.#writeLog(
          block,
          workspace,
          prepared,
          fresh.map(({ id }) => id),
        );
        const counts: Counts = {
          ...noCounts(),
          received: items.length + (request.skipped ?? 0),
          interactions: prepared.interactions.length,
          profiles: prepared.profiles,
          duplicates: repeated + named.length - fresh.length,
          quarantined: quarantined.length,
          skipped: request.skipped ?? 0,
          answers: prepared.interactions.reduce((sum, { answers }) => sum + answers.length, 0),
        };
        for (const { id } of fresh) this.#learn(workspace, id);
        return { block, counts, quarantined };
      } catch (error) {
        // The claims of this block may not be written: they must be made again.
        this.#memory.forget();
        throw error;
      }
    });
  }

  async #writeLog(
    block: number,
    workspace: number,
    prepared: ReturnType<typeof prepareBlock>,
    ids: readonly string[],
  ): Promise<void> {
    const { warehouse } = this.parts;
    // Side by side, for each is safe to repeat. The messages come last: one in the log says that all of its block is.
    await Promise.all([
      this.#writeClaims(workspace, prepared.claims),
      writeTraits(warehouse, prepared.traits, `${block}:traits`),
      ...[...byYear(prepared.interactions)].map(([year, interactions]) =>
        insertBlock(warehouse, { block, interactions, token: `${block}:${year}`, withMessages: false }),
      ),
    ]);
    if (ids.length > 0) await insertMessages(warehouse, { workspace, ids, block }, `${block}:messages`);
  }

  async #writeClaims(workspace: number, claims: readonly JoinClaim[]): Promise<void> {
    if (claims.length === 0) return;
    await joinIdentities(this.parts.database, workspace, claims);
    await this.mirrorAliases();
  }

  /** Tells the log which customer identities belong to, for all that it does not know yet. */
  async mirrorAliases(): Promise<void> {
    const { database, warehouse } = this.parts;
    for (;;) {
      const aliases = await unmirroredAliases(database, 20_000);
      if (aliases.length === 0) return;
      const last = aliases.at(-1)?.version ?? 0;
      await writeAliases(warehouse, aliases, `${aliases[0]?.version ?? 0}-${last}:${aliases.length}`);
      await markMirrored(database, aliases);
    }
  }
}
