// Takes a message that a mail server sent back, finds the letter it is about, and does what follows: a lost letter ends its
// address, a complaint ends all asking, a delay is noted. Invariant: only who has the letter can tell of it. A report counts
// by the Message-ID or the address of ending in the header of the returned letter, which nobody guesses; the addresses that a
// report names prove nothing and are not looked at.

import { hashIdentity } from "../../domain/identity-hash.ts";
import { judgeDelivery, judgeFeedback, type MailVerdict } from "../../domain/mail-report.ts";
import { type OriginalLetter, readMailReport } from "../../mail/read-mail-report.ts";
import { addNoContact } from "../../records/asking-store.ts";
import { keepMailReport, wasLetterTried } from "../../records/mail-report-store.ts";
import {
  findInvitation,
  noteInvitation,
  type StoredInvitation,
} from "../../records/survey-invitation-store.ts";
import type { App } from "../app.ts";
import { invitationOfToken } from "./invitation-token.ts";
import { identitiesOf } from "./stop-asking.ts";

type Parts = Pick<App, "database" | "context">;

/** What came of a message. */
export interface MailReportOutcome {
  /** `unmatched`: a report, but about no letter of ours; `ignored`: nothing that asks for anything. */
  readonly outcome: MailVerdict["kind"] | "unmatched" | "ignored";
  /** Whether nothing is sent to the address any more. */
  readonly stopped: boolean;
  /** The invitation that it is about. */
  readonly invitation: string | null;
  readonly status: string;
}

const nothing = { stopped: false, invitation: null, status: "" } as const;

const letterId = /^<ask\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,2})@[^@<>\s]+>$/;
const stopToken = /\/survey-stop\/([\w-]{20,100})>$/;

/** The invitation whose letter came back; undefined when none of ours did. */
async function letterOf(app: Parts, original: OriginalLetter): Promise<StoredInvitation | undefined> {
  for (const text of original.messageIds) {
    const [, id, number] = letterId.exec(text.toLowerCase()) ?? [];
    if (id === undefined || !(await wasLetterTried(app.database, id, Number(number)))) continue;
    const found = await findInvitation(app.database, id);
    if (found) return found;
  }
  // Some relays give letters an id of their own; what ends the asking stays in the header, signed by us.
  for (const text of original.stopAddresses) {
    const [, token] = stopToken.exec(text) ?? [];
    const id = token === undefined ? undefined : await invitationOfToken(app, token);
    if (id === undefined || !(await wasLetterTried(app.database, id, null))) continue;
    const found = await findInvitation(app.database, id);
    if (found) return found;
  }
  return undefined;
}

/** Whether a verdict is believed: who began to answer has a mailbox, whatever somebody says in its name. */
function isBelieved({ kind }: MailVerdict, { startedAt, completedAt }: StoredInvitation): boolean {
  return kind !== "bounced" || (startedAt ?? completedAt) === null;
}

async function follow(app: Parts, invitation: StoredInvitation, verdict: MailVerdict): Promise<void> {
  const { workspace, id, email } = invitation;
  const { kind, status, detail } = verdict;
  await app.database.transaction(async (tx) => {
    await keepMailReport(tx, { invitation: id, kind, status, detail });
    if (kind === "delayed") return;
    await noteInvitation(tx, id, kind);
    if (kind === "complained") await addNoContact(tx, workspace, identitiesOf(invitation), "complained");
    else if (verdict.endsAddress && email !== null)
      await addNoContact(
        tx,
        workspace,
        [hashIdentity(workspace, { kind: "email", value: email })],
        "bounced",
      );
  });
}

/** Takes a message. `workspace` null takes it for all of them, as the owner of the machine does. Never throws for what it holds. */
export async function takeMailReport(
  app: Parts,
  workspace: number | null,
  raw: Buffer,
): Promise<MailReportOutcome> {
  const read = await readMailReport(raw);
  if (read.kind === "none") return { ...nothing, outcome: "ignored" };
  const verdict = read.kind === "delivery" ? judgeDelivery(read.recipients) : judgeFeedback(read.type);
  if (verdict === undefined) return { ...nothing, outcome: "ignored" };
  const invitation = await letterOf(app, read.original);
  if (invitation === undefined || (workspace !== null && invitation.workspace !== workspace))
    return { ...nothing, outcome: "unmatched" };
  const { kind, status, endsAddress } = verdict;
  if (!isBelieved(verdict, invitation)) return { ...nothing, outcome: "ignored", invitation: invitation.id };
  await follow(app, invitation, verdict);
  return { outcome: kind, stopped: endsAddress, invitation: invitation.id, status };
}
