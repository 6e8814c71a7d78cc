// Dashboards that members have sent to themselves every week, and the letters of each week. Invariant: a week of a mail has
// one row, and of all processes only the one that holds the row's claim sends it. Claims and the waits between tries are by
// the clock of PostgreSQL, which all processes share.

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { languages } from "../domain/language.ts";
import type { Queryable } from "./database.ts";

/** Why a letter was not sent. */
export const mailTroubles = ["mail-server", "figures", "no-address", "interrupted"] as const;

/** One of the reasons. */
export type MailTrouble = (typeof mailTroubles)[number];

const letterStates = ["waiting", "sent", "failed", "dropped"] as const;

const mailRow = z.object({
  id: z.string(),
  workspace: z.number(),
  dashboard: z.string(),
  /** null while the dashboard is removed. */
  name: z.string().nullable(),
  person: z.string(),
  weekday: z.number(),
  hour: z.number(),
  language: z.enum(languages),
  timeZone: z.string(),
  nextDueAt: z.date(),
  lastSentAt: z.date().nullable(),
});

const stateRow = mailRow.extend({
  state: z.enum(letterStates).nullable(),
  nextTryAt: z.date().nullable(),
  trouble: z.enum(mailTroubles).nullable(),
  detail: z.string().nullable(),
});

/** A dashboard that someone has sent to themselves. */
export type DashboardMail = z.infer<typeof mailRow>;

/** The same with what became of its latest letter. */
export type DashboardMailState = z.infer<typeof stateRow>;

const columns = `m.id, m.workspace, m.dashboard, CASE WHEN d.removed_at IS NULL THEN d.name END AS name, m.person,
  m.weekday, m.hour, m.language, m.time_zone AS "timeZone", m.next_due_at AS "nextDueAt", m.last_sent_at AS "lastSentAt"`;
const from = "dashboard_mail m JOIN dashboard d ON d.id = m.dashboard";

/** What someone has sent to themselves from a workspace, by the names of the dashboards that are there. */
export function listDashboardMails(
  database: Queryable,
  workspace: number,
  person: string,
): Promise<DashboardMailState[]> {
  return database.rows(
    stateRow,
    `SELECT ${columns}, l.state, l.next_try_at AS "nextTryAt", l.trouble, l.detail
     FROM ${from}
     LEFT JOIN LATERAL (
       SELECT * FROM dashboard_mail_letter WHERE mail = m.id ORDER BY due_at DESC LIMIT 1
     ) l ON true
     WHERE m.workspace = $1 AND m.person = $2 AND d.removed_at IS NULL ORDER BY lower(d.name), m.id`,
    [workspace, person],
  );
}

/** One mail by its id, or undefined. */
export function findDashboardMail(database: Queryable, id: string): Promise<DashboardMail | undefined> {
  return database.row(mailRow, `SELECT ${columns} FROM ${from} WHERE m.id = $1`, [id]);
}

/** When and how someone wants a dashboard. */
export interface MailToPut {
  readonly workspace: number;
  readonly dashboard: string;
  readonly person: string;
  readonly weekday: number;
  readonly hour: number;
  readonly language: DashboardMail["language"];
  readonly timeZone: string;
  readonly nextDueAt: Date;
}

/** Keeps a mail, or changes the one that there is. */
export async function putDashboardMail(tx: Queryable, mail: MailToPut): Promise<{ isNew: boolean }> {
  const put = await tx.row(
    z.object({ isNew: z.boolean() }),
    `INSERT INTO dashboard_mail (id, workspace, dashboard, person, weekday, hour, language, time_zone, next_due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (person, workspace, dashboard) DO UPDATE SET weekday = excluded.weekday, hour = excluded.hour,
       language = excluded.language, time_zone = excluded.time_zone, next_due_at = excluded.next_due_at
     RETURNING xmax = 0 AS "isNew"`,
    [
      randomUUID(),
      mail.workspace,
      mail.dashboard,
      mail.person,
      mail.weekday,
      mail.hour,
      mail.language,
      mail.timeZone,
      mail.nextDueAt,
    ],
  );
  if (!put) throw new Error("INSERT returned no row");
  return put;
}

/** How many mails of dashboards that are there someone has in a workspace. */
export async function countDashboardMails(
  database: Queryable,
  workspace: number,
  person: string,
): Promise<number> {
  const row = await database.row(
    z.object({ n: z.number() }),
    `SELECT count(*) AS n FROM ${from} WHERE m.workspace = $1 AND m.person = $2 AND d.removed_at IS NULL`,
    [workspace, person],
  );
  return row?.n ?? 0;
}

/** Ends a mail for good; its letters go with it. False when there was none. */
export async function deleteDashboardMail(tx: Queryable, id: string): Promise<boolean> {
  return (await tx.run("DELETE FROM dashboard_mail WHERE id = $1", [id])) > 0;
}

const dueRow = mailRow.extend({ zoneNow: z.string(), lastDueAt: z.date().nullable() });

/** A mail that is due. */
export type DueMail = z.infer<typeof dueRow>;

/**
 * Mails that are due at `now`, or whose workspace has moved to another time zone. Each is held until the transaction ends,
 * and passed over by others meanwhile. `zoneNow` is the zone of the workspace, `lastDueAt` that of the latest letter.
 */
export function takeDueMails(tx: Queryable, now: Date, limit: number): Promise<DueMail[]> {
  return tx.rows(
    dueRow,
    `SELECT ${columns}, w.time_zone AS "zoneNow",
       (SELECT max(due_at) FROM dashboard_mail_letter WHERE mail = m.id) AS "lastDueAt" FROM ${from} JOIN workspace w ON w.id = m.workspace
     WHERE m.next_due_at <= $1 OR m.time_zone <> w.time_zone
     ORDER BY m.next_due_at LIMIT $2 FOR UPDATE OF m SKIP LOCKED`,
    [now, limit],
  );
}

/** Says when a mail is due next. */
export async function planDashboardMail(
  tx: Queryable,
  id: string,
  timeZone: string,
  nextDueAt: Date,
): Promise<void> {
  await tx.run("UPDATE dashboard_mail SET time_zone = $2, next_due_at = $3 WHERE id = $1", [
    id,
    timeZone,
    nextDueAt,
  ]);
}

/** How long it is remembered what became of a letter. */
const letterKeepDays = 90;

/** Opens the letter of a week, once. Letters of earlier weeks that still wait are dropped: nobody gets two at a time. */
export async function openLetter(tx: Queryable, mail: string, dueAt: Date): Promise<void> {
  await tx.run(
    `UPDATE dashboard_mail_letter SET state = 'dropped', ended_at = now()
     WHERE mail = $1 AND due_at < $2 AND state = 'waiting' AND (claimed_until IS NULL OR claimed_until <= now())`,
    [mail, dueAt],
  );
  await tx.run(
    "DELETE FROM dashboard_mail_letter WHERE mail = $1 AND state <> 'waiting' AND due_at < now() - make_interval(days => $2)",
    [mail, letterKeepDays],
  );
  await tx.run(
    "INSERT INTO dashboard_mail_letter (mail, due_at) VALUES ($1, $2) ON CONFLICT (mail, due_at) DO NOTHING",
    [mail, dueAt],
  );
}

const claimedRow = mailRow.extend({ dueAt: z.date(), claim: z.string(), attempts: z.number() });

/** A letter that this process alone may send, for a while. */
export type ClaimedLetter = z.infer<typeof claimedRow>;

/** Takes a letter that waits and that nobody holds; undefined when there is none. The try counts from here on. */
export function claimLetter(database: Queryable, leaseMs: number): Promise<ClaimedLetter | undefined> {
  return database.row(
    claimedRow,
    `WITH next AS MATERIALIZED (
       SELECT mail, due_at FROM dashboard_mail_letter
       WHERE state = 'waiting' AND next_try_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())
       ORDER BY next_try_at, mail LIMIT 1 FOR UPDATE SKIP LOCKED
     )
     UPDATE dashboard_mail_letter l SET claim = gen_random_uuid(), attempts = attempts + 1,
       claimed_until = now() + make_interval(secs => $1 / 1000.0)
     FROM next, ${from}
     WHERE l.mail = next.mail AND l.due_at = next.due_at AND m.id = l.mail
     RETURNING ${columns}, l.due_at AS "dueAt", l.claim, l.attempts`,
    [leaseMs],
  );
}

/** Holds a claimed letter for longer. False when it was lost, or its mail was ended meanwhile: then it must not be sent. */
export async function holdLetter(database: Queryable, claim: string, leaseMs: number): Promise<boolean> {
  return (
    (await database.run(
      `UPDATE dashboard_mail_letter SET claimed_until = now() + make_interval(secs => $2 / 1000.0)
       WHERE claim = $1 AND state = 'waiting' AND claimed_until > now()`,
      [claim, leaseMs],
    )) > 0
  );
}

/** Why something went wrong, and what the mail server called it. */
export interface LetterTrouble {
  readonly trouble: MailTrouble;
  readonly detail: string | null;
}

/** Notes that a claimed letter was sent. */
export async function markLetterSent(database: Queryable, claim: string): Promise<void> {
  await database.run(
    `WITH sent AS (
       UPDATE dashboard_mail_letter SET state = 'sent', trouble = NULL, detail = NULL, claimed_until = NULL, ended_at = now()
       WHERE claim = $1 AND state = 'waiting' RETURNING mail
     )
     UPDATE dashboard_mail m SET last_sent_at = now() FROM sent WHERE m.id = sent.mail`,
    [claim],
  );
}

/** Lets a claimed letter go without it having been sent: for another try after a while, or (`retryMs` null) for good. */
export async function releaseLetter(
  database: Queryable,
  claim: string,
  why: LetterTrouble | null,
  retryMs: number | null,
): Promise<void> {
  await database.run(
    `UPDATE dashboard_mail_letter SET claim = NULL, claimed_until = NULL, trouble = $2, detail = $3, state = $4,
       next_try_at = now() + make_interval(secs => $5 / 1000.0), ended_at = CASE WHEN $4 <> 'waiting' THEN now() END
     WHERE claim = $1 AND state = 'waiting'`,
    [
      claim,
      why?.trouble ?? null,
      why?.detail ?? null,
      retryMs !== null ? "waiting" : why ? "failed" : "dropped",
      retryMs ?? 0,
    ],
  );
}
