// Hands one letter of an invitation to the company's messaging tool, which sends the link by SMS, WhatsApp or whatever it has.
// A repetition has the same id.

import { invitationText } from "../../domain/survey/asking.ts";
import { invitationWording } from "../../mail/invitation-letter.ts";
import { findMessenger } from "../../records/messenger-store.ts";
import { postWebhook, type Webhook, type WebhookOutcome } from "../../webhook/post-webhook.ts";
import type { App } from "../app.ts";
import type { Delivery, LetterContent } from "./letter-content.ts";

type Parts = Pick<App, "config" | "context" | "database">;

/** The tool says that it will never send this one: to try again would change nothing. */
const finalStatuses: readonly number[] = [400, 410, 422];

/** What the tool is told. */
export interface WebhookBody {
  readonly type: "survey.invitation" | "survey.reminder" | "test";
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Sends a webhook of a workspace to its tool. */
export function tellMessenger(
  app: Pick<Parts, "config" | "context">,
  to: Pick<Webhook, "url" | "secret">,
  id: string,
  body: Omit<WebhookBody, "timestamp">,
): Promise<WebhookOutcome> {
  const at = app.context.now();
  const { type, data } = body;
  const told: WebhookBody = { type, timestamp: new Date(at).toISOString(), data };
  const { privateWebhooks: allowsPrivate } = app.config;
  return postWebhook({ ...to, id, at, allowsPrivate, body: JSON.stringify(told) });
}

/** What a webhook came to, in few words that hold nothing of the person. */
export function wordsOfOutcome(outcome: WebhookOutcome): string {
  return outcome.kind === "answered" ? `status ${outcome.status}` : outcome.why;
}

/** Whether the tool took it. */
export function isTaken(outcome: WebhookOutcome): boolean {
  return outcome.kind === "answered" && outcome.status >= 200 && outcome.status < 300;
}

/** Sends it. */
export async function postLetter(app: Parts, content: LetterContent): Promise<Delivery> {
  const { invitation, number, survey, asking, link, stopLink } = content;
  const messenger = await findMessenger(app.database, invitation.workspace);
  if (!messenger) return { kind: "failed", trouble: "messenger", said: "none", isFinal: false };
  const { id, language, name, email, phone, kind, value, hidden, expiresAt } = invitation;
  const isReminder = number > 0;
  const wording = invitationWording({
    ...{ language, name, isReminder },
    company: survey.company,
    text: invitationText(asking, language, isReminder),
  });
  const outcome = await tellMessenger(app, messenger, `invitation_${id}_${number}`, {
    type: isReminder ? "survey.reminder" : "survey.invitation",
    data: {
      invitation: id,
      reminder: number,
      survey: { id: survey.id, key: survey.key },
      to: { phone, email, name, identifier: { kind, value } },
      ...{ language, company: survey.company, text: wording.text, link, stopLink },
      expiresAt: expiresAt.toISOString(),
      hidden,
    },
  });
  if (isTaken(outcome)) return { kind: "sent" };
  const said = wordsOfOutcome(outcome);
  if (outcome.kind === "answered" && finalStatuses.includes(outcome.status))
    return { kind: "failed", trouble: "refused", said, isFinal: true };
  const waitMs = outcome.kind === "answered" ? outcome.retryAfterMs : null;
  return { kind: "failed", trouble: "messenger", said, isFinal: false, waitMs };
}
