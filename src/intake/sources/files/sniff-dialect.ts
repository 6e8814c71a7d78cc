// How a delimited text is written, found by trying: each delimiter splits the first rows, and the one under which most rows
// are as wide as the header wins. Spreadsheets in Spanish write ";" and comma decimals, so commas alone prove nothing.

import { CsvSplitter, type Dialect } from "./csv-splitter.ts";

/** What was found. */
export interface SniffedDialect extends Dialect {
  /** Line of the header, counted from 1: titles and blank lines above it are passed over. */
  readonly headerRow: number;
}

/** What a recipe says outright and needs no looking. */
export interface DialectHints {
  readonly delimiter?: string | undefined;
  readonly quote?: string | undefined;
  readonly escape?: string | undefined;
  readonly headerRow?: number | undefined;
}

const delimiters = [",", ";", "\t", "|", "^", "~", "\u0001", "\u001f", ":"];
const rowsTried = 200;

interface Trial {
  readonly dialect: Dialect;
  /** Share of rows as wide as the usual one. */
  readonly share: number;
  readonly width: number;
  readonly headerRow: number;
}

/** Finds delimiter, quote, escape and header of a sample. `whole` says that the sample is the entire text. */
export function sniffDialect(sample: string, whole: boolean, hints: DialectHints = {}): SniffedDialect {
  const said = /^sep=(.)\r?\n/i.exec(sample);
  const given = hints.delimiter ?? said?.[1];
  const text = said === null ? sample : sample.slice(said[0].length);
  const firstLine = said === null ? 1 : 2;
  const tries: Trial[] = [];
  for (const delimiter of given === undefined ? delimiters : [given]) {
    if (given === undefined && delimiter !== "," && !text.includes(delimiter)) continue;
    for (const quote of quotesToTry(text, delimiter, hints.quote)) {
      for (const mark of quote === "" ? [""] : escapesToTry(text, quote, hints.escape)) {
        tries.push(attempt(text, whole, { delimiter, quote, escape: mark }, firstLine));
      }
    }
  }
  const best = tries.sort(byFit)[0];
  const dialect = best?.dialect ?? { delimiter: ",", quote: '"', escape: '"' };
  return { ...dialect, headerRow: hints.headerRow ?? best?.headerRow ?? firstLine };
}

function byFit(a: Trial, b: Trial): number {
  if (a.width > 1 !== b.width > 1) return a.width > 1 ? -1 : 1;
  const fit = Math.round(b.share * 20) - Math.round(a.share * 20);
  return fit || b.width - a.width || b.share - a.share;
}

function quotesToTry(text: string, delimiter: string, hint: string | undefined): string[] {
  if (hint !== undefined) return [hint];
  if (text.includes('"') || !text.includes("'")) return ['"'];
  const single = new RegExp(
    `(^|\\n|${escapeForPattern(delimiter)})'[^'\\n]*'(${escapeForPattern(delimiter)}|\\r?\\n|$)`,
  );
  return single.test(text) ? ["'", '"'] : ['"'];
}

function escapesToTry(text: string, quote: string, hint: string | undefined): string[] {
  if (hint !== undefined) return [hint === "\\" ? hint : quote];
  return text.includes(`\\${quote}`) ? [quote, "\\"] : [quote];
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function attempt(text: string, whole: boolean, dialect: Dialect, firstLine: number): Trial {
  const widths: number[] = [];
  const filled: { line: number; n: number; width: number }[] = [];
  let broken = 0;
  const splitter = new CsvSplitter(
    dialect,
    {
      row(line, cells) {
        if (widths.length >= rowsTried) return;
        widths.push(cells.length);
        if (filled.length < 20)
          filled.push({ line, n: cells.filter((c) => c.trim() !== "").length, width: cells.length });
      },
      broken() {
        if (widths.length < rowsTried) broken++;
      },
    },
    firstLine,
  );
  splitter.push(text);
  if (whole) splitter.end();
  else if (widths.length === 0) splitter.end();
  const usual = mostFrequent(widths);
  const header = filled.find(
    (row) => row.width >= usual && row.n >= Math.max(1, Math.min(usual, 2), usual / 2),
  );
  const headerRow = header?.line ?? filled[0]?.line ?? firstLine;
  const width = header?.width ?? filled[0]?.width ?? 1;
  const fitting = widths.filter((w) => w === width).length;
  return { dialect, width, headerRow, share: fitting / Math.max(1, widths.length + broken) };
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}
