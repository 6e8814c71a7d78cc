// Sends the letters of invitations and their reminders: by mail, or to the company's messaging tool. Any number of processes
// may do so at once. Invariants: a letter is one row of the records and is sent by the one process that holds its claim; one
// that was under way when its process died is sent again under the same id, by which the other side knows a repetition; who
// has begun, declined or does not want to be asked gets no more.

import type { InvitationHold } from "../../domain/contact-rules.ts";
import { type SentWay, sentWays } from "../../domain/survey/asking.ts";
import { findNoContact } from "../../records/asking-store.ts";
import { findInvitation, type StoredInvitation } from "../../records/survey-invitation-store.ts";
import {
  type ClaimedLetter,
  claimLetters,
  dropLetter,
  holdLetter,
  markLetterSent,
  postponeWebhooks,
  releaseLetter,
} from "../../records/survey-letter-store.ts";
import { canMail } from "../accounts/sign-in.ts";
import type { App } from "../app.ts";
import { retryWaitsMs } from "../dashboard-mails/send-due-mails.ts";
import { contentOf } from "./letter-content.ts";
import { logInvitations } from "./log-invitations.ts";
import { mailLetter } from "./mail-letter.ts";
import { postLetter } from "./post-letter.ts";
import { identitiesOf } from "./stop-asking.ts";

type Parts = Pick<App, "config" | "context" | "database">;

/** Longer than the letters of one claim take when the other side is slow; it is renewed before each. */
const leaseMs = 5 * 60_000;

/** Letters of one claim: whoever dies holds no more of them back. */
const claimMax = 24;

/** Letters of a way that are handed over at once; the mail server has as many connections. */
const lanes = 3;

/** A messaging tool that did not take a letter is left alone so long, but for those that are on their way. */
const restMs = 60_000;

/** Ends a round a little before the clock's next. */
const roundMs = 50_000;

/** Why a letter is not wanted any more, as an invitation that was never sent is held for it; undefined when it is. */
async function unwanted(
  app: Parts,
  invitation: StoredInvitation,
  number: number,
): Promise<InvitationHold | undefined> {
  const { workspace, completedAt, declinedAt, startedAt, bouncedAt } = invitation;
  if (completedAt) return "answered";
  if (declinedAt ?? bouncedAt) return "no_contact";
  if (number > 0 && startedAt) return "answered";
  if (invitation.state === "held" || invitation.expiresAt.getTime() <= app.context.now()) return "closed";
  const refused = await findNoContact(app.database, workspace, identitiesOf(invitation));
  return refused.length > 0 ? "no_contact" : undefined;
}

/** Sends one letter that was claimed and notes what became of it. True when it was sent. */
async function finish(app: Parts, claimed: ClaimedLetter): Promise<boolean> {
  const { database } = app;
  if (claimed.attempts > retryWaitsMs.length + 1) {
    // Every try before ended with its process.
    await releaseLetter(database, claimed, { trouble: "interrupted", detail: null }, null);
    return false;
  }
  const invitation = await findInvitation(database, claimed.invitation);
  if (!invitation || (invitation.way === "email" && invitation.email === null)) {
    await dropLetter(database, claimed, "no_address");
    return false;
  }
  const why = await unwanted(app, invitation, claimed.number);
  const content = why === undefined ? await contentOf(app, invitation, claimed.number) : undefined;
  if (!content) {
    await dropLetter(database, claimed, why ?? "closed");
    return false;
  }
  // From here on the letter counts as under way; whoever takes it over repeats it under the same id.
  if (!(await holdLetter(database, claimed.claim, leaseMs))) return false;
  const { email } = invitation;
  const delivery =
    invitation.way === "email" && email !== null
      ? await mailLetter(app, content, email)
      : await postLetter(app, content);
  if (delivery.kind === "sent") {
    await markLetterSent(database, claimed, content.asking.reminderDays);
    return true;
  }
  const { trouble, said: detail, isFinal } = delivery;
  const usual = isFinal ? null : (retryWaitsMs[claimed.attempts - 1] ?? null);
  const waitMs = usual === null ? null : Math.max(usual, delivery.waitMs ?? 0);
  await releaseLetter(database, claimed, { trouble, detail }, waitMs);
  if (trouble === "messenger")
    await postponeWebhooks(database, invitation.workspace, Math.max(restMs, delivery.waitMs ?? 0));
  app.context.log.warn("an invitation was not sent", { trouble, detail, again: waitMs !== null });
  return false;
}

/** Sends what waits of one way, for one round. */
async function sendWay(app: Parts, way: SentWay, signal: AbortSignal | undefined): Promise<number> {
  const until = Date.now() + roundMs;
  // A messaging tool says itself when it wants less.
  const perMinute = way === "email" ? app.config.invitationsPerMinute : 0;
  let sent = 0;
  while (!signal?.aborted && Date.now() < until) {
    const claimed = await app.database.transaction((tx) =>
      claimLetters(tx, { way, leaseMs, most: claimMax, perMinute }),
    );
    if (claimed.length === 0) break;
    const waiting = [...claimed];
    const lane = async () => {
      for (let next = waiting.shift(); next && !signal?.aborted; next = waiting.shift())
        if (await finish(app, next)) sent += 1;
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  return sent;
}

/** One round; ends early when it is told to. Returns how many letters were sent. */
export async function sendLetters(app: Parts, signal?: AbortSignal): Promise<number> {
  const ways = sentWays.filter((way) => way !== "email" || canMail(app));
  const sent = await Promise.all(ways.map((way) => sendWay(app, way, signal)));
  return sent.reduce((sum, n) => sum + n, 0);
}

/** The clock's round: sends what waits, and tells the log who was invited. */
export async function askDue(app: Parts & Pick<App, "journal">, signal?: AbortSignal): Promise<void> {
  await sendLetters(app, signal);
  await logInvitations(app);
}
