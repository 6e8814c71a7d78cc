// Whether the log holds what the ledger says was written to it. An engine that drops a broken part when it starts says
// nothing of it; this is how it comes out. Counted in spans first, so that it stays cheap however long the history is.

import type { Database } from "../records/database.ts";
import { expectedRows, lastBlock } from "../records/ledger-store.ts";
import { type BlockSpans, countRows, type RowCounts } from "../warehouse/count-rows.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/** A block whose rows are not as many as the ledger says. */
export interface ShortBlock {
  readonly block: number;
  readonly expected: RowCounts;
  readonly found: RowCounts;
}

/** The ledger and the log side by side; `expected` and `found` are interactions of all finished blocks. */
export interface LedgerComparison {
  readonly expected: number;
  readonly found: number;
  readonly short: readonly ShortBlock[];
}

const spanSize = 1_000;
/** Blocks that are compared one by one at once. */
const detailMax = 50_000;
const none: RowCounts = { interactions: 0, answers: 0, messages: 0 };

/** A message may stand twice, when a block was written again late: only one that is missing is a loss. */
function differs(expected: RowCounts, found: RowCounts): boolean {
  return (
    expected.interactions !== found.interactions ||
    expected.answers !== found.answers ||
    expected.messages > found.messages
  );
}

type Stores = { readonly database: Database; readonly warehouse: Warehouse };
type Spans = BlockSpans & { readonly workspace: number | undefined };

/** What should be and what is, for each span that has finished blocks. */
async function compareSpans({ database, warehouse }: Stores, spans: Spans): Promise<ShortBlock[]> {
  // The ledger first: a block that is finished in between is then in neither count or only in the log's.
  const expected = await expectedRows(database, spans, spans.workspace);
  const found = await countRows(warehouse, spans, spans.workspace);
  return expected.map(({ span, ...rows }) => ({
    block: span,
    expected: rows,
    found: found.get(span) ?? none,
  }));
}

/** Spans that stand side by side, as ranges of blocks of a bounded length. */
function rangesOf(spans: readonly number[]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const span of spans) {
    const from = span * spanSize;
    const last = ranges.at(-1);
    if (last && last.to === from && from + spanSize - last.from <= detailMax) last.to = from + spanSize;
    else ranges.push({ from, to: from + spanSize });
  }
  return ranges;
}

/** Compares the ledger of a workspace, or of all, with the log. Blocks that are being written are in neither sum. */
export async function compareLedger(stores: Stores, workspace?: number): Promise<LedgerComparison> {
  const end = (await lastBlock(stores.database)) + 1;
  const spans = await compareSpans(stores, { size: spanSize, from: 0, to: end, workspace });
  const short: ShortBlock[] = [];
  const unequal = spans.filter(({ expected, found }) => differs(expected, found)).map(({ block }) => block);
  for (const range of rangesOf(unequal)) {
    const blocks = await compareSpans(stores, { size: 1, ...range, workspace });
    short.push(...blocks.filter((block) => differs(block.expected, block.found)));
  }
  const expected = spans.reduce((sum, span) => sum + span.expected.interactions, 0);
  const missing = short.reduce(
    (sum, block) => sum + block.expected.interactions - block.found.interactions,
    0,
  );
  return { expected, found: expected - missing, short };
}
