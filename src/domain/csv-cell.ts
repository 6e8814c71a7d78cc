// The one way in which a value becomes a cell of a CSV file that people open in a spreadsheet. Invariants: no cell starts a
// formula, a number stays a number (also a negative one), and what was text can be told back exactly (`readCsvText`).
// A file follows the habits of its reader's language: Spanish spreadsheets split at `;` and write decimals with a comma.
// Use: `writeCsv([["Canal", "NPS"], ["teléfono", -12.5]], "es")`; for streams `csvStart`, then `writeCsvRow` line by line.

/** What a cell can hold; `null` and `undefined` leave it empty, as do numbers that are none. */
export type CsvValue = string | number | boolean | null | undefined;

/** Languages whose spreadsheets are known. */
export type CsvLanguage = "es" | "en";

/** How spreadsheets of a language split lines and write decimals. */
export const csvHabits: Readonly<
  Record<CsvLanguage, { readonly separator: string; readonly decimal: string }>
> = {
  es: { separator: ";", decimal: "," },
  en: { separator: ",", decimal: "." },
};

/** Begins a file: without this mark spreadsheets take UTF-8 for an older alphabet. */
export const csvStart = "\uFEFF";

/** Type of the file for HTTP and for downloads. */
export const csvContentType = "text/csv; charset=utf-8";

/** The content type of an XLSX file. */
export const workbookContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** First characters that make a spreadsheet calculate, also in their wide forms and after blanks that it drops. */
const startsFormula = /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** Apostrophes before such a start: one more is put before them, so that one fewer tells the text back. */
const guarded = /^'+(?=[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;

const plainNumber = /^-?\d+(?:[.,]\d+)?$/;

/** Any sign at which some spreadsheet splits, not only ours, and blanks that some would drop. */
const needsQuotes = /[",;\t\r\n]|^\s|\s$/;

function writeText(text: string): string {
  const isFormula = startsFormula.test(text) && !plainNumber.test(text);
  const safe = isFormula || guarded.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One cell, quoted where it must be. */
export function writeCsvCell(value: CsvValue, language: CsvLanguage): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return writeText(value);
  if (!Number.isFinite(value)) return "";
  return String(value === 0 ? 0 : value).replace(".", csvHabits[language].decimal);
}

/** One line with its end. */
export function writeCsvRow(values: readonly CsvValue[], language: CsvLanguage): string {
  const cells = values.map((value) => writeCsvCell(value, language));
  // A line of one empty cell would be an empty line, which readers skip.
  const line = cells.length === 1 && cells[0] === "" ? '""' : cells.join(csvHabits[language].separator);
  return `${line}\r\n`;
}

/** A whole file. */
export function writeCsv(rows: Iterable<readonly CsvValue[]>, language: CsvLanguage): string {
  let text = csvStart;
  for (const row of rows) text += writeCsvRow(row, language);
  return text;
}

/** The text that `writeCsvCell` was given, from the cell as a CSV reader gives it. */
export function readCsvText(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
