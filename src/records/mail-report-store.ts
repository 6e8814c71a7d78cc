// What mail servers told of the letters of invitations. One row for an invitation and kind: the last word of it stays.

import { z } from "zod";
import { mailReportKinds } from "../domain/mail-report.ts";
import type { Queryable } from "./database.ts";

const reportRow = z.object({
  invitation: z.string(),
  kind: z.enum(mailReportKinds),
  status: z.string(),
  detail: z.string(),
  at: z.date(),
});

/** A report as it is kept. */
export type StoredMailReport = z.infer<typeof reportRow>;

/** Keeps a report; one of the same kind about the same invitation takes its place. */
export async function keepMailReport(tx: Queryable, report: Omit<StoredMailReport, "at">): Promise<void> {
  const { invitation, kind, status, detail } = report;
  await tx.run(
    `INSERT INTO mail_report (invitation, kind, status, detail) VALUES ($1, $2, $3, $4)
     ON CONFLICT (invitation, kind) DO UPDATE SET status = excluded.status, detail = excluded.detail, at = now()`,
    [invitation, kind, status, detail],
  );
}

/** The reports about some invitations, the newest first. */
export function mailReportsOf(
  database: Queryable,
  invitations: readonly string[],
): Promise<StoredMailReport[]> {
  return database.rows(
    reportRow,
    `SELECT invitation, kind, status, detail, at FROM mail_report
     WHERE invitation = ANY($1::uuid[]) ORDER BY at DESC, kind`,
    [invitations],
  );
}

/** Whether a letter of an invitation was handed to a mail server, or is being; `number` null means any of them. */
export async function wasLetterTried(
  database: Queryable,
  invitation: string,
  number: number | null,
): Promise<boolean> {
  const row = await database.row(
    z.object({ n: z.number() }),
    `SELECT count(*) AS n FROM survey_letter
     WHERE invitation = $1 AND ($2::smallint IS NULL OR number = $2) AND attempts > 0`,
    [invitation, number],
  );
  return (row?.n ?? 0) > 0;
}
