// The owner, the one-time sign-in links and the sessions they lead to. Only hashes of tokens are kept.

import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Database, Queryable } from "./database.ts";

const accountRow = z.object({
  id: z.string(),
  workspace: z.number(),
  name: z.string(),
  role: z.literal("owner"),
});

/** Someone who may sign in. */
export type Account = z.infer<typeof accountRow>;

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** The first owner of a workspace, or undefined. */
export function findOwner(database: Queryable, workspace: number): Promise<Account | undefined> {
  return database.row(
    accountRow,
    "SELECT id, workspace, name, role FROM account WHERE workspace = $1 AND role = 'owner' ORDER BY created_at LIMIT 1",
    [workspace],
  );
}

/** Someone of a workspace by their id, or undefined when they are not, or no longer, there. */
export function findAccount(
  database: Queryable,
  workspace: number,
  id: string,
): Promise<Account | undefined> {
  return database.row(
    accountRow,
    "SELECT id, workspace, name, role FROM account WHERE workspace = $1 AND id = $2",
    [workspace, id],
  );
}

/** Makes the owner of a workspace. */
export async function createOwner(database: Queryable, workspace: number, name: string): Promise<Account> {
  const account: Account = { id: randomUUID(), workspace, name, role: "owner" };
  await database.run("INSERT INTO account (id, workspace, name, role) VALUES ($1, $2, $3, $4)", [
    account.id,
    workspace,
    name,
    account.role,
  ]);
  return account;
}

/** Keeps a one-time link for an account. */
export async function createSignInLink(
  database: Queryable,
  account: string,
  token: string,
  lifetimeMs: number,
): Promise<void> {
  await database.run(
    "INSERT INTO sign_in_link (token_hash, account, expires_at) VALUES ($1, $2, now() + $3 * interval '1 millisecond')",
    [hashOf(token), account, lifetimeMs],
  );
}

const accountId = z.object({ account: z.string() });

/**
 * Spends a one-time link and opens a session, with `alongside` in the same transaction. Undefined when the link is unknown,
 * spent or too old.
 */
export function openSession(
  database: Database,
  link: string,
  session: { token: string; lifetimeMs: number },
  alongside: (tx: Queryable, account: Account) => Promise<void> = async () => {},
): Promise<Account | undefined> {
  return database.transaction(async (tx) => {
    const spent = await tx.row(
      accountId,
      "UPDATE sign_in_link SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING account",
      [hashOf(link)],
    );
    if (!spent) return undefined;
    await tx.run(
      "INSERT INTO session (token_hash, account, expires_at) VALUES ($1, $2, now() + $3 * interval '1 millisecond')",
      [hashOf(session.token), spent.account, session.lifetimeMs],
    );
    const account = await tx.row(accountRow, "SELECT id, workspace, name, role FROM account WHERE id = $1", [
      spent.account,
    ]);
    if (account) await alongside(tx, account);
    return account;
  });
}

/** The account that a link was made for, also when it cannot be used any more. */
export function accountOfLink(database: Queryable, link: string): Promise<Account | undefined> {
  return database.row(
    accountRow,
    `SELECT a.id, a.workspace, a.name, a.role FROM sign_in_link l JOIN account a ON a.id = l.account
     WHERE l.token_hash = $1`,
    [hashOf(link)],
  );
}

/** The account of a live session, or undefined. */
export function findSession(database: Queryable, token: string): Promise<Account | undefined> {
  return database.row(
    accountRow,
    `SELECT a.id, a.workspace, a.name, a.role FROM session s JOIN account a ON a.id = s.account
     WHERE s.token_hash = $1 AND s.expires_at > now()`,
    [hashOf(token)],
  );
}

/** Ends a session. */
export async function closeSession(database: Queryable, token: string): Promise<void> {
  await database.run("DELETE FROM session WHERE token_hash = $1", [hashOf(token)]);
}

/** Forgets links and sessions that are over. Returns how many. */
export async function forgetExpiredSessions(database: Queryable): Promise<number> {
  const links = await database.run("DELETE FROM sign_in_link WHERE expires_at < now() - interval '30 days'");
  return links + (await database.run("DELETE FROM session WHERE expires_at < now()"));
}
