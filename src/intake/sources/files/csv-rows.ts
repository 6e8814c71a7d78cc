// A delimited text as blocks of rows: bytes are decoded, split and measured against the header. Rows with another number of
// cells than the header, or with a cell beyond all bounds, come as broken rows; wholly blank ones are no rows.

import { AppError } from "../../../errors.ts";
import { CsvSplitter, type Dialect } from "./csv-splitter.ts";
import { decodeText } from "./decode-text.ts";
import { HeaderRows, nameColumns } from "./header.ts";
import { cellLengthMax, columnsMax, findOversized, Row } from "./row.ts";

/** How to read the text. */
export interface CsvReading {
  readonly dialect: Dialect;
  readonly encoding: string;
  /** Line of the header; 0 when `columns` names the columns. */
  readonly headerRow: number;
  readonly columns?: readonly string[] | undefined;
  /** Rows of the header, and which of them name the columns. */
  readonly headerRows?: number | undefined;
  readonly headerNames?: "first" | "joined" | undefined;
}

/** Collects what the splitter finds until the reader takes it. */
class RowCollector {
  readonly header: string[];
  rows: Row[] = [];
  #headerRow: number;
  readonly #titles: HeaderRows;
  readonly #splitter: CsvSplitter;

  constructor(reading: CsvReading) {
    this.#headerRow = reading.headerRow;
    const { headerRows, headerNames } = reading;
    this.#titles = new HeaderRows({ headerRows, headerNames });
    this.header = reading.headerRow === 0 ? nameColumns(reading.columns ?? []) : [];
    this.#splitter = new CsvSplitter(reading.dialect, {
      row: (line, cells, text) => this.#take(line, cells, text),
      broken: (line, broken, text) => {
        if (line < this.#headerRow) return;
        if (this.header.length === 0)
          throw new AppError("bad-input", `The header on line ${line} cannot be read: ${broken.detail}.`);
        this.rows.push(Row.unreadable(line, this.header, broken, text));
      },
    });
    this.#splitter.width = this.header.length;
  }

  push(text: string): void {
    this.#splitter.push(text);
  }

  end(): void {
    this.#splitter.end();
  }

  #take(line: number, cells: string[], text: () => string): void {
    const { header } = this;
    if (header.length === 0) {
      if (line < this.#headerRow) return;
      if (cells.length > columnsMax)
        throw new AppError(
          "bad-input",
          `The header has ${cells.length} columns; at most ${columnsMax} are read.`,
        );
      const names = this.#titles.take(cells);
      if (names === undefined) return;
      header.push(...names);
      this.#splitter.width = header.length;
      return;
    }
    if (cells.length !== header.length) {
      if (cells.every((cell) => cell === "")) return;
      // A separator at the end of the line adds an empty cell that says nothing.
      if (cells.length === header.length + 1 && cells[header.length] === "") cells.pop();
      else {
        const detail = `${cells.length} cells instead of ${header.length}`;
        this.rows.push(Row.unreadable(line, header, { reason: "wrong-columns", detail }, text()));
        return;
      }
    }
    let length = 0;
    for (const cell of cells) length += cell.length;
    if (length === 0) return;
    const broken = length > cellLengthMax ? findOversized(cells, header) : undefined;
    this.rows.push(broken ? Row.unreadable(line, header, broken, text()) : new Row(line, cells, header));
  }
}

/** The rows in blocks as they come. The header is complete before the first block. */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  reading: CsvReading,
  onHeader: (header: readonly string[]) => void,
): AsyncGenerator<Row[]> {
  const collector = new RowCollector(reading);
  onHeader(collector.header);
  for await (const text of decodeText(chunks, reading.encoding)) {
    collector.push(text);
    if (collector.rows.length > 0) {
      yield collector.rows;
      collector.rows = [];
    }
  }
  collector.end();
  if (collector.rows.length > 0) yield collector.rows;
}
