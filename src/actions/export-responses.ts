// The responses to a survey as a file: CSV line by line, or a workbook with the code book beside the responses.
// Invariant: a file holds what the asker may see and nothing more, that it was taken stands in the audit trail first, and the
// memory that CSV takes does not grow with the number of responses.

import { Readable } from "node:stream";
import writeXlsxFile from "write-excel-file/node";
import type { Doer } from "../domain/audit.ts";
import { type CsvLanguage, type CsvValue, csvStart, writeCsvRow } from "../domain/csv-cell.ts";
import type { Sight } from "../domain/sight.ts";
import { builtInWords } from "../domain/survey/built-in-words.ts";
import { codeBook, responseColumns, type TableColumn } from "../domain/survey/response-table.ts";
import type { SurveyCut } from "../domain/survey/survey-cut.ts";
import { tableWords } from "../domain/survey/table-words.ts";
import { recordExport } from "../records/audit-store.ts";
import { listVersions } from "../records/survey-store.ts";
import type { App } from "./app.ts";
import { listResponses, type SurveyResponse } from "./list-responses.ts";
import { mustNotBeConfidential, surveyOf } from "./survey-of.ts";
import { cellOf, headOf, mustFitWorkbook } from "./workbook.ts";

/** What a file is and holds. */
export interface ResponseFileRequest extends SurveyCut {
  readonly format: "csv" | "xlsx";
  /** A workbook holds both. */
  readonly what: "responses" | "codebook";
  readonly language: CsvLanguage;
}

/** A file: its name and its content, piece by piece. */
export interface ResponseFile {
  readonly name: string;
  readonly content: Readable;
}

type Parts = Pick<App, "database" | "warehouse" | "context">;

/** Responses that are in memory at a time. */
const pageSize = 500;

async function* pagesOf(app: Parts, sight: Sight, id: string, cut: SurveyCut) {
  let cursor: string | undefined;
  do {
    const { responses, next } = await listResponses(app, sight, id, {
      ...cut,
      holding: [],
      search: "",
      limit: pageSize,
      cursor,
    });
    yield responses;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

const rowOf = (columns: readonly TableColumn[], response: SurveyResponse): CsvValue[] =>
  columns.map(({ cell }) => cell(response));

async function* responseLines(
  pages: AsyncIterable<readonly SurveyResponse[]>,
  columns: readonly TableColumn[],
  language: CsvLanguage,
): AsyncGenerator<string> {
  const names = columns.map(({ name }) => name);
  yield csvStart + writeCsvRow(names, language);
  for await (const responses of pages) {
    let text = "";
    for (const response of responses) text += writeCsvRow(rowOf(columns, response), language);
    if (text !== "") yield text;
  }
}

async function workbook(
  pages: AsyncIterable<readonly SurveyResponse[]>,
  columns: readonly TableColumn[],
  language: CsvLanguage,
): Promise<Readable> {
  const words = tableWords(language);
  const rows = [];
  for await (const responses of pages) {
    for (const response of responses) rows.push(rowOf(columns, response).map(cellOf));
    mustFitWorkbook(rows.length, "responses");
  }
  const file = await writeXlsxFile([
    {
      data: [columns.map(({ name }) => headOf(name)), ...rows],
      sheet: words.sheets[0],
      stickyRowsCount: 1,
      columns: columns.map(() => ({ width: 16 })),
    },
    {
      data: [words.book.map(headOf), ...codeBook(columns).map((line) => line.map(cellOf))],
      sheet: words.sheets[1],
      stickyRowsCount: 1,
      columns: [26, 60, 12, 22, 60].map((width) => ({ width })),
    },
  ]);
  return Readable.from([await file.toBuffer()]);
}

/** Makes the file. Throws `not-found`, `bad-input`, and `too-large` for a workbook of too many responses. */
export async function exportResponses(
  app: Parts,
  sight: Sight,
  doer: Doer,
  id: string,
  request: ResponseFileRequest,
): Promise<ResponseFile> {
  const { format, what, language, ...cut } = request;
  const survey = await surveyOf(app.database, sight.workspace, id);
  mustNotBeConfidential(survey);
  const versions = await listVersions(app.database, survey.id);
  const built = builtInWords(language);
  const words = tableWords(language);
  const columns = responseColumns(survey.key, versions, {
    language,
    facts: words.facts,
    other: words.other,
    contact: built.contact,
    gap: built.gap,
    emotions: built.emotions,
  });
  await recordExport(app.database, doer, { what: "survey", name: survey.name, format });
  const name = `${survey.key}${what === "codebook" && format === "csv" ? "-codes" : ""}.${format}`;
  const pages = pagesOf(app, sight, id, cut);
  if (format === "xlsx") return { name, content: await workbook(pages, columns, language) };
  if (what === "responses") return { name, content: Readable.from(responseLines(pages, columns, language)) };
  const lines = [words.book, ...codeBook(columns)].map((line) => writeCsvRow(line, language));
  return { name, content: Readable.from([csvStart + lines.join("")]) };
}
