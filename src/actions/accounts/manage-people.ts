// Who belongs to a workspace: roles, units, removal, leaving. An administrator makes and removes everyone but owners; the
// last owner can neither go nor be made less. Whoever is removed is out with their next request.

import type { Doer } from "../../domain/audit.ts";
import type { Role } from "../../domain/role.ts";
import { AppError } from "../../errors.ts";
import { recordDeed } from "../../records/audit-store.ts";
import type { Queryable } from "../../records/database.ts";
import { type Invitation, listInvitations } from "../../records/invitation-store.ts";
import {
  findMember,
  listMembers,
  lockOwners,
  putMembership,
  removeMembership,
  type WorkspaceMember,
} from "../../records/membership-store.ts";
import type { App } from "../app.ts";

type Parts = Pick<App, "database">;

/** Who acts upon others: a role in the workspace; the command line of the machine counts as owner. */
export interface Actor {
  readonly workspace: number;
  readonly role: Role;
  /** Null for the command line. */
  readonly person: string | null;
  readonly doer: Doer;
}

/** The members of a workspace and the invitations under way. */
export async function showPeople(
  app: Parts,
  workspace: number,
): Promise<{ members: WorkspaceMember[]; invitations: Invitation[] }> {
  const [members, invitations] = await Promise.all([
    listMembers(app.database, workspace),
    listInvitations(app.database, workspace),
  ]);
  return { members, invitations };
}

/** Throws `forbidden` unless the actor may give or take this role. */
export function checkMayGive(actor: Pick<Actor, "role">, role: Role): void {
  if (role === "owner" && actor.role !== "owner")
    throw new AppError("forbidden", "Only an owner can make or remove an owner.");
}

/** Units as they are kept: who manages the whole sees the whole. Throws `bad-input`. */
export function checkUnits(role: Role, units: readonly string[] | null): readonly string[] | null {
  if (units === null) return null;
  if (role === "owner" || role === "administrator")
    throw new AppError("bad-input", "Owners and administrators see all units; leave the units out.");
  return [...new Set(units)];
}

async function memberToChange(
  tx: Queryable,
  actor: Omit<Actor, "doer">,
  person: string,
): Promise<WorkspaceMember> {
  const owners = await lockOwners(tx, actor.workspace);
  const member = await findMember(tx, actor.workspace, person);
  if (!member) throw new AppError("not-found", `Nobody of id ${person} belongs to this workspace.`);
  checkMayGive(actor, member.role);
  if (member.role === "owner" && owners.length < 2)
    throw new AppError("conflict", "A workspace needs an owner: make somebody else one first.");
  return member;
}

/** Changes role and units of a member. */
export async function changeMember(
  app: Parts,
  actor: Actor,
  person: string,
  to: { role: Role; units: readonly string[] | null },
): Promise<void> {
  checkMayGive(actor, to.role);
  const units = checkUnits(to.role, to.units);
  await app.database.transaction(async (tx) => {
    const member = await findMember(tx, actor.workspace, person);
    // An owner who stays one changes nothing that could leave the workspace without.
    if (!(member?.role === "owner" && to.role === "owner")) await memberToChange(tx, actor, person);
    if (!member) return;
    await putMembership(tx, actor.workspace, person, to.role, units);
    const subject = { kind: "person", id: person, name: member.name };
    if (member.role !== to.role) {
      const details = { from: member.role, to: to.role };
      await recordDeed(tx, actor.doer, { action: "person.role_changed", subject, details });
    }
    if (JSON.stringify(member.units) !== JSON.stringify(units)) {
      const details = { from: member.units?.length ?? null, to: units?.length ?? null };
      await recordDeed(tx, actor.doer, { action: "person.units_changed", subject, details });
    }
  });
}

/** Takes a member out of the workspace; their sessions there end at once. */
export async function removeMember(app: Parts, actor: Actor, person: string): Promise<void> {
  await app.database.transaction(async (tx) => {
    const { name } = await memberToChange(tx, actor, person);
    await removeMembership(tx, actor.workspace, person);
    const subject = { kind: "person", id: person, name };
    await recordDeed(tx, actor.doer, { action: "person.removed", subject });
  });
}

/** Leaves a workspace. The last owner cannot. */
export async function leaveWorkspace(
  app: Parts,
  doer: Doer,
  person: string,
  workspace: number,
): Promise<void> {
  await app.database.transaction(async (tx) => {
    const member = await findMember(tx, workspace, person);
    if (!member) throw new AppError("not-found", `You belong to no workspace ${workspace}.`);
    await memberToChange(tx, { workspace, role: member.role, person }, person);
    await removeMembership(tx, workspace, person);
    const subject = { kind: "person", id: person, name: member.name };
    await recordDeed(tx, { ...doer, workspace }, { action: "person.removed", subject });
  });
}
