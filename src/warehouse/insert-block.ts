// Appends one block to the log: its interactions, their answers, and last the ids of its messages, so that a message id
// in the log means that all of its block is there. Each part carries a token made of the block's, so a block that is
// sent again counts once. A block is of one year, which is one partition: an insert across several could be found half there.

import type { Answer, Interaction } from "../domain/interaction.ts";
import { AppError } from "../errors.ts";
import { RowWriter } from "./row-writer.ts";
import type { Warehouse } from "./warehouse.ts";

/** Interactions of one calendar year (UTC) that are inserted together. */
export interface Block {
  /** Number of the block in the ledger; whole and above 0. */
  readonly block: number;
  readonly interactions: readonly Interaction[];
  /** Same block, same token: makes a repeated insert count once. */
  readonly token: string;
  /** False when the caller marks the messages of several blocks at once, after all of them. */
  readonly withMessages?: boolean;
}

/** Columns of `interaction` in the order in which `writeInteraction` writes them. */
const interactionColumns = [
  "workspace",
  "identity",
  "at",
  "seq",
  "id",
  "received",
  "kind",
  "channel",
  "touchpoint",
  "stage",
  "direct",
  "placement",
  "event",
  "unit",
  "employee",
  "campaign",
  "product",
  "order_id",
  "outcome",
  "wait_ms",
  "duration_ms",
  "revenue",
  "currency",
  "language",
  "session",
  "url",
  "source",
  "source_id",
  "properties",
  "answers",
  "call_type",
  "said",
  "block",
] as const;

/** Columns of `answer` in the order in which `writeAnswer` writes them. */
const answerColumns = [
  "workspace",
  "metric",
  "at",
  "response",
  "seq",
  "identity",
  "received",
  "question",
  "scale_min",
  "scale_max",
  "score",
  "choice",
  "text",
  "weight",
  "channel",
  "touchpoint",
  "stage",
  "kind",
  "direct",
  "event",
  "unit",
  "employee",
  "campaign",
  "language",
  "source",
  "block",
] as const;

const messageColumns = ["workspace", "id", "block"] as const;

function writeInteraction(row: RowWriter, it: Interaction, block: number): void {
  row.uint32(it.workspace);
  row.uuid(it.identity);
  row.whole64(it.at);
  row.uint32(it.seq);
  row.decimal64(it.id);
  row.whole64(it.received);
  row.text(it.kind);
  row.text(it.channel);
  row.text(it.touchpoint);
  row.text(it.stage);
  row.byte(it.direct ? 1 : 0);
  row.text(it.placement);
  row.text(it.event);
  row.text(it.unit);
  row.text(it.employee);
  row.text(it.campaign);
  row.text(it.product);
  row.text(it.order);
  row.text(it.outcome);
  row.maybeWhole64(it.waitMs);
  row.maybeWhole64(it.durationMs);
  row.maybeMoney(it.revenue);
  row.text(it.currency);
  row.text(it.language);
  row.text(it.session);
  row.text(it.url);
  row.text(it.source);
  row.text(it.sourceId);
  row.text(it.properties);
  row.uint16(Math.min(it.answers.length, 65_535));
  row.text(it.callType ?? "");
  row.text(it.said ?? "");
  row.whole64(block);
}

function writeAnswer(row: RowWriter, it: Interaction, answer: Answer, seq: number, block: number): void {
  row.uint32(it.workspace);
  row.text(answer.metric);
  row.whole64(it.at);
  row.decimal64(it.response ?? it.id);
  row.uint32(seq);
  row.uuid(it.identity);
  row.whole64(it.received);
  row.text(answer.question);
  row.maybeFloat64(answer.scaleMin);
  row.maybeFloat64(answer.scaleMax);
  row.maybeFloat64(answer.score);
  row.text(answer.choice);
  row.text(answer.text);
  row.float64(answer.weight);
  row.text(answer.channel);
  row.text(answer.touchpoint);
  row.text(answer.stage);
  row.text(it.kind);
  row.byte(it.direct ? 1 : 0);
  row.text(it.event);
  row.text(it.unit);
  row.text(it.employee);
  row.text(it.campaign);
  row.text(it.language);
  row.text(it.source);
  row.whole64(block);
}

function checkOneYear(interactions: readonly Interaction[]): void {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { at } of interactions) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  if (new Date(first).getUTCFullYear() !== new Date(last).getUTCFullYear())
    throw new AppError("internal", "A block of the log must be of one year (UTC); split it by year");
}

/** Inserts the interactions of a block without their answers, and resolves when they are durable. */
export async function insertInteractions(warehouse: Warehouse, block: Block): Promise<void> {
  const { interactions, token, block: number } = block;
  if (interactions.length === 0) return;
  checkOneYear(interactions);
  const rows = new RowWriter(interactions.length * 512);
  for (const it of interactions) writeInteraction(rows, it, number);
  await warehouse.insert("interaction", interactionColumns, rows.finish(), `${token}-interaction`);
}

/** Inserts the answers given in the interactions of a block, and resolves when they are durable. */
export async function insertAnswers(warehouse: Warehouse, block: Block): Promise<void> {
  const { interactions, token, block: number } = block;
  if (interactions.every(({ answers }) => answers.length === 0)) return;
  checkOneYear(interactions);
  const rows = new RowWriter(interactions.length * 128);
  for (const it of interactions)
    for (const [seq, answer] of it.answers.entries()) writeAnswer(rows, it, answer, seq, number);
  await warehouse.insert("answer", answerColumns, rows.finish(), `${token}-answer`);
}

/**
 * Inserts a block and resolves when it is durable. Safe to repeat with the same token within a thousand blocks. Throws
 * `engine-failed` when the engine does not answer: the block may then be there, wholly or in part, and is to be repeated.
 */
export async function insertBlock(warehouse: Warehouse, block: Block): Promise<void> {
  const { interactions, token, block: number } = block;
  if (interactions.length === 0) return;
  // The two facts go side by side; the messages only once both are there.
  await Promise.all([insertInteractions(warehouse, block), insertAnswers(warehouse, block)]);
  if (block.withMessages === false) return;
  const messages = new RowWriter(interactions.length * 20 + 64);
  for (const { workspace, id } of interactions) {
    messages.uint32(workspace);
    messages.decimal64(id);
    messages.whole64(number);
  }
  await warehouse.insert("message", messageColumns, messages.finish(), `${token}-message`);
}
