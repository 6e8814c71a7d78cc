// Inviting people, and coming in by an invitation. The token is shown or mailed once; it opens exactly one membership for
// exactly one e-mail. Someone who has an account already joins signed in as themselves: a link alone never opens an account
// that exists.

import type { Language } from "../../domain/language.ts";
import type { Role } from "../../domain/role.ts";
import { AppError } from "../../errors.ts";
import { changeAndRecord, recordDeed } from "../../records/audit-store.ts";
import type { Queryable } from "../../records/database.ts";
import {
  findInvitation,
  findInvitationByToken,
  type Invitation,
  putInvitation,
  removeInvitation,
} from "../../records/invitation-store.ts";
import { findMember, listMembers, putMembership } from "../../records/membership-store.ts";
import { createPassword, createPerson, findPerson, findPersonByEmail } from "../../records/person-store.ts";
import { lookAtWorkspace } from "../../records/session-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import type { App } from "../app.ts";
import type { Browser, Entry } from "./browser.ts";
import { type Actor, checkMayGive, checkUnits } from "./manage-people.ts";
import { recordEntry } from "./record-entry.ts";
import { enterAs, needMail } from "./sign-in.ts";
import { invitationDays, mailInvitation } from "./write-mails.ts";

type Parts = Pick<App, "accounts" | "context" | "database" | "config">;

const invitationMs = invitationDays * 24 * 3_600_000;

/** What an invitation says. */
export interface InvitationWish {
  readonly email: string;
  readonly role: Role;
  readonly units: readonly string[] | null;
  readonly language: Language;
  /** Sent by mail; otherwise the link is handed over by hand. */
  readonly byMail: boolean;
}

/** A new invitation with its token, which is never shown again. */
export interface MadeInvitation {
  readonly id: string;
  readonly token: string;
  readonly sent: boolean;
}

/** Invites an e-mail. An earlier invitation of the same e-mail is replaced. */
export async function invite(app: Parts, actor: Actor, wish: InvitationWish): Promise<MadeInvitation> {
  checkMayGive(actor, wish.role);
  const units = checkUnits(wish.role, wish.units);
  if (wish.byMail) needMail(app);
  const { database, context } = app;
  const email = wish.email.toLowerCase();
  const known = (await listMembers(database, actor.workspace)).find((member) => member.email === email);
  if (known) throw new AppError("conflict", `${email} belongs to this workspace already.`);
  const token = context.random(24).toString("base64url");
  const { workspace, person } = actor;
  const draft = { workspace, email, role: wish.role, units, language: wish.language, invitedBy: person };
  const id = await changeAndRecord(
    database,
    actor.doer,
    (tx) => putInvitation(tx, draft, token, invitationMs),
    (made) => ({
      action: "person.invited",
      subject: { kind: "invitation", id: made, name: email },
      details: { role: wish.role },
    }),
  );
  if (wish.byMail) {
    const by = person === null ? undefined : await findPerson(database, person);
    const workspaceName = (await findWorkspace(database, workspace))?.name ?? "";
    await mailInvitation(app, { ...draft, workspaceName }, by?.name ?? null, token);
  }
  return { id, token, sent: wish.byMail };
}

async function invitationToChange(app: Parts, actor: Actor, id: string): Promise<Invitation> {
  const found = await findInvitation(app.database, actor.workspace, id);
  if (!found) throw new AppError("not-found", `There is no invitation ${id}.`);
  checkMayGive(actor, found.role);
  return found;
}

/** Makes a new link for an invitation; the old one ends. */
export async function inviteAgain(
  app: Parts,
  actor: Actor,
  id: string,
  byMail: boolean,
): Promise<MadeInvitation> {
  const { email, role, units, language } = await invitationToChange(app, actor, id);
  return invite(app, actor, { email, role, units, language, byMail });
}

/** Takes an invitation back; its link ends. */
export async function revokeInvitation(app: Parts, actor: Actor, id: string): Promise<void> {
  const { email } = await invitationToChange(app, actor, id);
  await changeAndRecord(
    app.database,
    actor.doer,
    (tx) => removeInvitation(tx, actor.workspace, id),
    () => ({ action: "invitation.revoked", subject: { kind: "invitation", id, name: email } }),
  );
}

/** The invitation of a token as the invited may see it, and whether its e-mail has an account. */
export async function readInvitation(
  app: Pick<App, "database">,
  token: string,
): Promise<Invitation & { isKnown: boolean }> {
  const found = await findInvitationByToken(app.database, token);
  if (!found || found.isOver)
    throw new AppError(
      "not-found",
      "This invitation was accepted, revoked or is too old. Ask whoever invited you for a new one.",
    );
  return { ...found, isKnown: (await findPersonByEmail(app.database, found.email)) !== undefined };
}

function recordJoin(tx: Queryable, { workspace, role }: Invitation, id: string, name: string): Promise<void> {
  const actor = { kind: "person", id, name, role } as const;
  return recordDeed(tx, { workspace, actor, address: null }, { action: "person.joined", details: { role } });
}

/** Takes the invitation for a person, once. */
async function accept(app: Pick<App, "database">, invitation: Invitation, person: string): Promise<void> {
  const { id, workspace, role, units } = invitation;
  await app.database.transaction(async (tx) => {
    if (!(await removeInvitation(tx, workspace, id)))
      throw new AppError("not-found", "This invitation was accepted a moment ago.");
    // Who belongs there already keeps their role.
    if (await findMember(tx, workspace, person)) return;
    await putMembership(tx, workspace, person, role, units);
    await recordJoin(tx, invitation, person, (await findPerson(tx, person))?.name ?? "");
  });
}

/** Comes in by an invitation as someone new, with a name and a password. */
export async function joinAsNew(
  app: Parts,
  said: { token: string; name: string; password: string; language: Language },
  browser: Browser,
): Promise<Entry> {
  const invitation = await readInvitation(app, said.token);
  if (invitation.isKnown)
    throw new AppError("conflict", "This e-mail has an account already: sign in, then accept.");
  const { password } = await app.accounts.context;
  const hash = await password.hash(said.password);
  const person = await app.database.transaction(async (tx) => {
    // Whoever invited vouches for the e-mail.
    const { name, language } = said;
    const id = await createPerson(tx, { name, email: invitation.email, language, emailVerified: true });
    if (!(await removeInvitation(tx, invitation.workspace, invitation.id)))
      throw new AppError("not-found", "This invitation was accepted a moment ago.");
    await putMembership(tx, invitation.workspace, id, invitation.role, invitation.units);
    await createPassword(tx, id, hash);
    await recordJoin(tx, invitation, id, name);
    return id;
  });
  return recordEntry(app, await enterAs(app, person, true, browser), "invitation", browser);
}

/** Accepts an invitation as the person who is signed in; their session then looks at the new workspace. */
export async function joinAsMyself(
  app: Parts,
  session: { readonly id: string; readonly person: string; readonly email: string | null },
  token: string,
): Promise<void> {
  const invitation = await readInvitation(app, token);
  if (session.email !== invitation.email)
    throw new AppError("forbidden", `This invitation is for ${invitation.email}; sign in as that person.`);
  await accept(app, invitation, session.person);
  await lookAtWorkspace(app.database, session.id, invitation.workspace);
}
