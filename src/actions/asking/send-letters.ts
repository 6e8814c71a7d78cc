// Sends the mails of invitations and their reminders. Any number of processes may do so at once. Invariants: a mail is one
// row of the records and is sent by the one process that holds its claim; one that was under way when its process died is
// sent again under the same Message-ID, by which mailboxes know a repetition; who has begun, declined or does not want to be
// asked gets no more.

import type { InvitationHold } from "../../domain/contact-rules.ts";
import { hashIdentity } from "../../domain/identity-hash.ts";
import { invitationText } from "../../domain/survey/asking.ts";
import { AppError } from "../../errors.ts";
import { invitationLetter } from "../../mail/invitation-letter.ts";
import { addNoContact, findAsking, findNoContact } from "../../records/asking-store.ts";
import {
  findInvitation,
  noteInvitation,
  type StoredInvitation,
} from "../../records/survey-invitation-store.ts";
import {
  type ClaimedLetter,
  claimLetters,
  dropLetter,
  holdLetter,
  markLetterSent,
  releaseLetter,
} from "../../records/survey-letter-store.ts";
import { openSurveyById } from "../../records/survey-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import { publicAddress } from "../accounts/open-accounts.ts";
import { canMail } from "../accounts/sign-in.ts";
import type { App } from "../app.ts";
import { retryWaitsMs, stopHeaders } from "../dashboard-mails/send-due-mails.ts";
import { publishedVersion } from "../published-versions.ts";
import { invitationTokenOf } from "./invitation-token.ts";
import { logInvitations } from "./log-invitations.ts";

type Parts = Pick<App, "config" | "context" | "database">;

/** Longer than the letters of one claim take when the mail server is slow; it is renewed before each. */
const leaseMs = 5 * 60_000;

/** Letters of one claim: whoever dies holds no more of them back. */
const claimMax = 24;

/** Letters that are handed over at once; the mail server has as many connections. */
const lanes = 3;

/** Ends a round a little before the clock's next. */
const roundMs = 50_000;

/** The address at which a mail program, or a person, ends all invitations. */
export async function stopAddress(app: Parts, invitation: string): Promise<string> {
  return `${publicAddress(app.config)}/survey-stop/${await invitationTokenOf(app, invitation)}`;
}

/** Why a letter is not wanted any more, as an invitation that was never sent is held for it; undefined when it is. */
async function unwanted(
  app: Parts,
  invitation: StoredInvitation,
  number: number,
): Promise<InvitationHold | undefined> {
  const { workspace, identity, email, completedAt, declinedAt, startedAt, bouncedAt } = invitation;
  if (completedAt) return "answered";
  if (declinedAt ?? bouncedAt) return "no_contact";
  if (number > 0 && startedAt) return "answered";
  if (invitation.state === "held" || invitation.expiresAt.getTime() <= app.context.now()) return "closed";
  const address = hashIdentity(workspace, { kind: "email", value: email ?? "" });
  const refused = await findNoContact(app.database, workspace, [identity, address]);
  return refused.length > 0 ? "no_contact" : undefined;
}

/** Writes the mail of a letter; undefined when its survey takes no answers. */
async function compose(app: Parts, invitation: StoredInvitation, number: number) {
  const survey = await openSurveyById(app.database, invitation.survey, invitation.id);
  if (!survey || survey.closed) return undefined;
  const [questionnaire, asking, workspace] = await Promise.all([
    publishedVersion(app.database, survey.id, survey.version),
    findAsking(app.database, survey.id),
    findWorkspace(app.database, survey.workspace),
  ]);
  if (!questionnaire || !workspace) return undefined;
  const token = await invitationTokenOf(app, invitation.id);
  const stopLink = await stopAddress(app, invitation.id);
  const isReminder = number > 0;
  const { language, name, hidden, expiresAt } = invitation;
  const letter = invitationLetter({
    ...{ questionnaire, language, name, hidden, expiresAt, isReminder, stopLink },
    company: survey.company,
    brandColor: survey.brandColor,
    timeZone: workspace.timeZone,
    response: invitation.id,
    text: invitationText(asking, language, isReminder),
    link: `${publicAddress(app.config)}/a/${token}`,
  });
  return { letter, stopLink, reminderDays: asking.reminderDays };
}

/** What is known of a mail server's refusal. */
function refusalIn(thrown: unknown): { said: string | null; refused: unknown } {
  const details = thrown instanceof AppError ? thrown.details : undefined;
  const said = details?.["said"];
  return { said: typeof said === "string" ? said : null, refused: details?.["refused"] ?? null };
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
  if (!invitation || invitation.email === null) {
    await dropLetter(database, claimed, "no_address");
    return false;
  }
  const why = await unwanted(app, invitation, claimed.number);
  const written = why === undefined ? await compose(app, invitation, claimed.number) : undefined;
  if (!written) {
    await dropLetter(database, claimed, why ?? "closed");
    return false;
  }
  // From here on the letter counts as under way; whoever takes it over repeats it under the same id.
  if (!(await holdLetter(database, claimed.claim, leaseMs))) return false;
  const host = new URL(publicAddress(app.config)).hostname;
  try {
    await app.context.mail.send({
      to: { address: invitation.email, name: invitation.name },
      ...written.letter,
      messageId: `<ask.${invitation.id}.${claimed.number}@${host}>`,
      headers: { ...stopHeaders(written.stopLink), "Auto-Submitted": "auto-generated", Precedence: "bulk" },
    });
  } catch (thrown) {
    const { said, refused } = refusalIn(thrown);
    const waitMs = refused === null ? (retryWaitsMs[claimed.attempts - 1] ?? null) : null;
    const trouble = refused === null ? "mail-server" : "refused";
    await releaseLetter(database, claimed, { trouble, detail: said }, waitMs);
    if (refused === "mailbox") {
      const { workspace, email } = invitation;
      const address = hashIdentity(workspace, { kind: "email", value: email });
      await addNoContact(database, workspace, [address], "bounced");
      await noteInvitation(database, invitation.id, "bounced");
    }
    app.context.log.warn("an invitation was not sent", { trouble, detail: said, again: waitMs !== null });
    return false;
  }
  await markLetterSent(database, claimed, written.reminderDays);
  return true;
}

/** One round; ends early when it is told to. Returns how many mails were sent. */
export async function sendLetters(app: Parts, signal?: AbortSignal): Promise<number> {
  if (!canMail(app)) return 0;
  const until = Date.now() + roundMs;
  const perMinute = app.config.invitationsPerMinute;
  let sent = 0;
  while (!signal?.aborted && Date.now() < until) {
    const claimed = await app.database.transaction((tx) =>
      claimLetters(tx, { leaseMs, most: claimMax, perMinute }),
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

/** The clock's round: sends what waits, and tells the log who was invited. */
export async function askDue(app: Parts & Pick<App, "journal">, signal?: AbortSignal): Promise<void> {
  await sendLetters(app, signal);
  await logInvitations(app);
}
