// What the first rows tell about a column: its name in plain words and what its cells look like. Guesses are built on this alone.

import { readNumber } from "./read-number.ts";
import type { Row } from "./row.ts";
import { withoutAccents } from "./spellings.ts";

/** A column as it was seen in the sample. */
export interface ColumnFacts {
  readonly index: number;
  readonly name: string;
  /** Lower-case words without accents: "CustomerID" is "customer id". */
  readonly words: string;
  /** Number of the question that the name starts with, such as "q7"; "" for none. It is no part of the words. */
  readonly code: string;
  /** Cells that are not blank. */
  readonly values: readonly string[];
  readonly distinct: ReadonlyMap<string, number>;
  readonly filled: number;
  /** Shares of the filled cells, 0..1. */
  readonly numbers: number;
  readonly integers: number;
  readonly min: number;
  readonly max: number;
  readonly averageLength: number;
  /** No value twice. */
  readonly unique: boolean;
  /** True when some number can only be read with a decimal comma. */
  readonly decimalComma: boolean;
  readonly decimalPoint: boolean;
}

/** A name in plain words. */
export function plainWords(name: string): string {
  return withoutAccents(name)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Values that people write for "nothing" in a cell. */
export const usualBlanks: readonly string[] = [
  "NULL",
  "null",
  "NA",
  "N/A",
  "n/a",
  "#N/A",
  "?",
  "-",
  "NaN",
  "None",
];

const blanks = new Set(usualBlanks);

/** How a column is worded where its name does not say it: what was asked, and the question that columns share. */
export interface Wording {
  readonly title: string;
  readonly group: string;
}

/** Looks at every column of a sample. Cells that mean nothing count as blank. */
export function measureColumns(
  header: readonly string[],
  rows: readonly Row[],
  wordings: readonly Wording[] = [],
): ColumnFacts[] {
  return header.map((name, index) => {
    const values = rows
      .map((row) => (row.cells[index] ?? "").trim())
      .filter((cell) => cell !== "" && !blanks.has(cell));
    return measureColumn(name, index, values, wordings[index]);
  });
}

function measureColumn(
  name: string,
  index: number,
  values: readonly string[],
  wording: Wording | undefined,
): ColumnFacts {
  const distinct = new Map<string, number>();
  let [numbers, integers, min, max, length] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  let [decimalComma, decimalPoint] = [false, false];
  for (const value of values) {
    distinct.set(value, (distinct.get(value) ?? 0) + 1);
    length += value.length;
    if (value.length > 40) continue;
    const comma = /^[^.]*\d,\d{1,2}\D*$/.test(value) || /\d\.\d{3},\d/.test(value);
    const point = /^[^,]*\d\.\d{1,2}\D*$/.test(value) || /\d,\d{3}\.\d/.test(value);
    const read = readNumber(value, comma ? "," : ".");
    if (!read.ok) continue;
    decimalComma ||= comma;
    decimalPoint ||= point;
    numbers++;
    if (Number.isInteger(read.value)) integers++;
    min = Math.min(min, read.value);
    max = Math.max(max, read.value);
  }
  const n = Math.max(1, values.length);
  const words = plainWords(wording?.title ?? name);
  const [, ofName = "", rest = ""] = /^(?:(q ?\d+) ?)?(.*)$/.exec(words) ?? [];
  const code = wording === undefined ? ofName : plainWords(wording.group);
  return {
    index,
    name,
    words: rest || words,
    code: rest === "" ? "" : code,
    values,
    distinct,
    filled: values.length,
    numbers: numbers / n,
    integers: integers / n,
    min,
    max,
    averageLength: length / n,
    unique: values.length > 0 && distinct.size === values.length,
    decimalComma,
    decimalPoint,
  };
}

/** Share of the filled cells that pass a test. */
export function shareOf(column: ColumnFacts, test: (value: string) => boolean): number {
  if (column.filled === 0) return 0;
  let n = 0;
  for (const [value, times] of column.distinct) if (test(value)) n += times;
  return n / column.filled;
}
