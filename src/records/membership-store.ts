// Who belongs to which workspace, in which role, seeing which units.
// Invariant: a workspace never loses its last owner; the statements that could take one lock its owners first.

import { z } from "zod";
import { type Role, roles } from "../domain/role.ts";
import type { Queryable } from "./database.ts";
import { createPerson } from "./person-store.ts";

const memberRow = z.object({
  person: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(roles),
  units: z.array(z.string()).nullable(),
  hasSecondFactor: z.boolean(),
  lastUsedAt: z.date().nullable(),
});

/** One who belongs to a workspace. */
export type WorkspaceMember = z.infer<typeof memberRow>;

const memberColumns = `p.id AS person, p.name, p.email, m.role, m.units, p.has_second_factor AS "hasSecondFactor",
  (SELECT max(s.last_used_at) FROM login_session s WHERE s.person = p.id AND s.workspace = m.workspace)
    AS "lastUsedAt"`;

/** The members of a workspace by name. */
export function listMembers(database: Queryable, workspace: number): Promise<WorkspaceMember[]> {
  return database.rows(
    memberRow,
    `SELECT ${memberColumns} FROM membership m JOIN person p ON p.id = m.person
     WHERE m.workspace = $1 ORDER BY lower(p.name), p.id LIMIT 1000`,
    [workspace],
  );
}

/** One member of a workspace, or undefined. */
export function findMember(
  database: Queryable,
  workspace: number,
  person: string,
): Promise<WorkspaceMember | undefined> {
  return database.row(
    memberRow,
    `SELECT ${memberColumns} FROM membership m JOIN person p ON p.id = m.person
     WHERE m.workspace = $1 AND p.id = $2`,
    [workspace, person],
  );
}

const belongsRow = z.object({ workspace: z.number(), name: z.string(), role: z.enum(roles) });

/** A workspace to which a person belongs. */
export type Belonging = z.infer<typeof belongsRow>;

/** The workspaces of a person by name. */
export function listBelongings(database: Queryable, person: string): Promise<Belonging[]> {
  return database.rows(
    belongsRow,
    `SELECT m.workspace, w.name, m.role FROM membership m JOIN workspace w ON w.id = m.workspace
     WHERE m.person = $1 ORDER BY lower(w.name), w.id LIMIT 500`,
    [person],
  );
}

const workspaceRow = z.object({ workspace: z.number() });

/** The workspace that a new session of a person looks at: the one they used last, else their first. */
export async function homeWorkspace(database: Queryable, person: string): Promise<number | undefined> {
  const found = await database.row(
    workspaceRow,
    `SELECT m.workspace FROM membership m
     LEFT JOIN login_session s ON s.person = m.person AND s.workspace = m.workspace
     WHERE m.person = $1 ORDER BY s.last_used_at DESC NULLS LAST, m.created_at, m.workspace LIMIT 1`,
    [person],
  );
  return found?.workspace;
}

const ownerRow = z.object({ person: z.string() });

/** The first owner of a workspace, or undefined. */
export async function findOwner(database: Queryable, workspace: number): Promise<string | undefined> {
  const found = await database.row(
    ownerRow,
    `SELECT person FROM membership WHERE workspace = $1 AND role = 'owner' ORDER BY created_at, person LIMIT 1`,
    [workspace],
  );
  return found?.person;
}

/** Makes someone a member; writes the role anew when they are one already. */
export async function putMembership(
  database: Queryable,
  workspace: number,
  person: string,
  role: Role,
  units: readonly string[] | null,
): Promise<void> {
  await database.run(
    `INSERT INTO membership (person, workspace, role, units) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person, workspace) DO UPDATE SET role = excluded.role, units = excluded.units`,
    [person, workspace, role, units],
  );
}

/** Takes someone out of a workspace; their sessions there end with it. False when they were not in it. */
export async function removeMembership(
  database: Queryable,
  workspace: number,
  person: string,
): Promise<boolean> {
  return (
    (await database.run("DELETE FROM membership WHERE workspace = $1 AND person = $2", [workspace, person])) >
    0
  );
}

/** The owners of a workspace, held until the transaction ends so that two cannot go at once. */
export async function lockOwners(tx: Queryable, workspace: number): Promise<string[]> {
  const owners = await tx.rows(
    ownerRow,
    "SELECT person FROM membership WHERE workspace = $1 AND role = 'owner' ORDER BY person FOR UPDATE",
    [workspace],
  );
  return owners.map(({ person }) => person);
}

/** Makes a person who owns a workspace and has no e-mail yet. Returns their id. */
export async function createOwner(database: Queryable, workspace: number, name: string): Promise<string> {
  const person = await createPerson(database, { name, email: null, language: null, emailVerified: false });
  await putMembership(database, workspace, person, "owner", null);
  return person;
}
