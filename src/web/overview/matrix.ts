// The table of touchpoints × channels from three answers: the cells and both margins. Rows of too few answers are never
// ranked: sorted by a score they stand below all others, largest first, whichever way the rest is sorted.

import type { AnswerRow, AskAnswer, Measure } from "../../api/contract.ts";
import type { Sort } from "../view/view.ts";

/** One touchpoint with its figure over all channels and in each. The key "" gathers what has no touchpoint. */
export interface MatrixRow {
  readonly key: string;
  readonly name: string;
  readonly total: Measure;
  /** By channel; a channel without answers has no entry. */
  readonly cells: ReadonlyMap<string, Measure>;
}

/** One channel. The key "" gathers what has no channel. */
export interface MatrixColumn {
  readonly key: string;
  readonly total: Measure;
}

/** The table before sorting. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

const keyOf = (row: AnswerRow, field: string) => row.group[field] ?? "";

/** Puts the table together. Columns come in the order of `channelOrder`, unknown ones last. */
export function buildMatrix(
  answers: {
    readonly cells: Pick<AskAnswer, "rows">;
    readonly byTouchpoint: Pick<AskAnswer, "rows">;
    readonly byChannel: Pick<AskAnswer, "rows">;
  },
  channelOrder: readonly string[],
  nameOf: (touchpoint: string) => string,
): Matrix {
  const cells = new Map<string, Map<string, Measure>>();
  for (const row of answers.cells.rows) {
    const key = keyOf(row, "touchpoint");
    const line = cells.get(key) ?? new Map<string, Measure>();
    line.set(keyOf(row, "channel"), row);
    cells.set(key, line);
  }
  const place = (channel: string) => {
    const at = channelOrder.indexOf(channel);
    return at < 0 ? channelOrder.length : at;
  };
  return {
    columns: answers.byChannel.rows
      .filter((row) => row.n > 0)
      .map((row) => ({ key: keyOf(row, "channel"), total: row }))
      .sort((a, b) => place(a.key) - place(b.key)),
    rows: answers.byTouchpoint.rows
      .filter((row) => row.n > 0)
      .map((row) => {
        const key = keyOf(row, "touchpoint");
        return { key, name: nameOf(key), total: row, cells: cells.get(key) ?? new Map<string, Measure>() };
      }),
  };
}

function measureFor(row: MatrixRow, by: Sort["by"]): Measure | undefined {
  return by.startsWith("channel:") ? row.cells.get(by.slice(8)) : row.total;
}

/** The rows in the order of `sort`; equals stay in the order of their size, then their name. */
export function sortRows(rows: readonly MatrixRow[], sort: Sort, locale: string): MatrixRow[] {
  const collator = new Intl.Collator(locale, { sensitivity: "base", numeric: true });
  const bySize = (a: MatrixRow, b: MatrixRow) => b.total.n - a.total.n || collator.compare(a.name, b.name);
  const turn = sort.direction === "up" ? 1 : -1;
  return [...rows].sort((a, b) => {
    if (sort.by === "name") return turn * collator.compare(a.name, b.name);
    if (sort.by === "n") return turn * (a.total.n - b.total.n) || collator.compare(a.name, b.name);
    const x = measureFor(a, sort.by);
    const y = measureFor(b, sort.by);
    const rankX = x !== undefined && x.score !== null && !x.indicative ? x.score : null;
    const rankY = y !== undefined && y.score !== null && !y.indicative ? y.score : null;
    if (rankX === null || rankY === null) {
      if (rankX !== rankY) return rankX === null ? 1 : -1;
      return (y?.n ?? 0) - (x?.n ?? 0) || bySize(a, b);
    }
    return turn * (rankX - rankY) || bySize(a, b);
  });
}
