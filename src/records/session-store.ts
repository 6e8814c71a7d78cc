// Signed-in browsers and the one-time links that lead to them. Only hashes of tokens are kept. A session looks at one
// workspace and ends with the membership there, by the tables themselves.

import { createHash } from "node:crypto";
import { z } from "zod";
import { roles } from "../domain/role.ts";
import { hashOfToken } from "./credential-adapter.ts";
import type { Queryable } from "./database.ts";

const sessionRow = z.object({
  id: z.string(),
  person: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  workspace: z.number(),
  role: z.enum(roles),
  units: z.array(z.string()).nullable(),
});

/** Who a session belongs to, and what they are in the workspace that it looks at. */
export type Session = z.infer<typeof sessionRow>;

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** The live session of a token with its person and membership as they are now, or undefined. */
export function findSession(database: Queryable, token: string): Promise<Session | undefined> {
  return database.row(
    sessionRow,
    `SELECT s.id, p.id AS person, p.name, p.email, m.workspace, m.role, m.units
     FROM login_session s
     JOIN person p ON p.id = s.person
     JOIN membership m ON m.person = s.person AND m.workspace = s.workspace
     WHERE s.token_hash = $1 AND s.expires_at > now()`,
    [hashOfToken(token)],
  );
}

/** Notes that a session was used, at most every few minutes, and lets it live on. */
export async function touchSession(database: Queryable, id: string, lifetimeMs: number): Promise<void> {
  await database.run(
    `UPDATE login_session SET last_used_at = now(), expires_at = now() + $2 * interval '1 millisecond'
     WHERE id = $1 AND last_used_at < now() - interval '5 minutes'`,
    [id, lifetimeMs],
  );
}

/** Ends a session. */
export async function closeSession(database: Queryable, token: string): Promise<void> {
  await database.run("DELETE FROM login_session WHERE token_hash = $1", [hashOfToken(token)]);
}

const browserRow = z.object({
  id: z.string(),
  userAgent: z.string().nullable(),
  createdAt: z.date(),
  lastUsedAt: z.date(),
});

/** A signed-in browser of a person. */
export type SignedInBrowser = z.infer<typeof browserRow>;

/** The live sessions of a person, the last used first. */
export function listSessions(database: Queryable, person: string): Promise<SignedInBrowser[]> {
  return database.rows(
    browserRow,
    `SELECT id, user_agent AS "userAgent", created_at AS "createdAt", last_used_at AS "lastUsedAt"
     FROM login_session WHERE person = $1 AND expires_at > now() ORDER BY last_used_at DESC LIMIT 200`,
    [person],
  );
}

/** Ends one session of a person; false when they have none of that id. */
export async function endSession(database: Queryable, person: string, id: string): Promise<boolean> {
  return (await database.run("DELETE FROM login_session WHERE person = $1 AND id = $2", [person, id])) > 0;
}

/** Ends all sessions of a person but one. */
export async function endOtherSessions(database: Queryable, person: string, kept: string): Promise<void> {
  await database.run("DELETE FROM login_session WHERE person = $1 AND id <> $2", [person, kept]);
}

/** Lets a session look at another workspace; false when its person does not belong there. */
export async function lookAtWorkspace(database: Queryable, id: string, workspace: number): Promise<boolean> {
  const changed = await database.run(
    `UPDATE login_session s SET workspace = m.workspace FROM membership m
     WHERE s.id = $1 AND m.person = s.person AND m.workspace = $2`,
    [id, workspace],
  );
  return changed > 0;
}

/** Keeps a one-time link for a person. One that goes by mail does not stand for a second factor. */
export async function createSignInLink(
  database: Queryable,
  person: string,
  token: string,
  lifetimeMs: number,
  byMail = false,
): Promise<void> {
  await database.run(
    `INSERT INTO sign_in_link (token_hash, person, expires_at, by_mail)
     VALUES ($1, $2, now() + $3 * interval '1 millisecond', $4)`,
    [hashOf(token), person, lifetimeMs, byMail],
  );
}

const linkRow = z.object({ person: z.string(), byMail: z.boolean() });

/** Spends a one-time link. Undefined when it is unknown, spent or too old. */
export function spendSignInLink(
  database: Queryable,
  token: string,
): Promise<{ person: string; byMail: boolean } | undefined> {
  return database.row(
    linkRow,
    `UPDATE sign_in_link SET used_at = now()
     WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING person, by_mail AS "byMail"`,
    [hashOf(token)],
  );
}

/** The person that a link was made for, also when it cannot be used any more. */
export async function personOfLink(database: Queryable, token: string): Promise<string | undefined> {
  const row = z.object({ person: z.string() });
  return (await database.row(row, "SELECT person FROM sign_in_link WHERE token_hash = $1", [hashOf(token)]))
    ?.person;
}

/**
 * Takes back all that was mailed to a person and not used, links to sign in and to a new password: after a new password or
 * e-mail the old ways end. The library keeps the latter with the person as their value.
 */
export async function endMailedLinks(database: Queryable, person: string): Promise<void> {
  await database.run("DELETE FROM sign_in_link WHERE person = $1 AND used_at IS NULL", [person]);
  await database.run("DELETE FROM verification WHERE value = $1", [person]);
}

/** Claims a code of a second factor for its one use; false when it was used before. */
export async function spendCode(database: Queryable, person: string, code: string): Promise<boolean> {
  const spent = await database.run(
    "INSERT INTO spent_code (person, code_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    [person, hashOf(code)],
  );
  return spent > 0;
}

/** Forgets links, sessions and challenges that are over. Returns how many. */
export async function forgetExpiredSessions(database: Queryable): Promise<number> {
  let forgotten = 0;
  for (const sql of [
    "DELETE FROM sign_in_link WHERE expires_at < now() - interval '30 days'",
    "DELETE FROM login_session WHERE expires_at < now()",
    "DELETE FROM verification WHERE expires_at < now()",
    // A code is valid for ninety seconds at most.
    "DELETE FROM spent_code WHERE spent_at < now() - interval '10 minutes'",
    "DELETE FROM invitation WHERE expires_at < now() - interval '30 days'",
  ])
    forgotten += await database.run(sql);
  return forgotten;
}
