// Finds blocks whose rows are not all in the log, and reads them again from where they came: the segments of the journal,
// which are kept for some days, or the source of an import. It runs behind a start and may be stopped at any block.
// Invariant: only rows that are missing are written, under the number of their block.

import type { Context } from "../context.ts";
import { toAppError } from "../errors.ts";
import type { Database } from "../records/database.ts";
import { findImport } from "../records/import-store.ts";
import { type FinishedBlock, finishedBlocks } from "../records/ledger-store.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Committer } from "./commit-block.ts";
import { compareLedger, type ShortBlock } from "./compare-ledger.ts";
import type { OpenImport } from "./import-runner.ts";
import type { Item } from "./item.ts";
import { readJournal } from "./journal/journal-reader.ts";
import { arrivalsOf } from "./sources/segment/arrivals-of.ts";

interface RepairParts {
  readonly context: Context;
  readonly database: Database;
  readonly warehouse: Warehouse;
  readonly committer: Committer;
  /** Of the journal. */
  readonly directory: string;
  readonly process: string;
  readonly open: OpenImport;
}

/**
 * Why a block cannot be made whole: its segment of the journal is gone; its journal or file is with another server; its
 * import is not known; its file is gone or cannot be read; its source no longer holds what it held; it came out of
 * quarantine; the log holds more of it than the ledger says.
 */
export const beyondRepairs = [
  "journal-gone",
  "elsewhere",
  "import-unknown",
  "source-gone",
  "source-changed",
  "replayed",
  "too-many",
] as const;

/** Why a block cannot be made whole. */
export type BeyondRepair = (typeof beyondRepairs)[number];

/** A block that could not be made whole, and why. */
export interface BlockBeyondRepair {
  readonly block: number;
  readonly workspace: number | undefined;
  /** Rows that are not there. */
  readonly missing: number;
  readonly reason: BeyondRepair;
}

/** What a repair found and did. */
export interface RepairReport {
  readonly state: "waiting" | "running" | "done" | "failed";
  /** Blocks that were short when it began. */
  readonly short: number;
  /** Blocks that were made whole. */
  readonly repaired: number;
  readonly beyondRepair: readonly BlockBeyondRepair[];
}

/** Before anything was looked at. */
export const noRepair: RepairReport = { state: "waiting", short: 0, repaired: 0, beyondRepair: [] };

/** Items of a block, or why they are not to be had. */
type Reread = { readonly items: readonly Item[] } | { readonly reason: BeyondRepair };

async function rereadJournal(directory: string, block: FinishedBlock): Promise<Reread> {
  const from = { segment: Number(block.originId), position: block.from };
  const chunk = await readJournal(directory, from, {
    bytesMax: block.to - block.from,
    messagesMax: Number.POSITIVE_INFINITY,
    until: block.to,
  });
  if (chunk?.from.segment !== from.segment || chunk.next.position !== block.to)
    return { reason: "journal-gone" };
  const entries = chunk.entries.filter((entry) => entry.workspace === block.workspace);
  return { items: entries.flatMap(arrivalsOf) };
}

/** Numbers of rows that are missing, over all tables. */
function missingOf({ expected, found }: ShortBlock): number {
  const lost = (what: keyof ShortBlock["expected"]) => Math.max(0, expected[what] - found[what]);
  return lost("interactions") + lost("answers") + lost("messages");
}

/** One repair. `report` tells how far it is. */
export class BlockRepair {
  #report: RepairReport = noRepair;
  #stopping = false;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RepairParts) {}

  get report(): RepairReport {
    return this.#report;
  }

  /** Begins behind whatever else is going on. */
  start(): void {
    this.#running = this.run().catch((thrown: unknown) => {
      if (this.#stopping) return;
      this.#report = { ...this.#report, state: "failed" };
      const { message } = toAppError(thrown);
      this.parts.context.log.warn("the log could not be compared with the ledger", { error: message });
    });
  }

  /** Stops after the block in hand. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }

  /** Compares, repairs and compares again. */
  async run(): Promise<void> {
    const { context, database } = this.parts;
    this.#report = { ...noRepair, state: "running" };
    const { short } = await compareLedger(this.parts);
    this.#report = { ...this.#report, short: short.length };
    if (short.length === 0) return this.#finish([], [], new Map());
    const lost = short.reduce((sum, block) => sum + missingOf(block), 0);
    context.log.error("rows are missing in the log; reading them again", {
      blocks: short.length,
      rows: lost,
    });
    const reasons = new Map<number, BeyondRepair>();
    const known = await finishedBlocks(
      database,
      short.map(({ block }) => block),
    );
    const losing = new Set(short.filter((block) => missingOf(block) > 0).map(({ block }) => block));
    const blocks = known.filter(({ id }) => losing.has(id));
    await this.#repairJournal(
      blocks.filter(({ kind }) => kind === "journal"),
      reasons,
    );
    const imported = blocks.filter(({ kind }) => kind === "import");
    for (const id of new Set(imported.map(({ originId }) => originId)))
      await this.#repairImport(
        id,
        imported.filter(({ originId }) => originId === id),
        reasons,
      );
    for (const { id, kind } of blocks) if (kind === "replay") reasons.set(id, "replayed");
    const { short: left } = await compareLedger(this.parts);
    return this.#finish(left, known, reasons);
  }

  #finish(
    left: readonly ShortBlock[],
    known: readonly FinishedBlock[],
    reasons: ReadonlyMap<number, BeyondRepair>,
  ): void {
    const { log } = this.parts.context;
    const workspaces = new Map(known.map(({ id, workspace }) => [id, workspace]));
    const beyondRepair = left.map((block) => ({
      block: block.block,
      workspace: workspaces.get(block.block),
      missing: missingOf(block),
      reason: reasons.get(block.block) ?? (missingOf(block) === 0 ? "too-many" : ("source-changed" as const)),
    }));
    const repaired = this.#report.short - left.length;
    this.#report = { ...this.#report, state: "done", repaired, beyondRepair };
    if (repaired > 0) log.warn("blocks were made whole again", { blocks: repaired });
    for (const { block, missing, reason } of beyondRepair)
      log.error("a block of the log is not whole", { block, missing, reason });
  }

  async #repairJournal(blocks: readonly FinishedBlock[], reasons: Map<number, BeyondRepair>): Promise<void> {
    const { directory, process } = this.parts;
    for (const block of blocks) {
      if (this.#stopping) return;
      if (block.process !== process) reasons.set(block.id, "elsewhere");
      else await this.#repairBlock(block, await rereadJournal(directory, block), reasons);
    }
  }

  async #repairImport(
    id: string,
    blocks: readonly FinishedBlock[],
    reasons: Map<number, BeyondRepair>,
  ): Promise<void> {
    const { database, open, process } = this.parts;
    const wanted = new Map(blocks.map((block) => [block.from, block]));
    const giveUp = (reason: BeyondRepair) => {
      for (const block of wanted.values()) reasons.set(block.id, reason);
    };
    const [first] = blocks;
    const job = first && (await findImport(database, first.workspace, id));
    if (!job) return giveUp("import-unknown");
    if (job.process !== process && job.kind === "file") return giveUp("elsewhere");
    try {
      let ordinal = -1;
      for await (const { items } of (await open(job)).chunks) {
        ordinal += 1;
        if (this.#stopping) return;
        const block = wanted.get(ordinal);
        if (!block) continue;
        await this.#repairBlock(block, { items }, reasons);
        wanted.delete(ordinal);
        if (wanted.size === 0) return;
      }
      giveUp("source-changed");
    } catch (thrown) {
      const { message } = toAppError(thrown);
      this.parts.context.log.warn("an import cannot be read again", { import: id, error: message });
      giveUp("source-gone");
    }
  }

  async #repairBlock(
    block: FinishedBlock,
    reread: Reread,
    reasons: Map<number, BeyondRepair>,
  ): Promise<void> {
    if ("reason" in reread) {
      reasons.set(block.id, reread.reason);
      return;
    }
    const { workspace, source, id } = block;
    await this.parts.committer.repair({ block: id, workspace, source, items: reread.items });
  }
}
