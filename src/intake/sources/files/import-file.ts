// A file and its recipe as blocks of items, ready for the steps of intake. Reading is in constant memory and at the pace of
// whoever takes the blocks; every row ends as one or more items or is counted as skipped, so that figures reconcile.

import type { Recipe } from "../../../domain/recipe.ts";
import { AppError } from "../../../errors.ts";
import type { Item } from "../../item.ts";
import { type ApplyRecipe, compileRecipe } from "./apply-recipe.ts";
import type { FileInput } from "./byte-source.ts";
import { plainName, plainNames } from "./columns.ts";
import { openRows } from "./open-rows.ts";
import type { FileFormat } from "./open-table.ts";
import { Row } from "./row.ts";

/** A block of items with how far the reading has come. */
export interface ItemBlock {
  readonly items: Item[];
  /** Rows of this block that the recipe leaves out on purpose. */
  readonly skipped: number;
  /** Rows of this block, whatever became of them. */
  readonly rows: number;
  /** Last line of the block. */
  readonly line: number;
  /** Bytes of the file read so far, compressed as they stand. */
  readonly bytesRead: number;
}

/** How to read. */
export interface ReadItemsOptions {
  /** Name of the file, to tell its kind when the content leaves doubts; the path when left out. */
  readonly name?: string;
  /** When the file reached us, in milliseconds. */
  readonly receivedAt: number;
  /** Called after each block. */
  readonly onProgress?: (progress: { readonly bytesRead: number; readonly line: number }) => void;
  /** Lines before this one are read over: where an earlier reading was broken off. */
  readonly fromLine?: number;
  /** Items of a block; the same size cuts the same file into the same blocks. */
  readonly blockSize?: number;
  /** Stops the reading between blocks. */
  readonly signal?: AbortSignal;
  /** Told once how the file is written. */
  readonly onFormat?: (format: FileFormat, header: readonly string[]) => void;
}

/** Large blocks make fewer inserts; small ones cost the collector of memory less. */
const usualBlockSize = 5000;

/** The items of a file, in blocks of about twenty thousand. Throws `bad-input`, `unsupported-format` or `not-found` before the first block when the file or the recipe does not fit. */
export async function* readItems(
  input: FileInput,
  recipe: Recipe,
  options: ReadItemsOptions,
): AsyncGenerator<ItemBlock> {
  const { receivedAt, onProgress, signal, fromLine = 0, blockSize = usualBlockSize } = options;
  const open = await openRows(input, options.name ?? (typeof input === "string" ? input : ""), recipe.format);
  try {
    options.onFormat?.(open.format, open.header);
    const apply = compileRecipe(recipe, open.header);
    const isLeftOut = leftOutOf(recipe);
    let block = new BlockBuilder(apply, receivedAt, isLeftOut);
    for await (const rows of open.blocks) {
      signal?.throwIfAborted();
      for (const row of rows) {
        if (row.line < fromLine) continue;
        block.add(row);
        if (block.items.length < blockSize) continue;
        const full = block.finish(open.bytesRead());
        block = new BlockBuilder(apply, receivedAt, isLeftOut);
        yield full;
        onProgress?.(full);
      }
    }
    if (block.rows > 0) {
      const last = block.finish(open.bytesRead());
      yield last;
      onProgress?.(last);
    }
  } finally {
    await open.close();
  }
}

type IsLeftOut = ((name: string) => boolean) | undefined;

function leftOutOf({ leaveOut }: Recipe): IsLeftOut {
  if (leaveOut.length === 0) return undefined;
  const names = plainNames(leaveOut);
  return (name) => names.has(plainName(name));
}

class BlockBuilder {
  readonly items: Item[] = [];
  rows = 0;
  #skipped = 0;
  #line = 0;
  readonly #apply: ApplyRecipe;
  readonly #received: number;
  readonly #isLeftOut: IsLeftOut;

  constructor(apply: ApplyRecipe, received: number, isLeftOut: IsLeftOut) {
    this.#apply = apply;
    this.#received = received;
    this.#isLeftOut = isLeftOut;
  }

  add(row: Row): void {
    this.rows++;
    this.#line = row.line;
    const arrivals = this.#apply(row, this.#received);
    if (arrivals.length === 0) this.#skipped++;
    for (const arrival of arrivals) this.items.push(itemOf(arrival, row, this.#received, this.#isLeftOut));
  }

  finish(bytesRead: number): ItemBlock {
    return { items: this.items, skipped: this.#skipped, rows: this.rows, line: this.#line, bytesRead };
  }
}

function itemOf(arrival: Item["arrival"], row: Row, received: number, isLeftOut?: IsLeftOut): Item {
  return { arrival, raw: () => row.raw(isLeftOut), line: row.line, received };
}

/**
 * Reads a row again that was kept aside, with a recipe that may have been corrected. `raw` is what the quarantine holds: a JSON
 * object of columns and cells. Text that could not be split into cells stays broken until someone writes it as such an object.
 */
export function replayRow(raw: string, line: number, recipe: Recipe, receivedAt: number): Item[] {
  const row = rowOf(raw, line);
  const lenient: Recipe = { ...recipe, missingColumns: "blank" };
  return compileRecipe(lenient, row.header)(row, receivedAt).map((arrival) =>
    itemOf(arrival, row, receivedAt),
  );
}

function rowOf(raw: string, line: number): Row {
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      const entries = Object.entries(value).map(
        ([name, cell]) => [name, cell === null ? "" : String(cell)] as const,
      );
      return new Row(
        line,
        entries.map(([, cell]) => cell),
        entries.map(([name]) => name),
      );
    }
  } catch (cause) {
    if (!(cause instanceof SyntaxError))
      throw new AppError("internal", "The row cannot be read again.", { cause });
  }
  const detail =
    "the row could not be split into cells; write it as a JSON object of columns to read it again";
  return Row.unreadable(line, [], { reason: "unreadable-row", detail }, raw);
}
