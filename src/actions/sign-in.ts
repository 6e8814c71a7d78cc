// Signing in by a one-time link, and out again.

import { type Doer, shortenAddress, strangerOf } from "../domain/audit.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord, recordDeed } from "../records/audit-store.ts";
import {
  accountOfLink,
  closeSession,
  findSession,
  openSession,
  type Account as StoredAccount,
} from "../records/session-store.ts";
import { listWorkspaces } from "../records/workspace-store.ts";
import type { App } from "./app.ts";

/** Someone who may sign in. */
export type Account = StoredAccount;

/** How long a session lasts. */
export const sessionMs = 30 * 24 * 3_600_000;

/**
 * Spends a one-time token and returns the session's token; `address` is that of the browser. Throws `unauthenticated` when
 * the link cannot be used.
 */
export async function signIn(
  app: Pick<App, "database" | "context">,
  link: string,
  address: string | undefined,
): Promise<string> {
  const token = app.context.random(32).toString("base64url");
  const session = { token, lifetimeMs: sessionMs };
  const opened = await openSession(app.database, link, session, (tx, { workspace, id, name, role }) => {
    const actor = { kind: "person", id, name, role } as const;
    const doer = { workspace, actor, address: shortenAddress(address) };
    return recordDeed(tx, doer, { action: "session.opened", details: { by: "link" } });
  });
  if (!opened) await recordRefusal(app, link, address);
  if (!opened)
    throw new AppError(
      "unauthenticated",
      "This sign-in link was used before or is too old. Run `vivencia link` on the server for a new one.",
    );
  return token;
}

/** A refused attempt is told where its account belongs; one of nobody knows whom in the oldest workspace. */
async function recordRefusal(
  app: Pick<App, "database">,
  link: string,
  address: string | undefined,
): Promise<void> {
  const account = await accountOfLink(app.database, link);
  const workspace = account?.workspace ?? (await listWorkspaces(app.database))[0]?.id;
  if (workspace === undefined) return;
  await app.database.transaction((tx) =>
    recordDeed(tx, strangerOf(workspace, address), {
      action: "session.refused",
      ...(account ? { subject: { kind: "person", id: account.id, name: account.name } } : {}),
      details: { by: "link" },
    }),
  );
}

/** The account behind a session token, or undefined. */
export function whoIs(app: Pick<App, "database">, session: string): Promise<Account | undefined> {
  return findSession(app.database, session);
}

/** Ends one's own session. */
export function signOut(app: Pick<App, "database">, doer: Doer, session: string): Promise<void> {
  return changeAndRecord(
    app.database,
    doer,
    (tx) => closeSession(tx, session),
    () => ({ action: "session.closed" }),
  );
}
