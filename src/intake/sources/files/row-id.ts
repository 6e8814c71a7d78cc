// What makes a row itself: the values of the recipe's id columns, or its line and content. The same row of the same source has
// the same id whenever it is read, so that importing a file twice adds nothing.

import { hash } from "node:crypto";
import type { RecipeColumn } from "../../../domain/recipe.ts";
import type { CellReader, Columns } from "./columns.ts";
import type { Row } from "./row.ts";

const separator = "\u001f";
const readableLengthMax = 120;

/** The id of a row; "" never. */
export type RowIdOf = (row: Row) => string;

/** Compiles the id. Rows whose id columns are all blank fall back to line and content. */
export function compileRowId(id: readonly RecipeColumn[] | undefined, columns: Columns): RowIdOf {
  const contentId: RowIdOf = (row) => hashContent(row, columns);
  if (id === undefined) return contentId;
  const cells: CellReader[] = id.map((column) => columns.reader(column));
  const [only] = cells;
  if (cells.length === 1 && only !== undefined) return (row) => shorten(only(row)) || contentId(row);
  return (row) => {
    const values = cells.map((cell) => cell(row));
    return values.every((value) => value === "") ? contentId(row) : shorten(values.join("|"), values);
  };
}

/** Long ids, and those in which the separator could be mistaken, become a hash. */
function shorten(text: string, values?: readonly string[]): string {
  const plain = values === undefined || values.every((value) => !value.includes("|"));
  if (text.length <= readableLengthMax && plain) return text;
  return `#${hash("sha256", (values ?? [text]).join(separator), "hex").slice(0, 32)}`;
}

/**
 * Line and a 53-bit hash of the cells that are not blank, in any order: a row read again from the quarantine has the same id.
 * What the quarantine does not keep does not count.
 */
function hashContent(row: Row, columns: Columns): string {
  let high = 0;
  let low = 0;
  for (const [index, cell] of row.cells.entries()) {
    if (cell === "" || columns.isLeftOut(index)) continue;
    let a = 0x1eadbeef | 0;
    let b = 0x41c6ce57 | 0;
    for (let i = 0; i < cell.length; i++) {
      const code = cell.charCodeAt(i);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    const mixed = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    low = (low + mixed) | 0;
    high =
      (high + (Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(mixed ^ (mixed >>> 13), 3266489909))) | 0;
  }
  return `${row.line}.${(4294967296 * (2097151 & high) + (low >>> 0)).toString(36)}`;
}
