// Another e-mail for an account. Where mail can be sent it is taken once the link in a mail to it was opened: a mistyped
// address locks nobody out, and nobody takes one that is not theirs. Until then the old one stays. Nothing secret goes
// further than that mail; the old address is told afterwards.

import type { Doer } from "../../domain/audit.ts";
import { AppError } from "../../errors.ts";
import { recordDeed } from "../../records/audit-store.ts";
import type { Queryable } from "../../records/database.ts";
import { dropEmailChange, putEmailChange, takeEmailChange } from "../../records/email-change-store.ts";
import { homeWorkspace } from "../../records/membership-store.ts";
import { findPerson, findPersonByEmail, type Person, takeEmail } from "../../records/person-store.ts";
import { endMailedLinks } from "../../records/session-store.ts";
import type { App } from "../app.ts";
import { mailEmailChanged, mailEmailProof } from "./write-mails.ts";

type Parts = Pick<App, "context" | "database" | "config">;

/** How long the link to the new address can be used. */
const proofMs = 24 * 3_600_000;

/** Throws `conflict` when somebody else signs in with the e-mail. */
export async function needFree(database: Queryable, email: string, person: string): Promise<void> {
  const other = await findPersonByEmail(database, email);
  if (other && other.id !== person)
    throw new AppError("conflict", "Another account signs in with this e-mail.");
}

/** Sends a link to the new address; the change waits for it. */
export async function askForProof(app: Parts, person: Person, email: string): Promise<void> {
  const token = app.context.random(24).toString("base64url");
  await putEmailChange(app.database, person.id, email, token, proofMs);
  mailEmailProof(app, person, email, token);
}

/** Takes a new e-mail whose link was opened, and gives it. Throws `unauthenticated` or `conflict`. */
export async function proveNewEmail(app: Parts, token: string): Promise<string> {
  const { before, email } = await app.database.transaction(async (tx) => {
    const change = await takeEmailChange(tx, token);
    const person = change && (await findPerson(tx, change.person));
    if (!change || !person)
      throw new AppError("unauthenticated", "This link was used before, was replaced or is too old.");
    await needFree(tx, change.email, person.id);
    await takeEmail(tx, person.id, change.email);
    await endMailedLinks(tx, person.id);
    const workspace = await homeWorkspace(tx, person.id);
    if (workspace !== undefined)
      await recordDeed(tx, ownDoer(person, workspace), { action: "email.changed" });
    return { before: person, email: change.email };
  });
  mailEmailChanged(app, before, email);
  return email;
}

function ownDoer({ id, name }: Person, workspace: number): Doer {
  return { workspace, actor: { kind: "person", id, name, role: null }, address: null };
}

/** Keeps the e-mail as it is: the link that was sent leads nowhere any more. */
export function keepEmail(app: Pick<App, "database">, person: string): Promise<void> {
  return dropEmailChange(app.database, person);
}
