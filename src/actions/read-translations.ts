// Reads a file that translators filled in, a CSV or a workbook, into its rows of text. Nothing is kept: who asked decides what
// becomes of it.

import { Readable } from "node:stream";
import { readCsvText } from "../domain/csv-cell.ts";
import {
  type ReadTranslations,
  readTranslations,
  translationRowsMax,
} from "../domain/survey/translations.ts";
import { AppError } from "../errors.ts";
import { openRows } from "../intake/sources/files/open-rows.ts";
import type { App } from "./app.ts";
import { survey } from "./manage-surveys.ts";

async function rowsOf(bytes: Uint8Array, name: string): Promise<string[][]> {
  const opened = await openRows(() => Readable.from([Buffer.from(bytes)]), name, { headerRow: 1 });
  const plain = (cell: string) => (opened.format.kind === "csv" ? readCsvText(cell) : cell);
  const rows: string[][] = [];
  try {
    for await (const block of opened.blocks)
      for (const row of block) {
        if (row.broken)
          throw new AppError(
            "bad-input",
            `Line ${row.line} of ${name} cannot be read: ${row.broken.detail}.`,
          );
        rows.push(row.cells.map(plain));
        if (rows.length > translationRowsMax)
          throw new AppError("too-large", `${name} has more than ${translationRowsMax} rows.`);
      }
  } finally {
    await opened.close();
  }
  return [[...opened.header], ...rows];
}

/** The rows of a file, and what they would change in the saved draft. Throws `not-found`, `bad-input` or `too-large`. */
export async function readTranslationFile(
  app: Pick<App, "database" | "context">,
  workspace: number,
  id: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<{ rows: string[][]; found: ReadTranslations }> {
  const { draft } = await survey(app, workspace, id);
  const rows = await rowsOf(file.bytes, file.name);
  return { rows, found: readTranslations(draft, rows) };
}
