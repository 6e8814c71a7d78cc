// Names of columns: trimmed, without line breaks, and each only once, so that a recipe can name them; put together from several
// rows where a survey tool writes its header so; and whether what stands in their place is no name at all.

import type { RecipeFormat } from "../../../domain/recipe.ts";

/** Longest name of a column. */
export const nameLengthMax = 300;

/** Unique names, none too long: the second `category` becomes `category (2)`, a nameless third column `column 3`. */
export function nameColumns(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  const wanted = cells.map(
    (cell, index) => cell.replace(/\s+/g, " ").trim().slice(0, nameLengthMax) || `column ${index + 1}`,
  );
  const all = new Set(wanted);
  return wanted.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique) || (n > 2 && unique !== name && all.has(unique)); n++)
      unique = `${name.slice(0, nameLengthMax - ` (${n})`.length)} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** What stands under a question that has a single column: it names nothing. */
const emptyParts: ReadonlySet<string> = new Set(["", "response", "open-ended response"]);

/** Whether a cell of a second header row names no part of its question. */
export function isEmptyPart(cell: string): boolean {
  return emptyParts.has(cell.replace(/\s+/g, " ").trim().toLowerCase());
}

/** The question of each column: one that has several columns is written over the first of them only. */
export function spreadTitles(first: readonly string[], second: readonly string[]): string[] {
  let last = "";
  return first.map((cell, index) => {
    const own = cell.replace(/\s+/g, " ").trim();
    if (own !== "") last = own;
    return own !== "" || isEmptyPart(second[index] ?? "") ? own : last;
  });
}

/** Names from two rows: the question and what the column says of it, "How was it? - Speed". */
export function joinTitles(first: readonly string[], second: readonly string[]): string[] {
  const width = Math.max(first.length, second.length);
  const questions = spreadTitles(
    Array.from({ length: width }, (_, index) => first[index] ?? ""),
    second,
  );
  return questions.map((question, index) => {
    const part = (second[index] ?? "")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, nameLengthMax / 2);
    if (isEmptyPart(part)) return question;
    return question === "" ? part : `${question.slice(0, nameLengthMax - part.length - 3)} - ${part}`;
  });
}

/** Takes the rows of a header one by one, and names the columns once the last of them came. */
export class HeaderRows {
  readonly #wanted: number;
  readonly #isJoined: boolean;
  readonly #taken: (readonly string[])[] = [];

  constructor(hints: Pick<RecipeFormat, "headerRows" | "headerNames">) {
    this.#wanted = hints.headerRows ?? 1;
    this.#isJoined = hints.headerNames === "joined";
  }

  /** The names; undefined while rows of the header are missing. */
  take(cells: readonly string[]): string[] | undefined {
    this.#taken.push([...cells]);
    if (this.#taken.length < this.#wanted) return undefined;
    const [first = [], second = []] = this.#taken;
    return nameColumns(this.#isJoined ? joinTitles(first, second) : first);
  }
}

const ofOnePerson = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const date = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([ T]\d{1,2}:\d{2}.*)?$/;

/** Whether a first row can be no title: it holds somebody's e-mail, or a date. Years and codes are titles of many tables. */
export function holdsData(cells: readonly string[]): boolean {
  return (
    cells.some((cell) => ofOnePerson.test(cell.trim())) ||
    cells.filter((cell) => date.test(cell.trim())).length === 1
  );
}
