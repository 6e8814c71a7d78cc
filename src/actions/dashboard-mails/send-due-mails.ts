// Sends what is due of the weekly mails. Any number of processes may do so at once. Invariants: a week of a mail is one row of
// the records, opened once and sent by the one process that holds its claim; a mail that was under way when its process died
// is sent again under the same Message-ID, by which mailboxes know a repetition; who was away for weeks gets the latest only.

import { latestDue, nextDue } from "../../domain/weekly.ts";
import { AppError, toAppError } from "../../errors.ts";
import {
  type ClaimedLetter,
  claimLetter,
  holdLetter,
  type LetterTrouble,
  markLetterSent,
  openLetter,
  planDashboardMail,
  releaseLetter,
  takeDueMails,
} from "../../records/dashboard-mail-store.ts";
import { findDashboard } from "../../records/dashboard-store.ts";
import { findPerson } from "../../records/person-store.ts";
import { publicAddress } from "../accounts/open-accounts.ts";
import { canMail } from "../accounts/sign-in.ts";
import type { App } from "../app.ts";
import { sightOfMember } from "../sight-of-member.ts";
import { composeMail } from "./compose-mail.ts";
import { stopTokenOf } from "./stop-token.ts";

type Parts = Pick<App, "config" | "context" | "database" | "warehouse">;

const minuteMs = 60_000;

/** Longer than one figure or one talk with the mail server takes: the claim is renewed before each. */
const leaseMs = 5 * minuteMs;

/** How long to wait after the first try that failed, the second, and so on; after the last there is none. */
export const retryWaitsMs = [1, 5, 30, 120, 360].map((minutes) => minutes * minuteMs);

/** The clocks of no two time zones are further apart. */
const zonesApartMs = 26 * 60 * minuteMs;

/** Most letters of one round: the next round comes soon, and other processes have rounds of their own. */
const roundMax = { opened: 200, sent: 100 } as const;

/** The headers by which mail programs offer to stop a mail with one click (RFC 8058). */
export function stopHeaders(url: string): Record<string, string> {
  return { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/** The page on which a mail is stopped; a POST to the same address stops it at once. */
export async function stopAddress(app: Parts, mail: string): Promise<string> {
  return `${publicAddress(app.config)}/mail-stop/${await stopTokenOf(app, mail)}`;
}

/** Opens the letter of every mail that is due, and plans the next. */
async function openDue(app: Parts): Promise<void> {
  const now = app.context.now();
  await app.database.transaction(async (tx) => {
    for (const mail of await takeDueMails(tx, new Date(now), roundMax.opened)) {
      const planned = mail.nextDueAt.getTime();
      const { id, zoneNow } = mail;
      let last = mail.lastDueAt?.getTime() ?? 0;
      if (planned <= now) {
        const due = zoneNow === mail.timeZone ? latestDue(now, mail, zoneNow) : planned;
        last = Math.max(planned, due);
        await openLetter(tx, id, new Date(last));
      }
      // In another time zone the hour of a week that was sent may still be to come.
      const after = Math.max(now, last + zonesApartMs);
      await planDashboardMail(tx, id, zoneNow, new Date(nextDue(after, mail, zoneNow)));
    }
  });
}

class ClaimLost extends Error {}

/** Sends one letter. Returns why it was not sent, or `dropped` when there is nobody to send it to any more. */
async function sendLetter(app: Parts, letter: ClaimedLetter): Promise<LetterTrouble | "sent" | "dropped"> {
  const { workspace, person } = letter;
  const hold = async () => {
    if (!(await holdLetter(app.database, letter.claim, leaseMs))) throw new ClaimLost();
  };
  const [dashboard, sight, reader] = await Promise.all([
    findDashboard(app.database, workspace, letter.dashboard),
    sightOfMember(app, workspace, person),
    findPerson(app.database, person),
  ]);
  if (!dashboard || !sight || !reader) return "dropped";
  if (reader.email === null) return { trouble: "no-address", detail: null };
  const stopUrl = await stopAddress(app, letter.id);
  const { language, weekday, hour } = letter;
  let written: Awaited<ReturnType<typeof composeMail>>;
  try {
    const wish = { language, weekly: { weekday, hour, stopUrl }, onFigure: hold };
    written = await composeMail(app, sight, dashboard, wish);
  } catch (thrown) {
    if (thrown instanceof ClaimLost) throw thrown;
    const { code, message } = toAppError(thrown);
    // The reader is told the code; what went wrong inside is for the log.
    app.context.log.warn("the figures of a weekly mail could not be had", {
      mail: letter.id,
      code,
      error: message,
    });
    return { trouble: "figures", detail: code };
  }
  // From here on the letter counts as under way; whoever takes it over repeats it under the same id.
  await hold();
  const host = new URL(publicAddress(app.config)).hostname;
  try {
    await app.context.mail.send({
      to: { address: reader.email, name: reader.name },
      ...written,
      messageId: `<dashboard.${letter.id}.${letter.dueAt.getTime().toString(36)}@${host}>`,
      headers: { ...stopHeaders(stopUrl), "Auto-Submitted": "auto-generated" },
    });
  } catch (thrown) {
    const said = thrown instanceof AppError ? thrown.details?.["said"] : undefined;
    return { trouble: "mail-server", detail: typeof said === "string" ? said : null };
  }
  return "sent";
}

/** Sends one letter that was claimed, and notes what became of it. True when it was sent. */
async function finish(app: Parts, letter: ClaimedLetter): Promise<boolean> {
  const { claim, attempts } = letter;
  if (attempts > retryWaitsMs.length + 1) {
    // Every try before ended with its process.
    await releaseLetter(app.database, claim, { trouble: "interrupted", detail: null }, null);
    return false;
  }
  try {
    const outcome = await sendLetter(app, letter);
    if (outcome === "sent") {
      await markLetterSent(app.database, claim);
      return true;
    }
    if (outcome === "dropped") {
      await releaseLetter(app.database, claim, null, null);
      return false;
    }
    const waitMs = outcome.trouble === "no-address" ? null : (retryWaitsMs[attempts - 1] ?? null);
    await releaseLetter(app.database, claim, outcome, waitMs);
    app.context.log.warn("a weekly mail was not sent", { ...outcome, attempts, again: waitMs !== null });
    return false;
  } catch (thrown) {
    if (thrown instanceof ClaimLost) return false;
    throw thrown;
  }
}

/** One round; ends early when it is told to. Returns how many mails were sent. */
export async function sendDueMails(app: Parts, signal?: AbortSignal): Promise<number> {
  if (!canMail(app)) return 0;
  await openDue(app);
  let sent = 0;
  for (let i = 0; i < roundMax.sent && !signal?.aborted; i++) {
    const letter = await claimLetter(app.database, leaseMs);
    if (!letter) break;
    if (await finish(app, letter)) sent += 1;
  }
  return sent;
}
