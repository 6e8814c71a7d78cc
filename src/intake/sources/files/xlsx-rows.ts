// A sheet of a workbook as blocks of rows. The sheet streams; a workbook that comes as a stream is first laid down on disk,
// because a zip is read from its end. Blank rows are no rows; the header is the first row that is filled at least half.

import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RecipeFormat } from "../../../domain/recipe.ts";
import { AppError } from "../../../errors.ts";
import type { FileInput, OpenBytes } from "./byte-source.ts";
import { HeaderRows, nameColumns } from "./header.ts";
import type { OpenRows } from "./open-table.ts";
import { cellLengthMax, columnsMax, findOversized, Row } from "./row.ts";
import { badWorkbook, XlsxPackage } from "./xlsx-package.ts";
import {
  type NumberShape,
  readNumberShapes,
  readSharedTexts,
  readWorkbook,
  writeMoment,
} from "./xlsx-workbook.ts";
import { readXml } from "./xml-stream.ts";

/** Most bytes of a workbook that comes as a stream or inside gzip. */
const spooledBytesMax = 2 * 1024 ** 3;

/** Rows with a single cell that may be titles. */
const titleRowsMax = 10;

/** Opens one sheet: the one the recipe names, else the first visible one that has rows. */
export async function openXlsx(
  input: FileInput,
  bytes: OpenBytes,
  name: string,
  hints: RecipeFormat,
): Promise<OpenRows> {
  const spooled = typeof input === "string" && !bytes.compressed ? undefined : await spool(bytes);
  if (spooled === undefined) bytes.close();
  const path = spooled?.path ?? (typeof input === "string" ? input : "");
  const cleanUp: (() => Promise<void> | void)[] = [async () => spooled?.remove()];
  const close = async () => {
    for (const clean of cleanUp.splice(0).reverse()) await clean();
  };
  try {
    const parts = await XlsxPackage.open(path);
    cleanUp.push(() => parts.close());
    const book = await readWorkbook(parts);
    const wanted = hints.sheet?.trim().toLowerCase();
    const candidates =
      wanted === undefined
        ? [...book.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))
        : book.sheets.filter((sheet) => sheet.name.trim().toLowerCase() === wanted);
    const sheets = book.sheets.map((sheet) => sheet.name);
    if (candidates.length === 0)
      throw wanted === undefined
        ? badWorkbook("it has no sheets")
        : new AppError("bad-input", `"${name}" has no sheet "${hints.sheet}". It has: ${sheets.join(", ")}.`);
    const style = {
      texts: await readSharedTexts(parts),
      shapes: await readNumberShapes(parts),
      from1904: book.from1904,
    };
    for (const [index, sheet] of candidates.entries()) {
      let read = 0;
      const pieces = parts.read(sheet.path, undefined, (n) => {
        read = n;
      });
      const table = new SheetTable(hints, style);
      const blocks = readXml(pieces, table.handler, () => table.take());
      const first = await blocks.next();
      if (first.done === true && table.header.length === 0 && index < candidates.length - 1) continue;
      const format = {
        kind: "xlsx" as const,
        compressed: bytes.compressed,
        encoding: "",
        delimiter: "",
        quote: "",
        escape: "",
        headerRow: table.headerRow,
        sheet: sheet.name,
        sheets,
      };
      return {
        format,
        header: table.header,
        blocks: resume(first, blocks, close),
        bytesRead: () => Math.max(Math.round(read), spooled?.bytesRead() ?? 0),
        close,
      };
    }
    throw badWorkbook("its sheets are empty");
  } catch (error) {
    await close();
    throw error;
  }
}

async function* resume(
  first: IteratorResult<Row[]>,
  blocks: AsyncGenerator<Row[]>,
  close: () => Promise<void>,
): AsyncGenerator<Row[]> {
  try {
    if (first.done === true) return;
    if (first.value.length > 0) yield first.value;
    for await (const rows of blocks) if (rows.length > 0) yield rows;
  } finally {
    await blocks.return(undefined);
    await close();
  }
}

async function spool(
  bytes: OpenBytes,
): Promise<{ path: string; remove: () => Promise<void>; bytesRead: () => number }> {
  const folder = await mkdtemp(join(tmpdir(), "vivencia-xlsx-"));
  const path = join(folder, "workbook.xlsx");
  const remove = () => rm(folder, { recursive: true, force: true });
  let size = 0;
  async function* bounded(): AsyncGenerator<Buffer> {
    for await (const chunk of bytes.chunks) {
      size += chunk.length;
      if (size > spooledBytesMax)
        throw new AppError(
          "too-large",
          `The workbook is larger than ${spooledBytesMax / 1024 ** 3} GB. Save the sheet as CSV.`,
        );
      yield chunk;
    }
  }
  try {
    await pipeline(Readable.from(bounded(), { objectMode: false }), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove, bytesRead: bytes.bytesRead };
}

interface SheetStyle {
  readonly texts: readonly string[];
  readonly shapes: readonly NumberShape[];
  readonly from1904: boolean;
}

/** Gathers the cells of a sheet into rows. */
class SheetTable {
  readonly header: string[] = [];
  headerRow: number;
  readonly #style: SheetStyle;
  #rows: Row[] = [];
  #cells: string[] = [];
  #line = 0;
  #column = 0;
  #type = "";
  #styleIndex = -1;
  #value = "";
  #collecting = false;
  #phonetic = 0;
  #narrow: { line: number; cells: string[] }[] = [];
  readonly #headerSaid: boolean;
  readonly #titles: HeaderRows;

  constructor(hints: RecipeFormat, style: SheetStyle) {
    this.#style = style;
    this.headerRow = hints.headerRow ?? 0;
    this.#headerSaid = hints.headerRow !== undefined;
    this.#titles = new HeaderRows(hints);
    if (hints.headerRow === 0) this.header.push(...nameColumns(hints.columns ?? []));
  }

  readonly handler = {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      if (name === "row") {
        this.#line = Number(attributes.r ?? this.#line + 1) || this.#line + 1;
        this.#cells = [];
        this.#column = 0;
      } else if (name === "c") {
        const reference = attributes.r;
        if (reference !== undefined) this.#column = columnOf(reference);
        if (this.#column >= columnsMax)
          throw new AppError(
            "too-large",
            `Row ${this.#line} of the sheet has more than ${columnsMax} cells.`,
          );
        this.#type = attributes.t ?? "n";
        this.#styleIndex = Number(attributes.s ?? -1);
        this.#value = "";
      } else if (name === "rPh") this.#phonetic++;
      else if (name === "v" || name === "t") this.#collecting = this.#phonetic === 0;
    },
    close: (name: string) => {
      if (name === "v" || name === "t") this.#collecting = false;
      else if (name === "rPh") this.#phonetic--;
      else if (name === "c") {
        if (this.#value !== "") {
          while (this.#cells.length < this.#column) this.#cells.push("");
          this.#cells[this.#column] = this.#read();
        }
        this.#column++;
      } else if (name === "row") this.#endRow();
      else if (name === "sheetData") this.#settle();
    },
    text: (text: string) => {
      // One letter more than a cell may have is enough to know that it is too long.
      if (this.#collecting && this.#value.length <= cellLengthMax) this.#value += text;
    },
  };

  take(): Row[] | undefined {
    if (this.header.length === 0 || this.#rows.length === 0) return undefined;
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #read(): string {
    const value = this.#value;
    switch (this.#type) {
      case "s":
        return this.#style.texts[Number(value)] ?? "";
      case "b":
        return value === "1" ? "true" : "false";
      case "n": {
        const number = Number(value);
        if (!Number.isFinite(number)) return value;
        return writeMoment(number, this.#style.shapes[this.#styleIndex] ?? "number", this.#style.from1904);
      }
      case "d":
        return value.replace(/(T\d\d:\d\d:\d\d)\.0+$/, "$1");
      default:
        return value.includes("_x") ? value.replace(/_x000[dD]_/g, "") : value;
    }
  }

  #endRow(): void {
    const cells = this.#cells;
    if (cells.every((cell) => cell === "")) return;
    if (this.header.length > 0) {
      this.#add(this.#line, cells);
      return;
    }
    if (this.#headerSaid) {
      if (this.#line >= this.headerRow) this.#start(this.#line, cells);
      return;
    }
    // A single cell may be a title above the table, or the header of a table with one column: the next rows tell.
    if (cells.length > 1) {
      this.#narrow = [];
      this.#start(this.#line, cells);
    } else {
      this.#narrow.push({ line: this.#line, cells });
      if (this.#narrow.length >= titleRowsMax) this.#settle();
    }
  }

  #start(line: number, cells: readonly string[]): void {
    const names = this.#titles.take(cells);
    if (names === undefined) return;
    this.headerRow = line;
    this.header.push(...names);
  }

  /** No wider row came: the first narrow one is the header. */
  #settle(): void {
    const [first, ...rest] = this.#narrow;
    this.#narrow = [];
    if (first === undefined || this.header.length > 0) return;
    this.#start(first.line, first.cells);
    for (const { line, cells } of rest) this.#add(line, cells);
  }

  #add(line: number, cells: string[]): void {
    const { header } = this;
    while (cells.length < header.length) cells.push("");
    while (cells.length > header.length && cells[cells.length - 1] === "") cells.pop();
    const broken =
      cells.length > header.length
        ? ({ reason: "wrong-columns", detail: `${cells.length} cells instead of ${header.length}` } as const)
        : findOversized(cells, header);
    this.#rows.push(
      broken ? Row.unreadable(line, header, broken, JSON.stringify(cells)) : new Row(line, cells, header),
    );
  }
}

/** Position of a cell by its reference: "A1" is 0, "AB7" is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90 || column > columnsMax) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
