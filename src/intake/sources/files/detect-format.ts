// What kind of file it is, by its content first and its name second. What the product cannot read is refused with what to do.

import { AppError } from "../../../errors.ts";
import { decodeSample, looksBinary, sniffEncoding } from "./decode-text.ts";

/** The kinds of tables that can be read; each may be inside gzip. */
export type FileKind = "csv" | "xlsx" | "jsonl";

const refusals: readonly { readonly starts: readonly number[]; readonly says: string }[] = [
  { starts: [0xd0, 0xcf, 0x11, 0xe0], says: "an old Excel file (.xls): save it as .xlsx or CSV" },
  { starts: [0x25, 0x50, 0x44, 0x46], says: "a PDF: export the table as CSV or XLSX" },
  { starts: [0x50, 0x41, 0x52, 0x31], says: "a Parquet file: convert it to CSV or JSON Lines" },
  {
    starts: [0x28, 0xb5, 0x2f, 0xfd],
    says: "compressed with Zstandard: unpack it, or compress it with gzip",
  },
  { starts: [0x42, 0x5a, 0x68], says: "compressed with bzip2: unpack it, or compress it with gzip" },
  { starts: [0xfd, 0x37, 0x7a, 0x58], says: "compressed with xz: unpack it, or compress it with gzip" },
  { starts: [0x37, 0x7a, 0xbc, 0xaf], says: "a 7-Zip archive: unpack it, or compress the file with gzip" },
  { starts: [0x52, 0x61, 0x72, 0x21], says: "a RAR archive: unpack it, or compress the file with gzip" },
  { starts: [0x1f, 0x8b], says: "compressed twice: unpack it once" },
];

/** The kind of a file by its first bytes, after unpacking gzip. Throws `unsupported-format` with the way out, `bad-input` when it is empty. */
export function detectFormat(sample: Buffer, name: string): FileKind {
  const base = name.toLowerCase().replace(/\.gz$/, "");
  if (sample.length === 0) throw new AppError("bad-input", `"${name}" is empty.`);
  if (sample[0] === 0x50 && sample[1] === 0x4b && (sample[2] === 3 || sample[2] === 5)) {
    if (base.endsWith(".zip"))
      throw new AppError(
        "unsupported-format",
        `"${name}" is a zip archive: unpack it, or compress the file with gzip.`,
      );
    if (base.endsWith(".ods"))
      throw new AppError(
        "unsupported-format",
        `"${name}" is an OpenDocument sheet: save it as .xlsx or CSV.`,
      );
    return "xlsx";
  }
  for (const { starts, says } of refusals) {
    if (starts.every((byte, i) => sample[i] === byte))
      throw new AppError("unsupported-format", `"${name}" is ${says}.`);
  }
  if (looksBinary(sample))
    throw new AppError(
      "unsupported-format",
      `"${name}" is no text: a CSV, XLSX or JSON Lines file is needed.`,
    );
  const text = decodeSample(sample.subarray(0, 4096), sniffEncoding(sample)).trimStart();
  if (/^(<!doctype html|<html)/i.test(text))
    throw new AppError("unsupported-format", `"${name}" is a web page: export the table as CSV or XLSX.`);
  if (/\.(jsonl|ndjson|json)$/.test(base)) return "jsonl";
  if (/\.(csv|tsv|txt|tab)$/.test(base)) return "csv";
  return /^(\{\s*"|\{\s*\}|\[\s*\{\s*")/.test(text) ? "jsonl" : "csv";
}
