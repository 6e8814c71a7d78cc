// The one way into the log, exactly once. A block is announced in the ledger, checked against the messages of the log while
// this process alone may do so, inserted with tokens that make a retry count once, and finished in one transaction
// together with its quarantine and the position of its origin. A block that was interrupted is committed again under the
// same number: its own messages are not duplicates of themselves, and its tokens make the second insert a no-op. One that
// nobody will commit again is taken back out of the log before its items may come again.

import type { Context } from "../context.ts";
import { halvesOf } from "../domain/identity-hash.ts";
import type { JoinClaim } from "../domain/join-identities.ts";
import type { Database, Queryable } from "../records/database.ts";
import { joinIdentities, markMirrored, unmirroredAliases } from "../records/identity-store.ts";
import {
  abandonBlock,
  beginBlock,
  blocksOfOthers,
  finishBlock,
  holdOpenBlock,
  lastBlock,
  type Origin,
  type QuarantineEntry,
  unsettledBlocks,
} from "../records/ledger-store.ts";
import { awaitInserts } from "../warehouse/await-inserts.ts";
import { deleteBlock } from "../warehouse/delete-block.ts";
import { findBlock, findInteractions, noBlockRows } from "../warehouse/find-block.ts";
import { findMessages } from "../warehouse/find-messages.ts";
import { messagesOfBlocks } from "../warehouse/insert-messages.ts";
import { streamMessageIds } from "../warehouse/stream-message-ids.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { writeAliases, writeTraits } from "../warehouse/write-profile.ts";
import type { CatalogueCache } from "./catalogue-cache.ts";
import { type CompletedRows, completeBlock } from "./complete-block.ts";
import { type Counts, type Item, noCounts } from "./item.ts";
import { nameItems, type PreparedBlock, prepareBlock } from "./prepare-block.ts";
import { ClaimMemory } from "./steps/identify.ts";
import { MessageFilter } from "./steps/message-filter.ts";
import { SeenMessages } from "./steps/seen-messages.ts";

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

/** More blocks than this are read as a stream: others may have written millions of messages while nothing came here. */
const fewBlocks = 8;

/** How long it is believed what a half written block of another process holds. */
const lookAgainMs = 5_000;

/** Writes blocks for one process. Call `load` once before the first commit. */
export class Committer {
  readonly #filter = new MessageFilter();
  readonly #memory = new ClaimMemory();
  /** Blocks of other processes up to this one are in the filter, but for the unsettled. */
  #knownUpTo = 0;
  /** Blocks that other processes have begun and not finished: their messages may still be on the way. */
  #unsettled: number[] = [];
  /** Of those, the interactions that are in the log. */
  #halfWritten = new Map<number, { readonly at: number; readonly ids: ReadonlySet<string> }>();
  /** Blocks that nobody will commit again and that may be half there. */
  readonly #givenUp = new Set<number>();

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
    for await (const messages of streamMessageIds(warehouse)) this.#learnAll(messages, false);
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

  /** Learns a chunk of `streamMessageIds`; with `again`, what is known already takes no more room. */
  #learnAll(messages: Uint32Array, again: boolean): void {
    for (let i = 0; i < messages.length; i += 3) {
      const workspace = messages[i] as number;
      const low = messages[i + 1] as number;
      const high = messages[i + 2] as number;
      if (!again || !this.#filter.mayHave(workspace, high, low)) this.#filter.add(workspace, high, low);
    }
  }

  /** Learns what other processes wrote since the last block. Called while no other process writes. */
  async #learnFromOthers(): Promise<void> {
    const { database, warehouse, process } = this.parts;
    const blocks = await blocksOfOthers(database, process, this.#knownUpTo, this.#unsettled);
    const last = blocks.at(-1);
    if (!last) return;
    const ids = blocks.map((block) => block.id);
    const since = ids.find((id) => id > this.#knownUpTo);
    const isMany = since !== undefined && ids.length > fewBlocks;
    const few = isMany ? ids.filter((id) => id < since) : ids;
    if (few.length > 0)
      for (const { workspace, id } of await messagesOfBlocks(warehouse, few)) this.#learn(workspace, id);
    if (isMany)
      for await (const messages of streamMessageIds(warehouse, since)) this.#learnAll(messages, true);
    this.#unsettled = blocks.filter((block) => !block.done).map((block) => block.id);
    this.#knownUpTo = Math.max(this.#knownUpTo, last.id);
    await this.#lookIntoHalfWritten();
  }

  /** A block that another process left half done may have its interactions in the log and no messages yet. */
  async #lookIntoHalfWritten(): Promise<void> {
    const { context, warehouse } = this.parts;
    const before = this.#halfWritten;
    this.#halfWritten = new Map();
    for (const block of this.#unsettled) {
      const known = before.get(block);
      const isFresh = known !== undefined && context.now() - known.at < lookAgainMs;
      if (!isFresh) await awaitInserts(warehouse, block);
      const at = context.now();
      const ids = isFresh ? known.ids : (await findBlock(warehouse, block)).interactions;
      this.#halfWritten.set(block, isFresh ? known : { at, ids });
    }
  }

  /** Whether a block of another process that is not finished has this message. */
  #isHalfWritten(id: string): boolean {
    for (const { ids } of this.#halfWritten.values()) if (ids.has(id)) return true;
    return false;
  }

  /** Commits and finishes one block. A replay that fails is given up: tried again, it is another one. */
  async commit(request: BlockRequest): Promise<CommittedBlock> {
    let begun: number | undefined;
    const onBegun = (block: number) => {
      begun = block;
      request.onBegun?.(block);
    };
    try {
      const committed = await this.write({ ...request, onBegun });
      await this.parts.database.transaction(async (tx) => {
        await finishBlock(tx, committed.block, committed.counts, committed.quarantined);
        await request.alongside?.(tx);
      });
      return committed;
    } catch (error) {
      if (request.origin.kind === "replay" && begun !== undefined) this.giveUp([begun]);
      throw error;
    }
  }

  /** These blocks will not be committed again: what is there of them goes before anything more is imported or replayed. */
  giveUp(blocks: readonly number[]): void {
    for (const block of blocks) this.#givenUp.add(block);
  }

  /** Takes the blocks that were given up back out of the log. One that turns out to be finished stays. */
  async takeBack(): Promise<void> {
    if (this.#givenUp.size > 0) await this.parts.database.locked("commit", 0, () => this.#takeBack());
  }

  async #takeBack(): Promise<void> {
    const { database, warehouse } = this.parts;
    for (const block of this.#givenUp) {
      await database.transaction(async (tx) => {
        if (!(await holdOpenBlock(tx, block))) return;
        await awaitInserts(warehouse, block);
        await deleteBlock(warehouse, block);
        await abandonBlock(tx, block);
      });
      this.#givenUp.delete(block);
    }
  }

  /** Judges items as `commit` would, and writes nothing. `seen` are the messages of this rehearsal so far. */
  async rehearse(
    request: Pick<BlockRequest, "workspace" | "source" | "items" | "skipped">,
    seen = new SeenMessages(),
  ): Promise<Counts> {
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
      // Met only now: when the look-up fails, the same items are judged again.
      const isMetBefore = seen.meet(...halvesOf(id));
      if (isMetBefore || found.has(id)) counts.duplicates += 1;
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
    // Different workspaces share one lock on purpose: one insert at a time is also what the engine likes best.
    return database.locked("commit", 0, async () => {
      if (origin.kind !== "journal") await this.#takeBack();
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
          return inBlock === undefined ? !this.#isHalfWritten(id) : inBlock === block;
        });
        const catalogue = await catalogues.get(workspace);
        const quarantined = quarantineEntries(fresh.map(({ item }) => item));
        const prepared = prepareBlock(fresh, { workspace, source, catalogue, memory: this.#memory });
        const isAgain = request.block !== undefined;
        const ids = fresh.map(({ id }) => id);
        await this.#writeLog({ block, workspace, isAgain }, prepared, ids);
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
    facts: { readonly block: number; readonly workspace: number; readonly isAgain: boolean },
    prepared: PreparedBlock,
    messages: readonly string[],
  ): Promise<void> {
    const { warehouse, context } = this.parts;
    const { block, workspace, isAgain } = facts;
    const { interactions, claims, traits } = prepared;
    // The engine knows a repeated token only for so long, and others may have written much since: so it is asked.
    const there = isAgain ? await findBlock(warehouse, block) : noBlockRows;
    const rest = context.random(6).toString("hex");
    const tokenOf = (part: string, isWhole: boolean) => `${block}:${part}${isWhole ? "" : `:${rest}`}`;
    await completeBlock(warehouse, { block, workspace, interactions, messages, there, tokenOf }, [
      this.#writeClaims(workspace, claims),
      writeTraits(warehouse, traits, `${block}:traits`),
    ]);
  }

  /**
   * Makes a finished block whole again from the items it was made of: rows that are missing in the log are written under
   * its number. What these items became, and who they belong to, stays as the ledger and the records say.
   */
  repair(
    request: Pick<BlockRequest, "workspace" | "source" | "items"> & { block: number },
  ): Promise<CompletedRows> {
    const { context, database, warehouse, catalogues } = this.parts;
    const { workspace, source, items, block } = request;
    return database.locked("commit", 0, async () => {
      await this.#learnFromOthers();
      const { named } = nameItems(items, { workspace, source }, this.#filter);
      const ids = named.map(({ id }) => id);
      const known = await findMessages(warehouse, workspace, ids);
      const unknown = ids.filter((id) => !known.has(id));
      for (const [id, inBlock] of await findInteractions(warehouse, workspace, unknown))
        known.set(id, inBlock);
      const own = named.filter(({ id }) => (known.get(id) ?? block) === block);
      const catalogue = await catalogues.get(workspace);
      const prepared = prepareBlock(own, { workspace, source, catalogue, memory: new ClaimMemory() });
      // The old tokens may still be known though their rows are gone.
      const anew = `repair-${context.random(6).toString("hex")}`;
      const completed = await completeBlock(
        warehouse,
        {
          block,
          workspace,
          interactions: prepared.interactions,
          messages: own.map(({ id }) => id),
          there: await findBlock(warehouse, block),
          tokenOf: (part) => `${block}:${part}:${anew}`,
        },
        [writeTraits(warehouse, prepared.traits, `${block}:traits:${anew}`)],
      );
      for (const { id } of own) this.#learn(workspace, id);
      return completed;
    });
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
