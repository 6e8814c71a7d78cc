// Carries the journal into the log. Entries are read in order, grouped by workspace into blocks, committed, and the
// position moves in the transaction that finishes those blocks: so every entry reaches the log exactly once, however the
// process ends. While an engine is away it waits and tries the same chunk again; the journal is what is durable.
// Invariant: the blocks announced for a chunk are only ever committed with exactly the entries of that chunk. More under
// the same numbers would be taken by the engine for a repeat, and be lost.

import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "../context.ts";
import type { Database } from "../records/database.ts";
import {
  abandonBlock,
  finishBlock,
  journalPosition,
  moveJournalPosition,
  type OpenBlock,
  openBlocks,
} from "../records/ledger-store.ts";
import type { CommittedBlock, Committer } from "./commit-block.ts";
import type { Item } from "./item.ts";
import {
  bytesBehind,
  type JournalChunk,
  type JournalPosition,
  readJournal,
} from "./journal/journal-reader.ts";
import type { JournalEntry } from "./journal/journal-record.ts";
import { listSegments, segmentName } from "./journal/journal-writer.ts";
import { arrivalsOf } from "./sources/segment/arrivals-of.ts";

/** Name of tracked events in `source` columns and in message ids. */
export const trackingSource = "tracking";

/** For how long a trickle is gathered: a figure is at most so much behind. */
const trickleMs = 700;

const limits = { bytesMax: 8 * 1024 * 1024, messagesMax: 10_000 } as const;

/** Below both, a chunk is a trickle: an insert costs the engine nearly the same for a hundred rows as for some thousands. */
const trickle = { bytesBelow: 4 * 1024 * 1024, messagesBelow: 5_000 } as const;

interface ConsumerParts {
  readonly context: Context;
  readonly database: Database;
  readonly committer: Committer;
  readonly directory: string;
  readonly process: string;
  /** End of what is durable in the journal; undefined when nobody writes it now. */
  readonly durableEnd: () => JournalPosition | undefined;
}

/** Messages that are parsed in one go; requests of others get their turn in between. */
const messagesAtOnce = 500;

/** Parses the entries of a chunk and groups the items by workspace, in order of first appearance. */
async function itemsByWorkspace(entries: readonly JournalEntry[]): Promise<Map<number, Item[]>> {
  const groups = new Map<number, Item[]>();
  let sinceTurn = 0;
  for (const entry of entries) {
    if (sinceTurn >= messagesAtOnce) {
      await new Promise((resolve) => setImmediate(resolve));
      sinceTurn = 0;
    }
    sinceTurn += entry.count;
    const items = arrivalsOf(entry);
    const group = groups.get(entry.workspace);
    if (group) for (const item of items) group.push(item);
    else groups.set(entry.workspace, items);
  }
  return groups;
}

function comesBefore(one: JournalPosition, other: JournalPosition): boolean {
  return one.segment < other.segment || (one.segment === other.segment && one.position < other.position);
}

function isTrickle({ entries, from, next }: JournalChunk): boolean {
  if (next.position - from.position >= trickle.bytesBelow) return false;
  return entries.reduce((sum, { count }) => sum + count, 0) < trickle.messagesBelow;
}

/** The consumer of one process. */
export class JournalConsumer {
  #position: JournalPosition = { segment: 0, position: 0 };
  /** Up to here nothing readable is left, though the position may stand before a torn tail. */
  #emptyUpTo: JournalPosition = { segment: 0, position: 0 };
  #stopping = false;
  #wake: (() => void) | undefined;
  /** Someone called while nobody was asleep: the next sleep is over at once. */
  #woken = false;
  /** How many wait for the log to catch up. */
  #hurried = 0;
  #running: Promise<void> | undefined;
  /** Blocks announced for the chunk in hand, by workspace: a retry uses the same numbers. */
  #announced = new Map<number, number>();
  /** Read and not yet written. It is kept and not read again: read again it might be longer. */
  #inHand: JournalChunk | undefined;
  #failures = 0;
  #oldestWaiting: number | undefined;

  constructor(private readonly parts: ConsumerParts) {}

  /** Takes up what a previous run left half done, to be finished first. Call once before `start`. */
  async recover(): Promise<void> {
    const { database, process, directory, context } = this.parts;
    this.#position = await journalPosition(database, process);
    const open = await this.#interruptedBlocks();
    const first = open[0];
    if (!first) return;
    // All open blocks come from one chunk: only one is ever in hand.
    const from = { segment: Number(first.originId), position: first.from };
    const chunk = await readJournal(directory, from, {
      bytesMax: first.to - first.from,
      messagesMax: Number.POSITIVE_INFINITY,
      until: first.to,
    });
    if (chunk?.from.segment !== from.segment || chunk.next.position !== first.to) {
      const { to } = first;
      context.log.error("the journal no longer holds what interrupted blocks were made of", { ...from, to });
      return;
    }
    context.log.info("finishing blocks that were interrupted", { blocks: open.length });
    for (const block of open) this.#announced.set(block.workspace, block.id);
    this.#inHand = chunk;
  }

  /**
   * The blocks of the chunk that was in hand. An announcement whose answer got lost was made again, so that the last one of
   * a workspace is the one that was used; what stands before the position was never used at all. Those are taken back.
   */
  async #interruptedBlocks(): Promise<OpenBlock[]> {
    const { database, process } = this.parts;
    const open = (await openBlocks(database, process)).filter((block) => block.kind === "journal");
    const used = new Map<number, OpenBlock>();
    for (const block of open) {
      const at = { segment: Number(block.originId), position: block.from };
      if (!comesBefore(at, this.#position)) used.set(block.workspace, block);
    }
    for (const block of open) if (used.get(block.workspace) !== block) await abandonBlock(database, block.id);
    return [...used.values()];
  }

  /** Begins to carry; `wake` tells it that there is more. */
  start(): void {
    this.#running = this.#loop();
  }

  /** There is something new in the journal. */
  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  /** Stops after the block in hand. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake?.();
    await this.#running;
  }

  /** Resolves when everything that is durable now is in the log. */
  async caughtUp(timeoutMs: number): Promise<boolean> {
    const target = this.parts.durableEnd() ?? this.#position;
    const deadline = this.parts.context.now() + timeoutMs;
    this.#hurried += 1;
    try {
      while (this.#isBefore(target)) {
        if (this.parts.context.now() > deadline) return false;
        this.wake();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return true;
    } finally {
      this.#hurried -= 1;
    }
  }

  #isBefore(target: JournalPosition): boolean {
    return comesBefore(this.#position, target) && comesBefore(this.#emptyUpTo, target);
  }

  /** Bytes that wait and for how long the oldest has, in milliseconds. */
  async backlog(): Promise<{ bytesWaiting: number; oldestWaitingMs: number }> {
    const isEmpty = comesBefore(this.#position, this.#emptyUpTo);
    const bytesWaiting = await bytesBehind(this.parts.directory, isEmpty ? this.#emptyUpTo : this.#position);
    const oldest = bytesWaiting > 0 ? this.#oldestWaiting : undefined;
    return {
      bytesWaiting,
      oldestWaitingMs: oldest === undefined ? 0 : Math.max(0, this.parts.context.now() - oldest),
    };
  }

  /** True while the last attempt to write failed. */
  get failing(): boolean {
    return this.#failures > 0;
  }

  /** The next chunk, or undefined when all that is durable has been read. */
  async #read(): Promise<JournalChunk | undefined> {
    const end = this.parts.durableEnd();
    const chunk = await readJournal(this.parts.directory, this.#position, limits, end);
    if (!chunk && end) this.#emptyUpTo = end;
    return chunk;
  }

  async #loop(): Promise<void> {
    const { context } = this.parts;
    while (!this.#stopping) {
      let chunk: JournalChunk | undefined;
      try {
        this.#inHand ??= await this.#read();
        chunk = this.#inHand;
        if (chunk) {
          this.#oldestWaiting = chunk.entries[0]?.receivedAt;
          await this.#commit(chunk);
          this.#inHand = undefined;
          this.#failures = 0;
        }
      } catch (error) {
        this.#failures += 1;
        const waitMs = Math.min(2_000, 100 * 2 ** Math.min(this.#failures, 6));
        if (this.#failures === 1 || this.#failures % 20 === 0)
          context.log.warn("the log cannot be written now; accepted events wait in the journal", {
            error: error instanceof Error ? error.message : String(error),
            retryInMs: waitMs,
          });
        await this.#pause(waitMs);
        continue;
      }
      if (!chunk) await this.#sleep(1_000);
      // A trickle is gathered for a moment, so that the log is written in blocks and not in single rows.
      else if (isTrickle(chunk)) await this.#pause(trickleMs);
    }
  }

  #sleep(ms: number): Promise<void> {
    if (this.#woken) {
      this.#woken = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        this.#woken = false;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#wake = done;
    });
  }

  /** Waits, but not when somebody waits for the log to catch up or for us to stop. */
  async #pause(ms: number): Promise<void> {
    for (let rest = ms; rest > 0 && !this.#stopping && this.#hurried === 0; rest -= 25)
      await new Promise((resolve) => setTimeout(resolve, Math.min(25, rest)));
  }

  async #commit(chunk: JournalChunk): Promise<void> {
    const { database, committer, process, context } = this.parts;
    if (chunk.damagedAt !== undefined)
      context.log.warn("unreadable bytes in the journal", {
        segment: chunk.from.segment,
        at: chunk.damagedAt,
      });
    const origin = {
      kind: "journal",
      id: String(chunk.from.segment),
      from: chunk.from.position,
      to: chunk.next.position,
    } as const;
    const committed: CommittedBlock[] = [];
    for (const [workspace, items] of await itemsByWorkspace(chunk.entries)) {
      const block = this.#announced.get(workspace);
      committed.push(
        await committer.write({
          workspace,
          source: trackingSource,
          origin,
          items,
          ...(block === undefined ? {} : { block }),
          onBegun: (id) => this.#announced.set(workspace, id),
        }),
      );
    }
    await database.transaction(async (tx) => {
      for (const { block, counts, quarantined } of committed)
        await finishBlock(tx, block, counts, quarantined);
      await moveJournalPosition(tx, process, chunk.next);
    });
    this.#announced.clear();
    this.#position = chunk.next;
  }

  /** Removes segments that are wholly in the log and older than `keepMs`. Returns how many. */
  async prune(keepMs: number): Promise<number> {
    const { directory, context } = this.parts;
    let removed = 0;
    for (const segment of await listSegments(directory)) {
      if (segment >= this.#position.segment) break;
      const path = join(directory, segmentName(segment));
      if (context.now() - (await stat(path)).mtimeMs < keepMs) continue;
      await rm(path);
      removed += 1;
    }
    return removed;
  }
}
