// The personal links of a survey as a file, for the tool by which a company sends SMS, WhatsApp or anything else. Written page
// by page; that it left is noted before its first byte.

import type { Doer } from "../../domain/audit.ts";
import { type CsvLanguage, csvStart, writeCsvRow } from "../../domain/csv-cell.ts";
import { recordExport } from "../../records/audit-store.ts";
import { listInvitations, type StoredInvitation } from "../../records/survey-invitation-store.ts";
import type { App } from "../app.ts";
import { surveyOf } from "../survey-of.ts";
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

/** The pieces of the file. Throws `not-found`. */
export async function exportInvitations(
  app: Parts,
  doer: Doer,
  survey: string,
  { batch, language }: { readonly batch?: string | undefined; readonly language: CsvLanguage },
): Promise<AsyncGenerator<string>> {
  const { name } = await surveyOf(app.database, doer.workspace, survey);
  await recordExport(app.database, doer, { what: "invitations", name, format: "csv" });
  return (async function* () {
    yield csvStart + writeCsvRow(titles[language], language);
    let after: { at: Date; id: string } | undefined;
    for (;;) {
      const page = await listInvitations(app.database, survey, { batch, limit: pageSize, after });
      const rows = await Promise.all(page.map((one) => rowOf(app, one)));
      yield rows.map((row) => writeCsvRow(row, language)).join("");
      const last = page.at(-1);
      if (page.length < pageSize || !last) return;
      after = { at: last.madeAt, id: last.id };
    }
  })();
}
