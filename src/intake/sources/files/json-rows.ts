// JSON Lines, or one JSON array of objects, as blocks of rows. Nested objects become columns with dotted names, lists become
// JSON text. Columns are those of the first rows; later ones are
// added to the end of the header as they turn up.

import { CsvSplitter } from "./csv-splitter.ts";
import { decodeText } from "./decode-text.ts";
import { JsonArraySplitter } from "./json-splitter.ts";
import { type BrokenRow, findOversized, Row } from "./row.ts";

/** Most columns of a JSON file; what else its objects hold is kept in none. */
const columnsMaxJson = 2000;
const depthMax = 8;
/** Zero characters and halves of surrogate pairs, which JSON can write and databases refuse. */
const unstorable = /\0|\p{Cs}/u;
const unstorables = /\0|\p{Cs}/gu;

/** Turns the text of one object into a row, adding columns to `header` when new names turn up. */
export class JsonRowReader {
  readonly header: string[] = [];
  readonly #index = new Map<string, number>();

  /** The row of a line or element; undefined for a blank one. */
  read(text: string, line: number, cut = false): Row | undefined {
    if (cut) return this.#broken(line, "too-large", "the object is longer than what is read", text);
    const trimmed = text.trim();
    if (trimmed === "") return undefined;
    let value: unknown;
    try {
      value = JSON.parse(trimmed);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return this.#broken(line, "unreadable-row", `no valid JSON: ${message.slice(0, 200)}`, text);
    }
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return this.#broken(line, "not-an-object", "a JSON object is expected", text);
    const cells: string[] = new Array<string>(this.header.length).fill("");
    let full: boolean;
    try {
      full = this.#flatten("", Object.entries(value), cells, 0);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return this.#broken(line, "unreadable-row", "values are nested too deep", text);
    }
    if (!full) return this.#broken(line, "wrong-columns", `more than ${columnsMaxJson} columns`, text);
    const broken = text.length > 100_000 ? findOversized(cells, this.header) : undefined;
    return broken ? Row.unreadable(line, this.header, broken, text) : new Row(line, cells, this.header);
  }

  #broken(line: number, reason: BrokenRow["reason"], detail: string, text: string): Row {
    return Row.unreadable(line, this.header, { reason, detail }, text);
  }

  #columnOf(name: string): number {
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    if (this.header.length >= columnsMaxJson) return -1;
    this.#index.set(name, this.header.length);
    return this.header.push(name) - 1;
  }

  #flatten(prefix: string, entries: [string, unknown][], cells: string[], depth: number): boolean {
    for (const [key, value] of entries) {
      if (value === null || value === undefined) continue;
      const name = (prefix + key).slice(0, 300);
      if (typeof value === "object" && !Array.isArray(value) && depth < depthMax) {
        if (!this.#flatten(`${name}.`, Object.entries(value), cells, depth + 1)) return false;
        continue;
      }
      const index = this.#columnOf(name);
      if (index < 0) return false;
      while (cells.length <= index) cells.push("");
      const text = typeof value === "object" ? JSON.stringify(value) : String(value);
      cells[index] = unstorable.test(text) ? text.replace(unstorables, "\uFFFD") : text;
    }
    return true;
  }
}

/** Whether a text is one array instead of lines. */
export function isJsonArray(sample: string): boolean {
  return sample.trimStart().startsWith("[");
}

/** The rows in blocks as they come. */
export async function* readJson(
  chunks: AsyncIterable<Buffer>,
  reading: { readonly encoding: string; readonly array: boolean },
  reader: JsonRowReader,
): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  const take = (row: Row | undefined) => {
    if (row !== undefined) rows.push(row);
  };
  const lines = reading.array
    ? new JsonArraySplitter((text, element, cut) => take(reader.read(text, element, cut)))
    : new CsvSplitter(
        { delimiter: "\n", quote: "", escape: "" },
        {
          row: (line, cells) => take(reader.read(cells.join(""), line)),
          broken: (line, broken, text) => take(Row.unreadable(line, reader.header, broken, text)),
        },
      );
  for await (const text of decodeText(chunks, reading.encoding)) {
    lines.push(text);
    if (rows.length > 0) {
      yield rows;
      rows = [];
    }
  }
  lines.end();
  if (rows.length > 0) yield rows;
}
