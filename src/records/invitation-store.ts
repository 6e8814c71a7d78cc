// Invitations to a workspace. The token that opens one is kept as its hash; one e-mail has at most one in a workspace.

import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { type Language, languages } from "../domain/language.ts";
import { type Role, roles } from "../domain/role.ts";
import type { Queryable } from "./database.ts";

const invitationRow = z.object({
  id: z.string(),
  workspace: z.number(),
  workspaceName: z.string(),
  email: z.string(),
  role: z.enum(roles),
  units: z.array(z.string()).nullable(),
  language: z.enum(languages),
  invitedBy: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
  isOver: z.boolean(),
});

/** One invitation. */
export type Invitation = z.infer<typeof invitationRow>;

/** What an invitation is made of. */
export interface InvitationDraft {
  readonly workspace: number;
  readonly email: string;
  readonly role: Role;
  readonly units: readonly string[] | null;
  readonly language: Language;
  readonly invitedBy: string | null;
}

const selected = `SELECT i.id, i.workspace, w.name AS "workspaceName", i.email, i.role, i.units, i.language,
  (SELECT p.name FROM person p WHERE p.id = i.invited_by) AS "invitedBy",
  i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.expires_at <= now() AS "isOver"
  FROM invitation i JOIN workspace w ON w.id = i.workspace`;

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Keeps an invitation; an earlier one for the same e-mail is replaced and its link ends. Returns its id. */
export async function putInvitation(
  database: Queryable,
  draft: InvitationDraft,
  token: string,
  lifetimeMs: number,
): Promise<string> {
  const id = randomUUID();
  await database.run("DELETE FROM invitation WHERE workspace = $1 AND email = $2", [
    draft.workspace,
    draft.email,
  ]);
  await database.run(
    `INSERT INTO invitation (id, workspace, email, role, units, language, token_hash, invited_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + $9 * interval '1 millisecond')`,
    [
      id,
      draft.workspace,
      draft.email,
      draft.role,
      draft.units,
      draft.language,
      hashOf(token),
      draft.invitedBy,
      lifetimeMs,
    ],
  );
  return id;
}

/** The invitations of a workspace, newest first. */
export function listInvitations(database: Queryable, workspace: number): Promise<Invitation[]> {
  return database.rows(
    invitationRow,
    `${selected} WHERE i.workspace = $1 ORDER BY i.created_at DESC, i.id LIMIT 500`,
    [workspace],
  );
}

/** One invitation of a workspace, or undefined. */
export function findInvitation(
  database: Queryable,
  workspace: number,
  id: string,
): Promise<Invitation | undefined> {
  return database.row(invitationRow, `${selected} WHERE i.workspace = $1 AND i.id = $2`, [workspace, id]);
}

/** The invitation of a token, also one that is over, or undefined. */
export function findInvitationByToken(database: Queryable, token: string): Promise<Invitation | undefined> {
  return database.row(invitationRow, `${selected} WHERE i.token_hash = $1`, [hashOf(token)]);
}

/** The open invitations of an e-mail, in any workspace. */
export function invitationsFor(database: Queryable, email: string): Promise<Invitation[]> {
  return database.rows(
    invitationRow,
    `${selected} WHERE i.email = $1 AND i.expires_at > now() ORDER BY i.created_at`,
    [email.toLowerCase()],
  );
}

/** The open invitations of a person whose e-mail is proved to be theirs. */
export function invitationsForProved(database: Queryable, person: string): Promise<Invitation[]> {
  return database.rows(
    invitationRow,
    `${selected} JOIN person q ON q.email = i.email AND q.email_verified
     WHERE q.id = $1 AND i.expires_at > now() ORDER BY i.created_at`,
    [person],
  );
}

/** Takes an invitation away: it is accepted or revoked. False when it was gone before. */
export async function removeInvitation(database: Queryable, workspace: number, id: string): Promise<boolean> {
  return (await database.run("DELETE FROM invitation WHERE workspace = $1 AND id = $2", [workspace, id])) > 0;
}
