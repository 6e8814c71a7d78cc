// The new e-mail of a person until a mail to it was answered: at most one for each, under the hash of its token. Until then
// they sign in with the old one.

import { createHash } from "node:crypto";
import { z } from "zod";
import type { Queryable } from "./database.ts";

const emailRow = z.object({ email: z.string() });
const provedRow = z.object({ person: z.string(), email: z.string() });

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Keeps a new e-mail that waits to be proved; an earlier one is forgotten. */
export async function putEmailChange(
  database: Queryable,
  person: string,
  email: string,
  token: string,
  lifetimeMs: number,
): Promise<void> {
  await database.run(
    `INSERT INTO email_change (person, email, token_hash, expires_at)
     VALUES ($1, $2, $3, now() + $4 * interval '1 millisecond')
     ON CONFLICT (person) DO UPDATE SET email = excluded.email, token_hash = excluded.token_hash,
       expires_at = excluded.expires_at`,
    [person, email.toLowerCase(), hashOf(token), lifetimeMs],
  );
}

/** The new e-mail of a person that still can be proved; null when there is none. */
export async function pendingEmail(database: Queryable, person: string): Promise<string | null> {
  const row = await database.row(
    emailRow,
    "SELECT email FROM email_change WHERE person = $1 AND expires_at > now()",
    [person],
  );
  return row?.email ?? null;
}

/** Forgets the new e-mail of a person. */
export async function dropEmailChange(database: Queryable, person: string): Promise<void> {
  await database.run("DELETE FROM email_change WHERE person = $1", [person]);
}

/** Spends the token of a mail. Undefined when it is unknown, spent, replaced or too old. */
export function takeEmailChange(
  database: Queryable,
  token: string,
): Promise<{ person: string; email: string } | undefined> {
  return database.row(
    provedRow,
    "DELETE FROM email_change WHERE token_hash = $1 AND expires_at > now() RETURNING person, email",
    [hashOf(token)],
  );
}
