// The ways in: a one-time link, a password, a link by mail, the company's single sign-on, and the second factor behind them;
// and out again. Nothing here tells a stranger whether an e-mail is known.

import type { Doer } from "../../domain/audit.ts";
import { AppError } from "../../errors.ts";
import { changeAndRecord } from "../../records/audit-store.ts";
import { findPersonByEmail, proveEmail } from "../../records/person-store.ts";
import {
  closeSession,
  createSignInLink,
  findSession,
  personOfLink,
  type Session,
  spendCode,
  spendSignInLink,
  touchSession,
} from "../../records/session-store.ts";
import type { App } from "../app.ts";
import { type Browser, cookiesOf, type Entry, strangerHeaders } from "./browser.ts";
import { sessionMs, singleSignOnProvider } from "./open-accounts.ts";
import { recordEntry, recordRefusal } from "./record-entry.ts";
import { translating } from "./refusals.ts";
import { mailSignInLink } from "./write-mails.ts";

export type { Session } from "../../records/session-store.ts";

type Parts = Pick<App, "accounts" | "context" | "database" | "config">;

/** How long a link that came by mail can be used. */
const mailedLinkMs = 15 * 60_000;

/** Opens a session for a person whose way in was checked before. */
export async function enterAs(
  app: Pick<App, "accounts">,
  person: string,
  mayPassSecondFactor: boolean,
  browser: Browser,
): Promise<Entry> {
  const { headers, response } = await translating(
    app.accounts.api.enterAs({
      body: { person, mayPassSecondFactor },
      headers: strangerHeaders(browser),
      returnHeaders: true,
    }),
  );
  return { entered: response.entered, cookies: cookiesOf(headers) };
}

/** Spends a one-time token. Throws `unauthenticated` when the link cannot be used. */
export async function signInByLink(app: Parts, token: string, browser: Browser): Promise<Entry> {
  const spent = await spendSignInLink(app.database, token);
  if (!spent) await recordRefusal(app, await personOfLink(app.database, token), "link", browser);
  if (!spent)
    throw new AppError(
      "unauthenticated",
      "This sign-in link was used before or is too old. Run `vivencia link` on the server for a new one.",
    );
  if (spent.byMail) await proveEmail(app.database, spent.person);
  const entry = await enterAs(app, spent.person, !spent.byMail, browser);
  return recordEntry(app, entry, spent.byMail ? "mail" : "link", browser);
}

/** Signs in by e-mail and password. */
export async function signInByPassword(
  app: Parts,
  said: { email: string; password: string },
  browser: Browser,
): Promise<Entry> {
  const asked = { body: said, headers: strangerHeaders(browser), returnHeaders: true } as const;
  try {
    const { headers, response } = await translating(app.accounts.api.signInEmail(asked));
    const entered = !("twoFactorRedirect" in response);
    return await recordEntry(app, { entered, cookies: cookiesOf(headers) }, "password", browser);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "unauthenticated")
      await recordRefusal(app, (await findPersonByEmail(app.database, said.email))?.id, "password", browser);
    throw thrown;
  }
}

/** Answers the challenge for a second factor: a code of the app, or one of the backup codes. */
export async function giveSecondFactor(app: Parts, code: string, browser: Browser): Promise<Entry> {
  const headers = strangerHeaders(browser);
  const { api } = app.accounts;
  const { person } = await translating(api.challenged({ headers }));
  if (person === null)
    throw new AppError("unauthenticated", "Too much time has passed. Sign in from the beginning.");
  const isBackup = !/^\d{6}$/.test(code);
  if (!isBackup && !(await spendCode(app.database, person, code)))
    throw new AppError("conflict", "This code was used before. Wait for the next one.");
  const asked = { body: { code }, headers, returnHeaders: true } as const;
  const by = isBackup ? "backup code" : "code";
  try {
    const answer = await translating(isBackup ? api.verifyBackupCode(asked) : api.verifyTOTP(asked));
    return await recordEntry(app, { entered: true, cookies: cookiesOf(answer.headers) }, by, browser);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "forbidden")
      await recordRefusal(app, person, by, browser);
    throw thrown;
  }
}

/** Whether mails with links can be sent. */
export function canMail({ context, config }: Pick<App, "context" | "config">): boolean {
  return context.mail.canSend && config.publicUrl !== undefined;
}

/** Throws `conflict` when no mail can be sent. */
export function needMail(app: Pick<App, "context" | "config">): void {
  if (!canMail(app))
    throw new AppError("conflict", "No mail server is configured here; ask an administrator for a link.");
}

/** Sends a sign-in link to an e-mail if somebody signs in with it. The answer is the same, and as fast, if nobody does. */
export async function mailLink(app: Parts, email: string): Promise<void> {
  needMail(app);
  const person = await findPersonByEmail(app.database, email);
  if (!person) return;
  const token = app.context.random(24).toString("base64url");
  await createSignInLink(app.database, person.id, token, mailedLinkMs, true);
  mailSignInLink(app, person, token);
}

/** Where the company's single sign-on begins. */
export async function beginSingleSignOn(app: Parts, browser: Browser): Promise<Entry & { url: string }> {
  if (!app.config.sso) throw new AppError("not-found", "No single sign-on is configured here.");
  const { headers, response } = await translating(
    app.accounts.api.signInSocial({
      body: {
        provider: singleSignOnProvider,
        callbackURL: "/",
        errorCallbackURL: "/enter?problem=sso",
        disableRedirect: true,
      },
      headers: strangerHeaders(browser),
      returnHeaders: true,
    }),
  );
  const url = "url" in response ? response.url : undefined;
  if (!url) throw new AppError("engine-failed", "The single sign-on of the company does not answer.");
  return { entered: false, cookies: cookiesOf(headers), url };
}

/** Ends single sign-on: whether it led to a session, and the cookies. Only existing and invited people get in. */
export async function endSingleSignOn(
  app: Parts,
  query: Readonly<Record<string, string>>,
  browser: Browser,
): Promise<Entry> {
  if (!app.config.sso) throw new AppError("not-found", "No single sign-on is configured here.");
  const answer: Response = await app.accounts.api.callbackOAuth({
    params: { id: singleSignOnProvider },
    query,
    headers: strangerHeaders(browser),
    asResponse: true,
  });
  const entered = answer.status === 302 && answer.headers.get("location") === "/";
  if (!entered)
    app.context.log.warn("single sign-on was refused", {
      reason: new URL(answer.headers.get("location") ?? "/", "http://x").searchParams.get("error"),
    });
  if (!entered) await recordRefusal(app, undefined, "single sign-on", browser);
  return recordEntry(app, { entered, cookies: cookiesOf(answer.headers) }, "single sign-on", browser);
}

/** Who a session's token speaks for now, or undefined. */
export async function whoIs(app: Pick<App, "database">, token: string): Promise<Session | undefined> {
  const session = await findSession(app.database, token);
  if (session) await touchSession(app.database, session.id, sessionMs);
  return session;
}

/** Ends one's own session. */
export function signOut(app: Pick<App, "database">, doer: Doer, token: string): Promise<void> {
  return changeAndRecord(
    app.database,
    doer,
    (tx) => closeSession(tx, token),
    () => ({ action: "session.closed" }),
  );
}
