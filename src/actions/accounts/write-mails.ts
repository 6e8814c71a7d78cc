// The mails about accounts. Links begin with the address of the settings, never with one that a request named, and carry
// their token behind `#`, which no server log sees.

import type { Language } from "../../domain/language.ts";
import { emailChangedLetter, invitationLetter, linkLetter } from "../../mail/account-letters.ts";
import type { WrittenLetter } from "../../mail/letter.ts";
import type { Invitation } from "../../records/invitation-store.ts";
import type { Person } from "../../records/person-store.ts";
import type { App } from "../app.ts";
import { publicAddress } from "./open-accounts.ts";

type Parts = Pick<App, "config" | "context">;

/** How many days an invitation is valid. */
export const invitationDays = 7;

/** Sends without being waited for: how long it takes must tell a stranger nothing. */
function sendLater(
  app: Parts,
  kind: string,
  to: { address: string; name: string },
  letter: WrittenLetter,
): void {
  app.context.mail.send({ to, ...letter }).catch((error: unknown) =>
    app.context.log.error("a mail was not sent", {
      kind,
      error: error instanceof Error ? error.message : "unknown",
    }),
  );
}

function sendLink(
  app: Parts,
  person: Person,
  kind: "signIn" | "newPassword" | "newEmail",
  path: string,
  address = person.email,
): void {
  if (address === null) return;
  const url = `${publicAddress(app.config)}${path}`;
  sendLater(app, kind, { address, name: person.name }, linkLetter(person.language ?? "es", kind, url));
}

/** Sends a link that signs in. */
export function mailSignInLink(app: Parts, person: Person, token: string): void {
  sendLink(app, person, "signIn", `/enter#${token}`);
}

/** Sends a link that leads to a new password. */
export function mailNewPassword(app: Parts, person: Person, token: string): void {
  sendLink(app, person, "newPassword", `/new-password#${token}`);
}

/** Sends a link to a new address, to show that it is theirs. */
export function mailEmailProof(app: Parts, person: Person, email: string, token: string): void {
  sendLink(app, person, "newEmail", `/new-email#${token}`, email);
}

/** Tells the old address that another one holds from now on. `person` is as they were before. */
export function mailEmailChanged(app: Parts, person: Person, email: string): void {
  if (person.email === null) return;
  const to = { address: person.email, name: person.name };
  sendLater(app, "emailChanged", to, emailChangedLetter(person.language ?? "es", email));
}

/** Sends an invitation; resolves when the mail server has taken it. */
export function mailInvitation(
  app: Parts,
  invitation: Pick<Invitation, "email" | "workspaceName" | "role"> & { language: Language },
  by: string | null,
  token: string,
): Promise<void> {
  const { email, workspaceName, role, language } = invitation;
  const url = `${publicAddress(app.config)}/join#${token}`;
  const letter = invitationLetter(language, {
    workspace: workspaceName,
    by,
    role,
    days: invitationDays,
    url,
  });
  return app.context.mail.send({ to: { address: email }, ...letter });
}
