// What the layouts of all survey tools are told with: the first rows of a file, names of columns in plain words, and columns that
// the tool writes or that somebody was asked. Names are compared without case, blanks, accents and marks.

import { plainWords } from "./column-facts.ts";
import { counted, type ExportColumn, type ExportPart, type SurveyExport } from "./survey-export.ts";

/** The first rows of a file as they stand. */
export interface FirstRows {
  /** Cells of the first row, as many as the file has columns. */
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly third: readonly string[];
}

/** Recognises the exports of one tool. */
export type Recognise = (rows: FirstRows) => SurveyExport | undefined;

/** Parts by the plain words of their names. */
export type Parts = Readonly<Record<string, ExportPart>>;

/** "IP Address" and "ipAddress" are one word. */
export const wordOf = (name: string) => plainWords(name).replaceAll(" ", "");

/** What people read: without marks of HTML, on one line. */
export const readable = (text: string) =>
  text
    .replace(/<[^<>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** Responses that nobody ended. */
export const unfinished = counted(
  ["respuesta sin terminar", "respuestas sin terminar"],
  ["unfinished", "unfinished"],
);
/** The column of a name as the file writes it; undefined when it has none of them. */
export function named(first: readonly string[], ...words: readonly string[]): string | undefined {
  return first.find((name) => words.includes(wordOf(name)))?.trim();
}

/** A column that the tool itself writes. */
export const own = (title: string, part: ExportPart): ExportColumn => ({
  ...{ title, part, group: "", item: "" },
  ...{ isQuestion: false, isText: false },
});

/** A column that somebody was asked. */
export const asked = (title: string, more: Partial<ExportColumn> = {}): ExportColumn => ({
  ...{ title: readable(title), part: undefined, group: "", item: "" },
  ...{ isQuestion: true, isText: false },
  ...more,
});
