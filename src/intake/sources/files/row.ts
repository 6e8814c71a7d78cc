// One row of a file, whatever its format: cells in the order of the header, all text. A row that could not be read is still
// a row: it carries the reason and its raw content, so that nothing of a file is ever lost without a trace.
// All bounds of the readers stand here.

import type { QuarantineReason } from "../../../domain/arrival.ts";

/** Longest cell, in characters; a row with a longer one is kept aside as `too-large`. */
export const cellLengthMax = 262_144;

/** Longest row, in characters; beyond it the reader gives up on the row and goes on with the next line. */
export const rowLengthMax = 16 * 1024 * 1024;

/** How much of an oversized row is kept as its raw content, in characters. */
export const rawLengthMax = 262_144;

/** Most columns of a table: the limit of spreadsheets. */
export const columnsMax = 16_384;

/** Why a row could not be read. */
export interface BrokenRow {
  readonly reason: QuarantineReason;
  readonly detail: string;
}

/** One row. */
export class Row {
  /** Line (CSV, JSON Lines) or row (XLSX) or element (JSON array) of the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly header: readonly string[];
  readonly broken: BrokenRow | undefined;
  readonly #text: string | undefined;

  constructor(
    line: number,
    cells: readonly string[],
    header: readonly string[],
    broken?: BrokenRow,
    text?: string,
  ) {
    this.line = line;
    this.cells = cells;
    this.header = header;
    this.broken = broken;
    this.#text = text;
  }

  /** A row that could not be read, with its text as it stands in the file. */
  static unreadable(line: number, header: readonly string[], broken: BrokenRow, text: string): Row {
    return new Row(line, [], header, broken, clipRaw(text));
  }

  /** The content for the quarantine: the text of an unreadable row; of others a JSON object of columns and cells, which can be corrected and read again, without the columns that are never kept. */
  raw(isLeftOut?: (name: string) => boolean): string {
    if (this.#text !== undefined) return this.#text;
    const filled: [string, string][] = [];
    for (const [index, name] of this.header.entries()) {
      const cell = this.cells[index];
      if (cell !== undefined && cell !== "" && !isLeftOut?.(name)) filled.push([name, cell]);
    }
    return clipRaw(JSON.stringify(Object.fromEntries(filled)));
  }
}

/** Raw content no longer than what is kept, with a mark where it was cut. */
export function clipRaw(text: string): string {
  return text.length <= rawLengthMax
    ? text
    : `${text.slice(0, rawLengthMax)}… (${text.length} characters in all)`;
}

/** The first cell that is longer than a cell may be, as a reason; undefined when all are within bounds. */
export function findOversized(cells: readonly string[], header: readonly string[]): BrokenRow | undefined {
  for (const [index, cell] of cells.entries()) {
    if (cell.length > cellLengthMax) {
      const name = header[index] ?? `column ${index + 1}`;
      return {
        reason: "too-large",
        detail: `"${name}" holds ${cell.length} characters; at most ${cellLengthMax} are read`,
      };
    }
  }
  return undefined;
}
