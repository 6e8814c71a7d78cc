// The personal links of a survey as a file, for the tool by which a company sends SMS, WhatsApp or anything else: CSV page by
// page, or a workbook. That it left is noted before its first byte.

import { Readable } from "node:stream";
import writeXlsxFile from "write-excel-file/node";
import type { Doer } from "../../domain/audit.ts";
import { type CsvLanguage, csvStart, writeCsvRow } from "../../domain/csv-cell.ts";
import { recordExport } from "../../records/audit-store.ts";
import { listInvitations, type StoredInvitation } from "../../records/survey-invitation-store.ts";
import type { App } from "../app.ts";
import { surveyOf } from "../survey-of.ts";
import { cellOf, headOf, mustFitWorkbook } from "../workbook.ts";
import { personalLink } from "./invitation-token.ts";

type Parts = Pick<App, "config" | "context" | "database">;

const pageSize = 500;

const titles: Readonly<Record<CsvLanguage, readonly string[]>> = {
  en: ["email", "phone", "identifier", "name", "language", "unit", "link", "expires", "state", "reason"],
  es: [
    "correo",
    "teléfono",
    "identificador",
    "nombre",
    "idioma",
    "unidad",
    "enlace",
    "caduca",
    "estado",
    "motivo",
  ],
};

const sheets: Readonly<Record<CsvLanguage, string>> = { en: "Links", es: "Enlaces" };

/** The place of the link in a row. */
const linkAt = 6;

async function rowOf(app: Parts, one: StoredInvitation): Promise<(string | null)[]> {
  return [
    one.email,
    one.phone,
    one.value,
    one.name,
    one.language,
    one.hidden["unit"] ?? null,
    one.state === "held" ? null : await personalLink(app, one.id),
    one.expiresAt.toISOString().slice(0, 10),
    one.completedAt ? "completed" : one.declinedAt ? "declined" : one.state,
    one.hold,
  ];
}

/** Which links, and what file they come in. */
export interface InvitationFileRequest {
  readonly batch?: string | undefined;
  readonly language: CsvLanguage;
  readonly format: "csv" | "xlsx";
}

async function* rowsOf(app: Parts, survey: string, batch: string | undefined) {
  let after: { at: Date; id: string } | undefined;
  for (;;) {
    const page = await listInvitations(app.database, survey, { batch, limit: pageSize, after });
    yield await Promise.all(page.map((one) => rowOf(app, one)));
    const last = page.at(-1);
    if (page.length < pageSize || !last) return;
    after = { at: last.madeAt, id: last.id };
  }
}

type Pages = ReturnType<typeof rowsOf>;

async function* csv(pages: Pages, language: CsvLanguage): AsyncGenerator<string> {
  yield csvStart + writeCsvRow(titles[language], language);
  for await (const rows of pages) yield rows.map((row) => writeCsvRow(row, language)).join("");
}

async function workbook(pages: Pages, language: CsvLanguage): Promise<Readable> {
  const data = [];
  for await (const rows of pages) {
    data.push(...rows.map((row) => row.map(cellOf)));
    mustFitWorkbook(data.length, "links");
  }
  const heads = titles[language];
  const file = await writeXlsxFile([
    {
      data: [heads.map(headOf), ...data],
      sheet: sheets[language],
      stickyRowsCount: 1,
      // The link is read as a whole.
      columns: heads.map((_, i) => ({ width: i === linkAt ? 80 : 20 })),
    },
  ]);
  return Readable.from([await file.toBuffer()]);
}

/** The file. Throws `not-found`, and `too-large` for a workbook of too many links. */
export async function exportInvitations(
  app: Parts,
  doer: Doer,
  survey: string,
  { batch, language, format }: InvitationFileRequest,
): Promise<Readable> {
  const { name } = await surveyOf(app.database, doer.workspace, survey);
  await recordExport(app.database, doer, { what: "invitations", name, format });
  const pages = rowsOf(app, survey, batch);
  return format === "csv" ? Readable.from(csv(pages, language)) : workbook(pages, language);
}
