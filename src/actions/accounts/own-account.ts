// One's own account: name, e-mail, language, password, second factor, signed-in browsers, and the workspaces one belongs to.
// Invariant: whatever would let a thief of an open browser stay (e-mail, password, second factor) asks for the password.

import type { Deed, Doer } from "../../domain/audit.ts";
import type { Language } from "../../domain/language.ts";
import { AppError } from "../../errors.ts";
import { recordDeed } from "../../records/audit-store.ts";
import { dropEmailChange, pendingEmail } from "../../records/email-change-store.ts";
import { type Belonging, homeWorkspace, listBelongings } from "../../records/membership-store.ts";
import { findPerson, findPersonByEmail, type Person, updatePerson } from "../../records/person-store.ts";
import {
  endMailedLinks,
  endOtherSessions,
  endSession,
  listSessions,
  lookAtWorkspace,
  type Session,
  type SignedInBrowser,
  spendCode,
} from "../../records/session-store.ts";
import type { App } from "../app.ts";
import { cookiesOf, type Entry, sessionHeaders } from "./browser.ts";
import { askForProof, needFree } from "./change-email.ts";
import { translating } from "./refusals.ts";
import { canMail, needMail } from "./sign-in.ts";
import { mailNewPassword } from "./write-mails.ts";

type Parts = Pick<App, "accounts" | "context" | "database" | "config">;

/** A session with the token that speaks for it. */
export type OwnSession = Pick<Session, "id" | "person" | "workspace" | "name" | "role"> & {
  readonly token: string;
};

/** Records a deed of a person upon their own account. */
function recordOwn(app: Parts, session: OwnSession, action: Deed["action"]): Promise<void> {
  const { workspace, person: id, name, role } = session;
  const doer: Doer = { workspace, actor: { kind: "person", id, name, role }, address: null };
  return app.database.transaction((tx) => recordDeed(tx, doer, { action }));
}

/** Records what somebody did to their account by a mail, without a session. */
async function recordOfPerson(app: Parts, person: Person, action: Deed["action"]): Promise<void> {
  const { id, name } = person;
  const workspace = await homeWorkspace(app.database, id);
  if (workspace === undefined) return;
  const doer: Doer = { workspace, actor: { kind: "person", id, name, role: null }, address: null };
  await app.database.transaction((tx) => recordDeed(tx, doer, { action }));
}

/** What a person sees of their own account. */
export interface Account extends Person {
  /** The new e-mail that waits for the link sent to it to be opened. */
  readonly pendingEmail: string | null;
  readonly workspaces: readonly Belonging[];
  readonly canMail: boolean;
}

/** Describes an account. */
export async function describeAccount(app: Parts, person: string): Promise<Account> {
  const found = await findPerson(app.database, person);
  if (!found) throw new AppError("not-found", "This account is gone.");
  const [workspaces, pending] = await Promise.all([
    listBelongings(app.database, person),
    pendingEmail(app.database, person),
  ]);
  return { ...found, pendingEmail: pending, workspaces, canMail: canMail(app) };
}

/** Checks the password when one is set. Throws `forbidden` when it is not right. */
async function checkPassword(app: Parts, session: OwnSession, password: string | undefined): Promise<void> {
  const { hasPassword } = await describeAccount(app, session.person);
  if (!hasPassword) return;
  if (password === undefined) throw new AppError("forbidden", "The current password is needed for this.");
  const headers = await sessionHeaders(app, session.token);
  await translating(app.accounts.api.verifyPassword({ body: { password }, headers }));
}

/**
 * Writes name, e-mail and language. Another e-mail needs the password, and must be free. Where mail can be sent, it waits for
 * the link sent to it; the first one holds at once, since there is no other way in to keep.
 */
export async function saveAccount(
  app: Parts,
  session: OwnSession,
  said: { name: string; email: string | null; language: Language; password?: string | undefined },
): Promise<void> {
  const { database } = app;
  const { person } = session;
  const before = await describeAccount(app, person);
  const email = said.email?.toLowerCase() ?? null;
  if (email === before.email) return updatePerson(database, person, { ...said, email });
  if (email === null)
    throw new AppError("bad-input", "The e-mail cannot be taken away: it is how you sign in.");
  await checkPassword(app, session, said.password);
  await needFree(database, email, person);
  const waits = before.email !== null && before.canMail;
  await updatePerson(database, person, { ...said, email: waits ? before.email : email });
  if (waits) return askForProof(app, { ...before, name: said.name, language: said.language }, email);
  await dropEmailChange(database, person);
  await endMailedLinks(database, person);
  await recordOwn(app, session, "email.changed");
}

/** Sets the first password or changes it; all other browsers of the person are signed out. */
export async function savePassword(
  app: Parts,
  session: OwnSession,
  said: { current?: string | undefined; password: string },
): Promise<void> {
  const { email, hasPassword } = await describeAccount(app, session.person);
  if (email === null) throw new AppError("conflict", "Set an e-mail first: a password goes with it.");
  const headers = await sessionHeaders(app, session.token);
  if (hasPassword) {
    const body = { currentPassword: said.current ?? "", newPassword: said.password };
    await translating(app.accounts.api.changePassword({ body, headers }));
  } else await translating(app.accounts.api.setPassword({ body: { newPassword: said.password }, headers }));
  await endOtherSessions(app.database, session.person, session.id);
  await dropEmailChange(app.database, session.person);
  await endMailedLinks(app.database, session.person);
  await recordOwn(app, session, "password.changed");
}

/** Begins to set up a second factor: the secret for the app, and the backup codes, shown this once. */
export async function beginSecondFactor(
  app: Parts,
  session: OwnSession,
  password: string,
): Promise<{ uri: string; secret: string; backupCodes: readonly string[] }> {
  const headers = await sessionHeaders(app, session.token);
  const made = await translating(app.accounts.api.enableTwoFactor({ body: { password }, headers }));
  if (!("totpURI" in made)) throw new AppError("internal", "no secret came back");
  const secret = new URL(made.totpURI).searchParams.get("secret") ?? "";
  return { uri: made.totpURI, secret, backupCodes: made.backupCodes };
}

/** Turns the second factor on with the first code of the app. The session goes on under a new token. */
export async function confirmSecondFactor(app: Parts, session: OwnSession, code: string): Promise<Entry> {
  if (!(await spendCode(app.database, session.person, code)))
    throw new AppError("conflict", "This code was used before. Wait for the next one.");
  const headers = await sessionHeaders(app, session.token);
  const answer = await translating(
    app.accounts.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }),
  );
  await recordOwn(app, session, "two_factor.enabled");
  return { entered: true, cookies: cookiesOf(answer.headers) };
}

/** Turns the second factor off. The session goes on under a new token. */
export async function endSecondFactor(app: Parts, session: OwnSession, password: string): Promise<Entry> {
  const headers = await sessionHeaders(app, session.token);
  const answer = await translating(
    app.accounts.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
  );
  await recordOwn(app, session, "two_factor.disabled");
  return { entered: true, cookies: cookiesOf(answer.headers) };
}

/** Makes new backup codes; the old ones end. */
export async function renewBackupCodes(
  app: Parts,
  session: OwnSession,
  password: string,
): Promise<readonly string[]> {
  const headers = await sessionHeaders(app, session.token);
  const made = await translating(app.accounts.api.generateBackupCodes({ body: { password }, headers }));
  return made.backupCodes;
}

/** The signed-in browsers of a person. */
export function showSessions(app: Pick<App, "database">, person: string): Promise<SignedInBrowser[]> {
  return listSessions(app.database, person);
}

/** Signs one browser of the person out. Throws `not-found`. */
export async function revokeSession(app: Parts, session: OwnSession, id: string): Promise<void> {
  if (!(await endSession(app.database, session.person, id)))
    throw new AppError("not-found", `You have no session ${id}.`);
  await recordOwn(app, session, "session.ended");
}

/** Lets a session look at another workspace of its person. Throws `not-found`. */
export async function switchWorkspace(
  app: Pick<App, "database">,
  session: Pick<OwnSession, "id">,
  workspace: number,
): Promise<void> {
  if (!(await lookAtWorkspace(app.database, session.id, workspace)))
    throw new AppError("not-found", `You belong to no workspace ${workspace}.`);
}

/** Sends a link to a new password if somebody signs in with the e-mail. */
export async function forgotPassword(app: Parts, email: string): Promise<void> {
  needMail(app);
  const person = await findPersonByEmail(app.database, email);
  if (!person) return;
  const { internalAdapter } = await app.accounts.context;
  const token = app.context.random(24).toString("base64url");
  await internalAdapter.createVerificationValue({
    value: person.id,
    identifier: `reset-password:${token}`,
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  mailNewPassword(app, person, token);
}

/** Sets a new password by the token of a mail; every session of the person ends, and so does a new e-mail that waits. */
export async function resetPassword(app: Parts, said: { token: string; password: string }): Promise<void> {
  const { token, password } = said;
  const { internalAdapter } = await app.accounts.context;
  const asked = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  await translating(app.accounts.api.resetPassword({ body: { token, newPassword: password } }));
  const person = asked && (await findPerson(app.database, asked.value));
  if (!person) return;
  await dropEmailChange(app.database, person.id);
  await endMailedLinks(app.database, person.id);
  await recordOfPerson(app, person, "password.reset");
}
