// What is sent of invitations: mails, and links that go to a messaging tool. Invariant: a letter is one row, and of all
// processes only the one that holds the row's claim sends it. Claims, waits and the rate are by the clock of PostgreSQL, which
// all processes share; the rate is counted while one lock is held, so that all processes together keep it.

import { z } from "zod";
import type { InvitationHold } from "../domain/contact-rules.ts";
import type { SentWay } from "../domain/survey/asking.ts";
import { lockNumbers, type Queryable } from "./database.ts";

const claimedRow = z.object({
  invitation: z.string(),
  number: z.number(),
  claim: z.string(),
  attempts: z.number(),
});

/** A letter that this process alone may send, for a while. */
export type ClaimedLetter = z.infer<typeof claimedRow>;

const count = z.object({ n: z.number() });

/**
 * Takes letters of a way that wait and that nobody holds, no more than the rate of that way leaves in this minute (0: no
 * rate). A try counts from here on. Runs in a transaction of its own.
 */
export async function claimLetters(
  tx: Queryable,
  {
    way,
    leaseMs,
    most,
    perMinute,
  }: { readonly way: SentWay; readonly leaseMs: number; readonly most: number; readonly perMinute: number },
): Promise<ClaimedLetter[]> {
  let limit = most;
  if (perMinute > 0) {
    await tx.run("SELECT pg_advisory_xact_lock($1, 0)", [lockNumbers.mailRate]);
    const row = await tx.row(
      count,
      "SELECT count(*) AS n FROM survey_letter WHERE claimed_at > clock_timestamp() - interval '1 minute' AND way = $1",
      [way],
    );
    limit = Math.min(most, perMinute - (row?.n ?? 0));
  }
  if (limit <= 0) return [];
  return tx.rows(
    claimedRow,
    `WITH next AS MATERIALIZED (
       SELECT invitation, number FROM survey_letter
       WHERE way = $3 AND state = 'waiting' AND next_try_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())
       ORDER BY next_try_at, invitation LIMIT $2 FOR UPDATE SKIP LOCKED
     )
     UPDATE survey_letter l SET claim = gen_random_uuid(), attempts = attempts + 1, claimed_at = clock_timestamp(),
       claimed_until = now() + make_interval(secs => $1 / 1000.0)
     FROM next WHERE l.invitation = next.invitation AND l.number = next.number
     RETURNING l.invitation, l.number, l.claim, l.attempts`,
    [leaseMs, limit, way],
  );
}

/** Holds a claimed letter for longer. False when it was lost or taken back: then it must not be sent. */
export async function holdLetter(database: Queryable, claim: string, leaseMs: number): Promise<boolean> {
  return (
    (await database.run(
      `UPDATE survey_letter SET claimed_until = now() + make_interval(secs => $2 / 1000.0)
       WHERE claim = $1 AND state = 'waiting' AND claimed_until > now()`,
      [claim, leaseMs],
    )) > 0
  );
}

/** Why a letter was not sent. */
export type LetterTrouble = "mail-server" | "messenger" | "refused" | "interrupted";

/** Notes that a claimed letter was sent, and plans the reminders of an invitation, in days from now. */
export async function markLetterSent(
  database: Queryable,
  { invitation, number, claim }: ClaimedLetter,
  reminderDays: readonly number[],
): Promise<void> {
  await database.run(
    `WITH sent AS (
       UPDATE survey_letter SET state = 'sent', trouble = NULL, detail = NULL, claimed_until = NULL, ended_at = now()
       WHERE claim = $1 AND state = 'waiting' RETURNING invitation, number, way
     ), first AS (
       UPDATE survey_invitation i SET state = 'sent', sent_at = now() FROM sent
       WHERE sent.number = 0 AND i.id = sent.invitation RETURNING i.id, sent.way
     )
     INSERT INTO survey_letter (invitation, number, way, next_try_at)
     SELECT $2, d.number, first.way, now() + make_interval(days => d.days)
     FROM first, unnest($3::int[]) WITH ORDINALITY AS d(days, number) ON CONFLICT DO NOTHING`,
    [claim, invitation, number === 0 ? reminderDays : []],
  );
}

/** Lets a claimed letter go: for another try after a while, or (`retryMs` null) for good; then an invitation was not sent. */
export async function releaseLetter(
  database: Queryable,
  { claim }: ClaimedLetter,
  why: { readonly trouble: LetterTrouble; readonly detail: string | null },
  retryMs: number | null,
): Promise<void> {
  await database.run(
    `WITH released AS (
       UPDATE survey_letter SET claim = NULL, claimed_until = NULL, trouble = $2, detail = $3,
         state = CASE WHEN $4::float8 IS NULL THEN 'failed' ELSE 'waiting' END,
         next_try_at = now() + make_interval(secs => coalesce($4::float8, 0) / 1000.0),
         ended_at = CASE WHEN $4::float8 IS NULL THEN now() END
       WHERE claim = $1 AND state = 'waiting' RETURNING invitation, number, state
     )
     UPDATE survey_invitation i SET state = 'failed' FROM released
     WHERE i.id = released.invitation AND released.number = 0 AND released.state = 'failed'`,
    [claim, why.trouble, why.detail, retryMs],
  );
}

/**
 * Drops a claimed letter that is not wanted any more. An invitation that was never sent is held with the reason and is no
 * contact; one whose link its person has used all the same counts as made.
 */
export async function dropLetter(
  tx: Queryable,
  { claim }: ClaimedLetter,
  hold: InvitationHold,
): Promise<void> {
  await tx.run(
    `WITH dropped AS (
       UPDATE survey_letter SET state = 'dropped', claim = NULL, claimed_until = NULL, ended_at = now()
       WHERE claim = $1 AND state = 'waiting' RETURNING invitation, number
     )
     UPDATE survey_invitation i SET (state, hold) = (
       SELECT CASE WHEN is_used THEN 'made' ELSE 'held' END, CASE WHEN NOT is_used THEN $2 END
       FROM (VALUES (coalesce(i.opened_at, i.started_at, i.completed_at, i.declined_at) IS NOT NULL)) AS u(is_used)
     ) FROM dropped
     WHERE i.id = dropped.invitation AND dropped.number = 0 AND i.state = 'waiting'`,
    [claim, hold],
  );
}

/** Puts off what waits for the messaging tool of a workspace and that nobody holds: one letter tries for all. */
export async function postponeWebhooks(
  database: Queryable,
  workspace: number,
  waitMs: number,
): Promise<void> {
  await database.run(
    `UPDATE survey_letter l SET next_try_at = now() + make_interval(secs => $2 / 1000.0)
     FROM survey_invitation i
     WHERE i.id = l.invitation AND i.workspace = $1 AND l.way = 'webhook' AND l.state = 'waiting'
       AND l.next_try_at <= now() AND (l.claimed_until IS NULL OR l.claimed_until <= now())`,
    [workspace, waitMs],
  );
}
