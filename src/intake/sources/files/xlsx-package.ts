// The zip around a workbook, read without trusting it: what is unpacked is counted as it comes, and a part that grows out of all
// proportion is refused before it can do harm. Sheets stream; only the shared texts are held, up to a bound.

// The zip around a workbook, read without trusting it: what is unpacked is counted as it comes, and a part that grows out of all
// proportion is refused before it can do harm. Sheets stream; only the shared texts are held, up to a bound.

import yauzl, { type Entry, type ZipFile } from "yauzl";
import { AppError } from "../../../errors.ts";

/** A part that unpacks to more than this many times its size, once it is past `ratioFromBytes`, is a bomb. */
const ratioMax = 250;
const ratioFromBytes = 32 * 1024 * 1024;
const entriesMax = 10_000;
/** Most bytes of one sheet, unpacked: a million rows of a hundred columns. */
const sheetBytesMax = 16 * 1024 ** 3;

/** Says that a workbook is broken, and what to do. */
export function badWorkbook(why: string, cause?: unknown): AppError {
  return new AppError(
    "bad-input",
    `The workbook cannot be read: ${why}. Open it in a spreadsheet and save it again, or save it as CSV.`,
    {
      cause,
    },
  );
}

/** The parts of an open workbook by name. */
export class XlsxPackage {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Opens a file on disk. */
  static async open(path: string): Promise<XlsxPackage> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, file) =>
        error ? reject(badWorkbook(error.message, error)) : resolve(file),
      );
    });
    try {
      return new XlsxPackage(zip, await listEntries(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Unpacks a part piece by piece. Throws `too-large` for a bomb and `bad-input` for a missing or damaged part. */
  async *read(
    name: string,
    bytesMax = sheetBytesMax,
    onBytes?: (compressed: number) => void,
  ): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) throw badWorkbook(`it has no part ${name}`);
    if (entry.isEncrypted()) throw badWorkbook("it is protected by a password");
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, opened) =>
        error ? reject(badWorkbook(error.message, error)) : resolve(opened),
      );
    });
    const compressed = Math.max(1, entry.compressedSize);
    let bytes = 0;
    try {
      for await (const chunk of stream) {
        const buffer = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
        bytes += buffer.length;
        if (bytes > bytesMax) throw tooLarge(name, `more than ${Math.round(bytesMax / 1024 ** 2)} MB`);
        if (bytes > ratioFromBytes && bytes / compressed > ratioMax)
          throw tooLarge(name, `more than ${ratioMax} times its size`);
        onBytes?.((bytes / Math.max(bytes, entry.uncompressedSize)) * compressed);
        yield buffer;
      }
    } catch (error) {
      throw error instanceof AppError
        ? error
        : badWorkbook(error instanceof Error ? error.message : String(error), error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

function tooLarge(name: string, what: string): AppError {
  return new AppError(
    "too-large",
    `The workbook is refused: its part ${name} unpacks to ${what}. Save the sheet as CSV.`,
  );
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("entry", (entry: Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      if (entries.size > entriesMax) reject(badWorkbook(`it has more than ${entriesMax} parts`));
      else zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", (error: Error) => reject(badWorkbook(error.message, error)));
    zip.readEntry();
  });
}
