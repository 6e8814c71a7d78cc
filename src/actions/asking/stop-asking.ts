// How people and mail tools end invitations: one click of a mail program (RFC 8058), a bounce, a complaint. Whoever holds an
// invitation may end all further ones to its person; nothing but the link is needed.

import { isIdentifierKind } from "../../domain/identifier.ts";
import { hashIdentity } from "../../domain/identity-hash.ts";
import { addNoContact, findNoContact, removeNoContact } from "../../records/asking-store.ts";
import {
  findInvitation,
  invitationsTo,
  noteInvitation,
  type StoredInvitation,
} from "../../records/survey-invitation-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import type { App } from "../app.ts";
import { invitationOfToken } from "./invitation-token.ts";
import { nothingThere } from "./open-link.ts";

type Parts = Pick<App, "database" | "context">;

async function invitationOf(app: Parts, token: string): Promise<StoredInvitation> {
  const id = await invitationOfToken(app, token);
  const found = id === undefined ? undefined : await findInvitation(app.database, id);
  if (!found) throw nothingThere();
  return found;
}

/** The person of an invitation and the address it went to: both are out of bounds from now on. */
export function identitiesOf({ workspace, identity, email, phone }: StoredInvitation): string[] {
  const of = (kind: "email" | "phone", value: string | null) =>
    value === null || !isIdentifierKind(kind) ? [] : [hashIdentity(workspace, { kind, value })];
  return [...new Set([identity, ...of("email", email), ...of("phone", phone)])];
}

/** What a page that ends invitations says: who asked, and whether it is ended already. Throws `not-found`. */
export async function readStop(app: Parts, token: string) {
  const invitation = await invitationOf(app, token);
  const [workspace, refused] = await Promise.all([
    findWorkspace(app.database, invitation.workspace),
    findNoContact(app.database, invitation.workspace, identitiesOf(invitation)),
  ]);
  return {
    company: workspace?.name ?? "",
    language: invitation.language,
    stopped: refused.length > 0,
  };
}

/** Ends all invitations to whom one was sent. Throws `not-found`. */
export async function stopAsking(app: Parts, token: string): Promise<void> {
  const invitation = await invitationOf(app, token);
  await app.database.transaction(async (tx) => {
    await addNoContact(tx, invitation.workspace, identitiesOf(invitation), "unsubscribed");
    await noteInvitation(tx, invitation.id, "declined");
  });
}

/**
 * Takes back what one stopped by a link, as long as one holds one. What was said on the phone, or by a mailbox that gave
 * letters back, is not taken back by whoever has an old mail. Throws `not-found`.
 */
export async function resumeAsking(app: Parts, token: string): Promise<void> {
  const invitation = await invitationOf(app, token);
  await removeNoContact(app.database, invitation.workspace, identitiesOf(invitation), "unsubscribed");
}

/** What a mail or messaging tool reports of an address or a number. */
export interface ToolReport {
  readonly kind: "bounced" | "complained" | "unsubscribed";
  readonly email?: string | undefined;
  /** With its country: +34600123456 */
  readonly phone?: string | undefined;
}

/** Takes reports of a tool: none of these addresses and numbers is asked again. Returns how many invitations they concern. */
export async function takeToolReports(
  app: Parts,
  workspace: number,
  reports: readonly ToolReport[],
): Promise<number> {
  let concerned = 0;
  for (const { email, phone, kind } of reports) {
    const to =
      phone === undefined
        ? ({ kind: "email", value: (email ?? "").trim().toLowerCase() } as const)
        : ({ kind: "phone", value: phone } as const);
    await app.database.transaction(async (tx) => {
      await addNoContact(tx, workspace, [hashIdentity(workspace, to)], kind);
      const ids = await invitationsTo(tx, workspace, to);
      concerned += ids.length;
      const step = kind === "unsubscribed" ? "declined" : kind;
      for (const id of ids) await noteInvitation(tx, id, step);
    });
  }
  return concerned;
}
