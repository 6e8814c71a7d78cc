// The one door to the readers: opens a file of any kind, finds out how it is written, and gives its rows in blocks with the
// header known beforehand. What the caller says about the format is taken; the rest is found by looking.

import type { RecipeFormat } from "../../../domain/recipe.ts";
import { AppError } from "../../../errors.ts";
import { type FileInput, openBytes } from "./byte-source.ts";
import { readCsv } from "./csv-rows.ts";
import { decodeSample, isEncoding, sniffEncoding } from "./decode-text.ts";
import { detectFormat } from "./detect-format.ts";
import { isJsonArray, JsonRowReader, readJson } from "./json-rows.ts";
import type { OpenRows } from "./open-table.ts";
import type { Row } from "./row.ts";
import { sniffDialect } from "./sniff-dialect.ts";
import { openXlsx } from "./xlsx-rows.ts";

const sampleSize = 256 * 1024;

/** Opens a file; `name` helps to tell what it is. Throws `not-found`, `unsupported-format` or `bad-input` with the way out. */
export async function openRows(input: FileInput, name: string, hints: RecipeFormat = {}): Promise<OpenRows> {
  if (hints.encoding !== undefined && !isEncoding(hints.encoding))
    throw new AppError(
      "bad-input",
      `"${hints.encoding}" is no known encoding; such as utf-8 or windows-1252.`,
    );
  const bytes = await openBytes(input, sampleSize);
  try {
    const kind = hints.kind ?? detectFormat(bytes.sample, name);
    if (kind === "xlsx") return await openXlsx(input, bytes, name, hints);
    const encoding = hints.encoding ?? sniffEncoding(bytes.sample);
    const text = decodeSample(bytes.sample, encoding);
    const common = {
      kind,
      compressed: bytes.compressed,
      encoding,
      sheet: "",
      sheets: [],
    };
    const close = async () => bytes.close();
    if (kind === "jsonl") {
      const array = isJsonArray(text);
      const reader = new JsonRowReader();
      await warmUp(reader, bytes.sample, { encoding, array });
      const blocks = closing(readJson(bytes.chunks, { encoding, array }, reader), close);
      const format = { ...common, delimiter: "", quote: "", escape: "", headerRow: 0 };
      return { format, header: reader.header, blocks, bytesRead: bytes.bytesRead, close };
    }
    const dialect = sniffDialect(text, bytes.whole, hints);
    const { delimiter, quote, headerRow } = dialect;
    const format = { ...common, delimiter, quote, escape: dialect.escape, headerRow };
    let header: readonly string[] = [];
    const { columns, headerRows, headerNames } = hints;
    const reading = { dialect, encoding, headerRow, columns, headerRows, headerNames };
    const rows = readCsv(bytes.chunks, reading, (names) => {
      header = names;
    });
    const first = await rows.next();
    const blocks = closing(resume(first, rows), close);
    return { format, header, blocks, bytesRead: bytes.bytesRead, close };
  } catch (error) {
    bytes.close();
    throw error;
  }
}

async function warmUp(
  reader: JsonRowReader,
  sample: Buffer,
  reading: { encoding: string; array: boolean },
): Promise<void> {
  async function* once(): AsyncGenerator<Buffer> {
    yield sample;
  }
  // Only the names of the columns are wanted; the last row of a cut sample is broken and adds none.
  const rows = readJson(once(), reading, reader);
  while ((await rows.next()).done !== true);
}

async function* resume(first: IteratorResult<Row[]>, rows: AsyncGenerator<Row[]>): AsyncGenerator<Row[]> {
  if (first.done === true) return;
  yield first.value;
  yield* rows;
}

async function* closing(blocks: AsyncIterable<Row[]>, close: () => Promise<void>): AsyncGenerator<Row[]> {
  try {
    yield* blocks;
  } finally {
    await close();
  }
}
