// Signing in by a one-time link, and out again.

import { AppError } from "../errors.ts";
import {
  closeSession,
  findSession,
  openSession,
  type Account as StoredAccount,
} from "../records/session-store.ts";
import type { App } from "./app.ts";

/** Someone who may sign in. */
export type Account = StoredAccount;

/** How long a session lasts. */
export const sessionMs = 30 * 24 * 3_600_000;

/** Spends a one-time token and returns the session's token. Throws `unauthenticated` when the link cannot be used. */
export async function signIn(app: Pick<App, "database" | "context">, link: string): Promise<string> {
  const token = app.context.random(32).toString("base64url");
  if (!(await openSession(app.database, link, { token, lifetimeMs: sessionMs })))
    throw new AppError(
      "unauthenticated",
      "This sign-in link was used before or is too old. Run `vivencia link` on the server for a new one.",
    );
  return token;
}

/** The account behind a session token, or undefined. */
export function whoIs(app: Pick<App, "database">, session: string): Promise<Account | undefined> {
  return findSession(app.database, session);
}

/** Ends a session. */
export function signOut(app: Pick<App, "database">, session: string): Promise<void> {
  return closeSession(app.database, session);
}
