// The ledger: each block of the log is written here before it is written there, and marked done in the same transaction
// that moves the origin's position and keeps what was quarantined. So after a crash it is known which block may be half
// there, and the sum of the ledger is what the log must hold.

import { z } from "zod";
import type { Queryable } from "./database.ts";

/** Where the items of a block came from. `from` and `to` are offsets or item numbers; `to` is exclusive. */
export interface Origin {
  readonly kind: "journal" | "import" | "replay";
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** What became of the items of a block. */
export interface BlockCounts {
  readonly received: number;
  readonly interactions: number;
  readonly profiles: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly skipped: number;
  readonly answers: number;
}

/** Something kept aside. */
export interface QuarantineEntry {
  readonly line: number | null;
  readonly reason: string;
  readonly detail: string;
  readonly raw: string;
  readonly receivedAt: number;
}

const idRow = z.object({ id: z.number() });

const blockRow = z.object({
  id: z.number(),
  workspace: z.number(),
  source: z.string(),
  kind: z.enum(["journal", "import", "replay"]),
  originId: z.string(),
  from: z.number(),
  to: z.number(),
});

/** A block that was begun and not finished. */
export type OpenBlock = z.infer<typeof blockRow>;

/** Announces a block. Its id is the block number in the log and the root of its de-duplication tokens. */
export async function beginBlock(
  database: Queryable,
  block: { process: string; workspace: number; source: string; origin: Origin },
): Promise<number> {
  const { process, workspace, source, origin } = block;
  const row = await database.row(
    idRow,
    `INSERT INTO block (process, workspace, source, origin, origin_id, origin_from, origin_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [process, workspace, source, origin.kind, origin.id, origin.from, origin.to],
  );
  if (!row) throw new Error("INSERT returned no row");
  return row.id;
}

/** Marks a block done and keeps what it set aside, once: a second call for the same block changes nothing. */
export async function finishBlock(
  tx: Queryable,
  block: number,
  counts: BlockCounts,
  quarantined: readonly QuarantineEntry[],
): Promise<void> {
  const changed = await tx.run(
    `UPDATE block SET state = 'done', received = $2, interactions = $3, profiles = $4, duplicates = $5,
       quarantined = $6, skipped = $7, answers = $8 WHERE id = $1 AND state = 'writing'`,
    [
      block,
      counts.received,
      counts.interactions,
      counts.profiles,
      counts.duplicates,
      counts.quarantined,
      counts.skipped,
      counts.answers,
    ],
  );
  if (changed === 0 || quarantined.length === 0) return;
  await tx.run(
    `INSERT INTO quarantine (workspace, block, source, origin, origin_id, line, reason, detail, raw, received_at)
     SELECT b.workspace, b.id, b.source, b.origin, b.origin_id, q.line, q.reason, q.detail, q.raw, to_timestamp(q.at / 1000.0)
     FROM block b, unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::float8[]) AS q(line, reason, detail, raw, at)
     WHERE b.id = $1`,
    [
      block,
      quarantined.map((entry) => entry.line),
      quarantined.map((entry) => entry.reason),
      quarantined.map((entry) => entry.detail.replaceAll("\u0000", "")),
      quarantined.map((entry) => entry.raw.replaceAll("\u0000", "\uFFFD")),
      quarantined.map((entry) => entry.receivedAt),
    ],
  );
}

/** Blocks that a process began and did not finish, oldest first. */
export function openBlocks(database: Queryable, process: string): Promise<OpenBlock[]> {
  return database.rows(
    blockRow,
    `SELECT id, workspace, source, origin AS kind, origin_id AS "originId", origin_from AS "from", origin_to AS "to"
     FROM block WHERE process = $1 AND state = 'writing' ORDER BY id`,
    [process],
  );
}

/** Keeps an unfinished block from being finished until the transaction ends. False when it is finished or not known. */
export async function holdOpenBlock(tx: Queryable, block: number): Promise<boolean> {
  const row = await tx.row(idRow, "SELECT id FROM block WHERE id = $1 AND state = 'writing' FOR UPDATE", [
    block,
  ]);
  return row !== undefined;
}

/** Drops the announcement of a block that is known to have left nothing in the log. */
export async function abandonBlock(database: Queryable, block: number): Promise<void> {
  await database.run("DELETE FROM block WHERE id = $1 AND state = 'writing'", [block]);
}

const otherRow = z.object({ id: z.number(), done: z.boolean() });

/** Blocks of other processes after `since`, and those among `unsettled`: their messages may not be known here. */
export function blocksOfOthers(
  database: Queryable,
  process: string,
  since: number,
  unsettled: readonly number[],
): Promise<z.infer<typeof otherRow>[]> {
  return database.rows(
    otherRow,
    `SELECT id, state = 'done' AS done FROM block
     WHERE process <> $1 AND (id > $2 OR id = ANY($3::bigint[])) ORDER BY id`,
    [process, since, unsettled],
  );
}

/** Blocks that other processes have begun and not finished. */
export async function unsettledBlocks(database: Queryable, process: string): Promise<number[]> {
  const rows = await database.rows(
    idRow,
    "SELECT id FROM block WHERE process <> $1 AND state = 'writing' ORDER BY id",
    [process],
  );
  return rows.map((row) => row.id);
}

/** The highest block number so far; 0 when there is none. */
export async function lastBlock(database: Queryable): Promise<number> {
  const row = await database.row(idRow, "SELECT coalesce(max(id), 0)::bigint AS id FROM block");
  return row?.id ?? 0;
}

const positionRow = z.object({ segment: z.number(), position: z.number() });

/** How far the journal of a process is in the log; registers the process on first use. */
export async function journalPosition(
  database: Queryable,
  process: string,
): Promise<{ segment: number; position: number }> {
  await database.run("INSERT INTO process (id) VALUES ($1) ON CONFLICT DO NOTHING", [process]);
  const row = await database.row(positionRow, "SELECT segment, position FROM process WHERE id = $1", [
    process,
  ]);
  return row ?? { segment: 0, position: 0 };
}

/** Moves the journal position, inside the transaction that finishes the blocks. */
export async function moveJournalPosition(
  tx: Queryable,
  process: string,
  position: { segment: number; position: number },
): Promise<void> {
  await tx.run("UPDATE process SET segment = $2, position = $3 WHERE id = $1", [
    process,
    position.segment,
    position.position,
  ]);
}

const spanRow = z.object({
  span: z.number(),
  interactions: z.number(),
  answers: z.number(),
  messages: z.number(),
});

/** What the log must hold of the finished blocks of one span: a block's number divided by the size of the spans. */
export type ExpectedSpan = z.infer<typeof spanRow>;

/** What the log must hold of blocks from `from` up to but not `to`, in spans of `size` blocks; of one workspace or of all. */
export function expectedRows(
  database: Queryable,
  spans: { readonly size: number; readonly from: number; readonly to: number },
  workspace?: number,
): Promise<ExpectedSpan[]> {
  return database.rows(
    spanRow,
    `SELECT id / $1::bigint AS span, sum(interactions)::bigint AS interactions, sum(answers)::bigint AS answers,
       sum(interactions + profiles + quarantined)::bigint AS messages
     FROM block WHERE state = 'done' AND id >= $2 AND id < $3 AND ($4::int IS NULL OR workspace = $4)
     GROUP BY 1 ORDER BY 1`,
    [spans.size, spans.from, spans.to, workspace ?? null],
  );
}

const finishedRow = blockRow.extend({ process: z.string() });

/** A finished block and where its items came from. */
export type FinishedBlock = z.infer<typeof finishedRow>;

/** Finished blocks by their numbers, in order. */
export function finishedBlocks(database: Queryable, ids: readonly number[]): Promise<FinishedBlock[]> {
  return database.rows(
    finishedRow,
    `SELECT id, workspace, source, origin AS kind, origin_id AS "originId", origin_from AS "from", origin_to AS "to",
       process
     FROM block WHERE state = 'done' AND id = ANY($1::bigint[]) ORDER BY id`,
    [ids],
  );
}

const sumsRow = z.object({
  received: z.number(),
  interactions: z.number(),
  profiles: z.number(),
  duplicates: z.number(),
  quarantined: z.number(),
  skipped: z.number(),
  answers: z.number(),
});

/** The sums of the ledger over one workspace, or over all. */
export async function ledgerSums(database: Queryable, workspace?: number): Promise<BlockCounts> {
  const row = await database.row(
    sumsRow,
    `SELECT coalesce(sum(received), 0)::bigint AS received, coalesce(sum(interactions), 0)::bigint AS interactions,
       coalesce(sum(profiles), 0)::bigint AS profiles, coalesce(sum(duplicates), 0)::bigint AS duplicates,
       coalesce(sum(quarantined), 0)::bigint AS quarantined, coalesce(sum(skipped), 0)::bigint AS skipped,
       coalesce(sum(answers), 0)::bigint AS answers
     FROM block WHERE state = 'done' AND ($1::int IS NULL OR workspace = $1)`,
    [workspace ?? null],
  );
  return (
    row ?? {
      received: 0,
      interactions: 0,
      profiles: 0,
      duplicates: 0,
      quarantined: 0,
      skipped: 0,
      answers: 0,
    }
  );
}
