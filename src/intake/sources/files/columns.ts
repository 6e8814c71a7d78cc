// Where the columns that a recipe names stand in a file. A name is found as it is written, else without regard to case, blanks
// at its ends; of several alternatives the first that the file has is taken. What is missing is collected and refused at once.

import type { RecipeColumn } from "../../../domain/recipe.ts";
import { AppError } from "../../../errors.ts";
import type { Row } from "./row.ts";

/** Reads one column of a row, trimmed; "" when blank. */
export type CellReader = (row: Row) => string;

/** Finds columns by name and remembers which are missing. */
export class Columns {
  readonly header: readonly string[];
  readonly #byName = new Map<string, number>();
  readonly #byPlainName = new Map<string, number>();
  readonly #used = new Set<number>();
  #learned = 0;
  readonly #missing = new Set<string>();
  readonly #blank: ReadonlySet<string>;
  readonly #leftOut: ReadonlySet<string>;

  constructor(header: readonly string[], blank: readonly string[], leftOut: readonly RecipeColumn[] = []) {
    this.header = header;
    this.#blank = new Set(blank.map((code) => code.trim()));
    this.#leftOut = plainNames(leftOut);
    this.#learn();
  }

  /** Takes in the columns that JSON files add while they are read. */
  #learn(): void {
    for (let index = this.#learned; index < this.header.length; index++) {
      const name = this.header[index] ?? "";
      if (!this.#byName.has(name)) this.#byName.set(name, index);
      const plain = plainName(name);
      if (!this.#byPlainName.has(plain)) this.#byPlainName.set(plain, index);
    }
    this.#learned = this.header.length;
  }

  #lookUp(column: RecipeColumn): number {
    for (const name of typeof column === "string" ? [column] : column) {
      const index = this.#byName.get(name) ?? this.#byPlainName.get(plainName(name));
      if (index !== undefined) {
        this.#used.add(index);
        return index;
      }
    }
    return -1;
  }

  /** Place of a column; -1 when the file has none of the names. */
  find(column: RecipeColumn): number {
    const index = this.#lookUp(column);
    if (index < 0) this.#missing.add(typeof column === "string" ? column : column.join(" / "));
    return index;
  }

  /** A reader of a column. Codes that mean "nothing" read as "". */
  reader(column: RecipeColumn): CellReader {
    const index = this.find(column);
    if (index >= 0) return this.at(index);
    let [late, seen] = [undefined as CellReader | undefined, this.header.length];
    return (row) => {
      if (late === undefined && seen !== this.header.length) {
        seen = this.header.length;
        this.#learn();
        const found = this.#lookUp(column);
        if (found >= 0) late = this.at(found);
      }
      return late === undefined ? "" : late(row);
    };
  }

  /** A reader of the column at a place. */
  at(index: number): CellReader {
    const blank = this.#blank;
    if (blank.size === 0) return (row) => (row.cells[index] ?? "").trim();
    return (row) => {
      const cell = (row.cells[index] ?? "").trim();
      return blank.has(cell) ? "" : cell;
    };
  }

  /** Places of the columns that nothing has asked for. */
  unused(): number[] {
    return [...this.header.keys()].filter((index) => !this.#used.has(index) && !this.isLeftOut(index));
  }

  /** Whether a column is one that is never kept. */
  isLeftOut(index: number): boolean {
    return this.#leftOut.size > 0 && this.#leftOut.has(plainName(this.header[index] ?? ""));
  }

  /** Name of a column as the file writes it. */
  nameOf(column: RecipeColumn): string {
    const index = this.find(column);
    return this.header[index] ?? (typeof column === "string" ? column : (column[0] ?? ""));
  }

  /** Throws `bad-input` when the file lacks columns that were asked for. */
  refuseMissing(): void {
    if (this.#missing.size === 0) return;
    const missing = [...this.#missing];
    throw new AppError(
      "bad-input",
      `The file has no column ${missing.map((m) => `"${m}"`).join(", ")}, which the recipe needs ("missingColumns": "blank" allows that). It has: ${this.header.slice(0, 100).join(", ")}.`,
      { details: { missing, columns: this.header.slice(0, 1000) } },
    );
  }
}

/** Names as they are compared: without regard to case and blanks. */
export function plainName(name: string): string {
  return name.replace(/\s+/g, " ").trim().toLowerCase();
}

/** All the names of some columns, as they are compared. */
export function plainNames(columns: readonly RecipeColumn[]): ReadonlySet<string> {
  return new Set(columns.flat().map(plainName));
}
