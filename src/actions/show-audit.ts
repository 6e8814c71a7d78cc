// Reading the audit trail: a page for people, and the whole as a file. Days are those of the workspace's clocks.

import type { Doer } from "../domain/audit.ts";
import type { AuditEntry } from "../domain/audit-chain.ts";
import { type CsvLanguage, csvStart, writeCsvRow } from "../domain/csv-cell.ts";
import { parseMoment } from "../domain/period.ts";
import { type AuditFilter, listAudit, recordExport } from "../records/audit-store.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import type { App } from "./app.ts";

/** Which entries are asked for; `from` is included, `to` is not, and both may be days. */
export interface AuditRequest {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actor?: string | undefined;
  readonly actions?: readonly string[] | undefined;
}

async function filterOf(app: Pick<App, "database">, workspace: number, request: AuditRequest) {
  const timeZone = (await findWorkspace(app.database, workspace))?.timeZone ?? "UTC";
  const moment = (text: string | undefined) => text && new Date(parseMoment(timeZone, text));
  return {
    from: moment(request.from) || undefined,
    to: moment(request.to) || undefined,
    actor: request.actor || undefined,
    actions: request.actions,
  };
}

function present({ sequence, at, actor, action, subject, details, address, hash }: AuditEntry) {
  return { sequence, at: at.toISOString(), actor, action, subject, details, address, hash };
}

/** A page of entries, newest first. */
export async function showAudit(
  app: Pick<App, "database">,
  workspace: number,
  request: AuditRequest & { readonly cursor?: number | undefined; readonly limit: number },
) {
  const filter = await filterOf(app, workspace, request);
  const { cursor, limit } = request;
  const found = await listAudit(app.database, workspace, { ...filter, before: cursor, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { entries: page.map(present), next: found.length > limit && last ? String(last.sequence) : null };
}

const pageSize = 1000;

const columns = [
  "sequence",
  "at",
  "actor_kind",
  "actor_id",
  "actor_name",
  "actor_role",
  "action",
  "subject_kind",
  "subject_id",
  "subject_name",
  "details",
  "address",
  "hash",
];

async function* writeRows(
  app: Pick<App, "database">,
  workspace: number,
  filter: Omit<AuditFilter, "limit">,
  language: CsvLanguage,
): AsyncGenerator<string> {
  yield csvStart + writeCsvRow(columns, language);
  for (let before: number | undefined; ; ) {
    const page = await listAudit(app.database, workspace, { ...filter, before, limit: pageSize });
    let text = "";
    for (const { sequence, at, actor, action, subject, details, address, hash } of page)
      text += writeCsvRow(
        [
          sequence,
          at.toISOString(),
          actor.kind,
          actor.id,
          actor.name,
          actor.role,
          action,
          subject?.kind,
          subject?.id,
          subject?.name,
          JSON.stringify(details),
          address,
          hash,
        ],
        language,
      );
    if (text !== "") yield text;
    before = page.at(-1)?.sequence;
    if (page.length < pageSize) return;
  }
}

/** All entries that are asked for as CSV, piece by piece. That they were taken out is recorded first. */
export async function exportAudit(
  app: Pick<App, "database">,
  doer: Doer,
  request: AuditRequest,
  language: CsvLanguage,
): Promise<AsyncGenerator<string>> {
  const filter = await filterOf(app, doer.workspace, request);
  await recordExport(app.database, doer, { what: "trail", format: "csv" });
  return writeRows(app, doer.workspace, filter, language);
}
