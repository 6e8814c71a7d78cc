// Hands one letter of an invitation to the mail server. A repetition has the same Message-ID, by which mailboxes know it.

import { hashIdentity } from "../../domain/identity-hash.ts";
import { invitationText } from "../../domain/survey/asking.ts";
import { AppError } from "../../errors.ts";
import { invitationLetter } from "../../mail/invitation-letter.ts";
import { addNoContact } from "../../records/asking-store.ts";
import { noteInvitation } from "../../records/survey-invitation-store.ts";
import { publicAddress } from "../accounts/open-accounts.ts";
import type { App } from "../app.ts";
import { stopHeaders } from "../dashboard-mails/send-due-mails.ts";
import type { Delivery, LetterContent } from "./letter-content.ts";

type Parts = Pick<App, "config" | "context" | "database">;

/** What is known of a mail server's refusal. */
function refusalIn(thrown: unknown): { said: string | null; refused: unknown } {
  const details = thrown instanceof AppError ? thrown.details : undefined;
  const said = details?.["said"];
  return { said: typeof said === "string" ? said : null, refused: details?.["refused"] ?? null };
}

/** Sends it. An address that does not exist is not asked again. */
export async function mailLetter(app: Parts, content: LetterContent, email: string): Promise<Delivery> {
  const { invitation, number, survey, questionnaire, asking, timeZone, link, stopLink } = content;
  const { id, language, name, hidden, expiresAt } = invitation;
  const isReminder = number > 0;
  const letter = invitationLetter({
    ...{ questionnaire, language, name, hidden, expiresAt, isReminder, link, stopLink, timeZone },
    company: survey.company,
    brandColor: survey.brandColor,
    response: id,
    text: invitationText(asking, language, isReminder),
  });
  const host = new URL(publicAddress(app.config)).hostname;
  try {
    await app.context.mail.send({
      to: { address: email, name },
      ...letter,
      messageId: `<ask.${id}.${number}@${host}>`,
      headers: { ...stopHeaders(stopLink), "Auto-Submitted": "auto-generated", Precedence: "bulk" },
    });
    return { kind: "sent" };
  } catch (thrown) {
    const { said, refused } = refusalIn(thrown);
    if (refused === "mailbox") {
      const address = hashIdentity(invitation.workspace, { kind: "email", value: email });
      await addNoContact(app.database, invitation.workspace, [address], "bounced");
      await noteInvitation(app.database, id, "bounced");
    }
    const trouble = refused === null ? "mail-server" : "refused";
    return { kind: "failed", trouble, said, isFinal: refused !== null };
  }
}
