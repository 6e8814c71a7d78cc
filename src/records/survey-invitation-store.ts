// Invitations to surveys: whom, by which way, and what became of each. Invariants: an occasion makes one invitation whatever
// repeats; whoever decides about a customer holds that customer until the transaction ends (`holdCustomers`), so that two
// who want the same person at once see each other's invitation.

import { z } from "zod";
import type { Contact } from "../domain/contact-rules.ts";
import { invitationHolds } from "../domain/contact-rules.ts";
import { invitationWays } from "../domain/survey/asking.ts";
import { lockNumbers, type Queryable } from "./database.ts";

/** Where an invitation comes from. */
export const invitationOrigins = ["list", "segment", "person", "api", "trigger"] as const;

/** One of them. */
export type InvitationOrigin = (typeof invitationOrigins)[number];

/** Where an invitation stands, before what its person does. */
export const invitationStates = ["held", "waiting", "made", "sent", "failed"] as const;

const when = z.date().nullable();

const invitationRow = z.object({
  id: z.string(),
  workspace: z.number(),
  survey: z.string(),
  origin: z.enum(invitationOrigins),
  batch: z.string(),
  occasion: z.string(),
  way: z.enum(invitationWays),
  identity: z.string(),
  kind: z.string(),
  value: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  name: z.string(),
  language: z.string(),
  hidden: z.record(z.string(), z.string()),
  state: z.enum(invitationStates),
  hold: z.enum(invitationHolds).nullable(),
  holdUntil: when,
  madeAt: z.date(),
  expiresAt: z.date(),
  sentAt: when,
  openedAt: when,
  startedAt: when,
  completedAt: when,
  declinedAt: when,
  bouncedAt: when,
  complainedAt: when,
});

/** An invitation as it is kept. */
export type StoredInvitation = z.infer<typeof invitationRow>;

const columns = `i.id, i.workspace, i.survey, i.origin, i.batch, i.occasion, i.way, i.identity, i.kind, i.value, i.email,
  i.phone, i.name, i.language, i.hidden, i.state, i.hold, i.hold_until AS "holdUntil", i.made_at AS "madeAt",
  i.expires_at AS "expiresAt", i.sent_at AS "sentAt", i.opened_at AS "openedAt", i.started_at AS "startedAt",
  i.completed_at AS "completedAt", i.declined_at AS "declinedAt", i.bounced_at AS "bouncedAt",
  i.complained_at AS "complainedAt"`;

/** Holds customers, and addresses by their identities, until the transaction ends. All holders take them in one order, so that none waits for the other. */
export async function holdCustomers(tx: Queryable, customers: readonly string[]): Promise<void> {
  const locks = [...new Set(customers.map((id) => Number.parseInt(id.slice(0, 8), 16) | 0))].sort(
    (a, b) => a - b,
  );
  await tx.run("SELECT pg_advisory_xact_lock($1, k) FROM unnest($2::int[]) AS k", [
    lockNumbers.contact,
    locks,
  ]);
}

/** The clock of the database at this moment, also in a transaction that began long ago. */
export async function clockNow(tx: Queryable): Promise<number> {
  const row = await tx.row(z.object({ now: z.date() }), "SELECT clock_timestamp() AS now");
  if (!row) throw new Error("SELECT returned no row");
  return row.now.getTime();
}

const contactRow = z.object({
  id: z.string(),
  identity: z.string(),
  email: z.string().nullable(),
  survey: z.string(),
  at: z.date(),
  answeredAt: when,
  declinedAt: when,
  isWaiting: z.boolean(),
  priority: z.number(),
});

/** An invitation that counts as a contact, with whose it is and the mailbox it goes to. */
export type StoredContact = Contact & { readonly identity: string; readonly email: string | null };

/** The invitations that count as contacts of some identities, or of whoever reads the mail of some addresses. */
export async function contactsOf(
  tx: Queryable,
  workspace: number,
  identities: readonly string[],
  emails: readonly string[],
): Promise<StoredContact[]> {
  const rows = await tx.rows(
    contactRow,
    `SELECT i.id, i.identity, i.email, i.survey, i.made_at AS at, i.completed_at AS "answeredAt", i.declined_at AS "declinedAt",
       i.state = 'waiting' AND EXISTS (
         SELECT FROM survey_letter l WHERE l.invitation = i.id AND l.number = 0 AND l.state = 'waiting'
           AND (l.claimed_until IS NULL OR l.claimed_until <= clock_timestamp())
       ) AS "isWaiting",
       coalesce((a.body->'contact'->>'priority')::integer, 5) AS priority
     FROM survey_invitation i LEFT JOIN survey_asking a ON a.survey = i.survey
     WHERE i.workspace = $1 AND (i.identity = ANY($2::uuid[]) OR i.email = ANY($3::text[])) AND i.state <> 'held'
     ORDER BY i.made_at`,
    [workspace, identities, emails],
  );
  return rows.map(({ at, answeredAt, declinedAt, ...rest }) => ({
    ...rest,
    at: at.getTime(),
    answeredAt: answeredAt?.getTime() ?? null,
    declinedAt: declinedAt?.getTime() ?? null,
  }));
}

/** An invitation to be kept. */
export type InvitationToMake = Pick<
  StoredInvitation,
  | "id"
  | "workspace"
  | "survey"
  | "origin"
  | "batch"
  | "occasion"
  | "way"
  | "identity"
  | "kind"
  | "value"
  | "email"
  | "phone"
  | "name"
  | "language"
  | "hidden"
  | "hold"
  | "holdUntil"
  | "expiresAt"
> & {
  /** Segments with a quota that the person is in. */
  readonly segments: readonly string[];
};

/** Keeps invitations with the letters of those that we send. An occasion that had one before is passed over. */
export async function createInvitations(tx: Queryable, made: readonly InvitationToMake[]): Promise<void> {
  if (made.length === 0) return;
  await tx.run(
    `WITH made AS (
       INSERT INTO survey_invitation (id, workspace, survey, origin, batch, occasion, way, identity, kind, value, email, phone,
         name, language, hidden, segments, state, hold, hold_until, expires_at, made_at)
       SELECT j.id, j.workspace, j.survey, j.origin, j.batch, j.occasion, j.way, j.identity, j.kind, j.value, j.email, j.phone,
         j.name, j.language, j.hidden, j.segments,
         CASE WHEN j.hold IS NOT NULL THEN 'held' WHEN j.way = 'link' THEN 'made' ELSE 'waiting' END,
         j.hold, j."holdUntil", j."expiresAt", clock_timestamp()
       FROM jsonb_to_recordset($1::jsonb) AS j(id uuid, workspace integer, survey uuid, origin text, batch uuid,
         occasion text, way text, identity uuid, kind text, value text, email text, phone text, name text, language text,
         hidden jsonb, segments uuid[], hold text, "holdUntil" timestamptz, "expiresAt" timestamptz)
       ON CONFLICT (survey, occasion) DO NOTHING RETURNING id, way, state
     )
     INSERT INTO survey_letter (invitation, number, way) SELECT id, 0, way FROM made WHERE state = 'waiting'`,
    [JSON.stringify(made)],
  );
}

/** Takes back invitations whose letter nobody is sending. Returns which. */
export async function takeBackInvitations(tx: Queryable, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows(
    z.object({ id: z.string() }),
    `WITH dropped AS (
       UPDATE survey_letter SET state = 'dropped', ended_at = now()
       WHERE invitation = ANY($1::uuid[]) AND number = 0 AND state = 'waiting'
         AND (claimed_until IS NULL OR claimed_until <= clock_timestamp())
       RETURNING invitation
     )
     UPDATE survey_invitation SET state = 'held', hold = 'gave_way' FROM dropped
     WHERE id = dropped.invitation AND state = 'waiting' RETURNING id`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** The occasions that have an invitation already. */
export async function takenOccasions(
  tx: Queryable,
  survey: string,
  occasions: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.rows(
    z.object({ occasion: z.string() }),
    "SELECT occasion FROM survey_invitation WHERE survey = $1 AND occasion = ANY($2::text[])",
    [survey, occasions],
  );
  return new Set(rows.map(({ occasion }) => occasion));
}

/** One invitation by its id, or undefined. */
export function findInvitation(database: Queryable, id: string): Promise<StoredInvitation | undefined> {
  return database.row(invitationRow, `SELECT ${columns} FROM survey_invitation i WHERE i.id = $1`, [id]);
}

/** Which invitations of a survey. */
export interface InvitationsAsked {
  readonly batch?: string | undefined;
  readonly held?: boolean | undefined;
  readonly limit: number;
  readonly after?: { readonly at: Date; readonly id: string } | undefined;
}

/** A page of a survey's invitations, newest first. */
export function listInvitations(
  database: Queryable,
  survey: string,
  { batch, held, limit, after }: InvitationsAsked,
): Promise<StoredInvitation[]> {
  return database.rows(
    invitationRow,
    `SELECT ${columns} FROM survey_invitation i
     WHERE i.survey = $1 AND ($2::uuid IS NULL OR i.batch = $2) AND ($3::boolean IS NULL OR (i.state = 'held') = $3)
       AND ($4::timestamptz IS NULL OR (date_trunc('milliseconds', i.made_at), i.id) < ($4, $5::uuid))
     ORDER BY date_trunc('milliseconds', i.made_at) DESC, i.id DESC LIMIT $6`,
    [survey, batch ?? null, held ?? null, after?.at ?? null, after?.id ?? null, limit],
  );
}

/** The invitations of some identities in a workspace, newest first, with the names of their surveys. */
export function invitationsOf(
  database: Queryable,
  workspace: number,
  identities: readonly string[],
  limit: number,
): Promise<(StoredInvitation & { surveyName: string })[]> {
  return database.rows(
    invitationRow.extend({ surveyName: z.string() }),
    `SELECT ${columns}, s.name AS "surveyName" FROM survey_invitation i JOIN survey s ON s.id = i.survey
     WHERE i.workspace = $1 AND i.identity = ANY($2::uuid[]) ORDER BY i.made_at DESC, i.id LIMIT $3`,
    [workspace, identities, limit],
  );
}

/** What a person can do with an invitation. */
export type InvitationStep = "opened" | "started" | "completed" | "declined" | "bounced" | "complained";

/** Notes what a person did, the first time. */
export async function noteInvitation(database: Queryable, id: string, step: InvitationStep): Promise<void> {
  const column = `${step}_at`;
  await database.run(`UPDATE survey_invitation SET ${column} = now() WHERE id = $1 AND ${column} IS NULL`, [
    id,
  ]);
}

const unloggedRow = z.object({
  id: z.string(),
  workspace: z.number(),
  survey: z.string(),
  key: z.string(),
  kind: z.string(),
  value: z.string(),
  /** On which channel it reached them, where that is known. */
  channel: z.string().nullable(),
  language: z.string(),
  hidden: z.record(z.string(), z.string()),
  at: z.date(),
});

/** Invitations that went out and that the log does not know of. */
export function unloggedInvitations(
  database: Queryable,
  limit: number,
): Promise<z.infer<typeof unloggedRow>[]> {
  return database.rows(
    unloggedRow,
    `SELECT i.id, i.workspace, i.survey, s.key, i.kind, i.value, i.language, i.hidden,
       CASE i.way WHEN 'email' THEN 'email' WHEN 'webhook' THEN m.channel END AS channel, coalesce(i.sent_at, i.made_at) AS at
     FROM survey_invitation i JOIN survey s ON s.id = i.survey LEFT JOIN messenger m ON m.workspace = i.workspace
     WHERE NOT i.logged AND i.state IN ('made', 'sent') ORDER BY i.made_at LIMIT $1`,
    [limit],
  );
}

/** Notes that the log knows of invitations. */
export async function markInvitationsLogged(database: Queryable, ids: readonly string[]): Promise<void> {
  await database.run("UPDATE survey_invitation SET logged = true WHERE id = ANY($1::uuid[])", [ids]);
}

/**
 * The latest invitations that went to an address or a number, also as links that a tool sent, and that nobody has answered;
 * none is older than ninety days.
 */
export async function invitationsTo(
  tx: Queryable,
  workspace: number,
  to: { readonly kind: "email" | "phone"; readonly value: string },
): Promise<string[]> {
  const rows = await tx.rows(
    z.object({ id: z.string() }),
    `SELECT id FROM survey_invitation
     WHERE workspace = $1 AND ${to.kind} = $2 AND state IN ('made', 'sent', 'failed')
       AND completed_at IS NULL AND made_at > now() - interval '90 days' ORDER BY made_at DESC LIMIT 20`,
    [workspace, to.value],
  );
  return rows.map(({ id }) => id);
}

const funnelRow = z.object({
  way: z.enum(invitationWays),
  language: z.string(),
  unit: z.string(),
  hold: z.enum(invitationHolds).nullable(),
  n: z.number(),
  waiting: z.number(),
  sent: z.number(),
  failed: z.number(),
  opened: z.number(),
  started: z.number(),
  completed: z.number(),
  declined: z.number(),
});

/** How many invitations of a survey came how far, by way, language and unit; `units` narrows to those of some units. */
export function countInvitations(
  database: Queryable,
  survey: string,
  units: readonly string[] | null,
): Promise<z.infer<typeof funnelRow>[]> {
  return database.rows(
    funnelRow,
    `SELECT way, language, coalesce(hidden->>'unit', '') AS unit, hold, count(*) AS n,
       count(*) FILTER (WHERE state = 'waiting') AS waiting,
       count(*) FILTER (WHERE state IN ('sent', 'made')) AS sent,
       count(*) FILTER (WHERE state = 'failed' OR bounced_at IS NOT NULL) AS failed,
       count(*) FILTER (WHERE hold IS NULL AND coalesce(opened_at, started_at, completed_at) IS NOT NULL) AS opened,
       count(*) FILTER (WHERE hold IS NULL AND coalesce(started_at, completed_at) IS NOT NULL) AS started,
       count(completed_at) FILTER (WHERE hold IS NULL) AS completed,
       count(declined_at) FILTER (WHERE hold IS NULL AND completed_at IS NULL) AS declined
     FROM survey_invitation
     WHERE survey = $1 AND ($2::text[] IS NULL OR hidden->>'unit' = ANY($2))
     GROUP BY 1, 2, 3, 4`,
    [survey, units],
  );
}

const askedRow = z.object({ identity: z.string(), answered: z.boolean() });

/** Who was asked of late, and whether they answered; at most so many. */
export function askedPeople(
  database: Queryable,
  survey: string,
  units: readonly string[] | null,
  limit: number,
): Promise<z.infer<typeof askedRow>[]> {
  return database.rows(
    askedRow,
    `SELECT identity, completed_at IS NOT NULL AS answered FROM survey_invitation
     WHERE survey = $1 AND state IN ('sent', 'made') AND ($2::text[] IS NULL OR hidden->>'unit' = ANY($2))
     ORDER BY made_at DESC, id LIMIT $3`,
    [survey, units, limit],
  );
}
