// People who may sign in, apart from where they belong.

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { languages } from "../domain/language.ts";
import type { Queryable } from "./database.ts";

const personRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  language: z.enum(languages).nullable(),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
});

/** Someone who may sign in. */
export type Person = z.infer<typeof personRow>;

const columns = `p.id, p.name, p.email, p.language, p.has_second_factor AS "hasSecondFactor",
  EXISTS (SELECT FROM credential c WHERE c.person = p.id AND c.provider = 'credential') AS "hasPassword"`;

/** One person, or undefined. */
export function findPerson(database: Queryable, id: string): Promise<Person | undefined> {
  return database.row(personRow, `SELECT ${columns} FROM person p WHERE p.id = $1`, [id]);
}

/** The person of an e-mail, or undefined. */
export function findPersonByEmail(database: Queryable, email: string): Promise<Person | undefined> {
  return database.row(personRow, `SELECT ${columns} FROM person p WHERE p.email = $1`, [email.toLowerCase()]);
}

/** Makes a person and returns their id. `emailVerified` says whether somebody vouches that the e-mail is theirs. */
export async function createPerson(
  database: Queryable,
  person: { name: string; email: string | null; language: Person["language"]; emailVerified: boolean },
): Promise<string> {
  const id = randomUUID();
  await database.run(
    "INSERT INTO person (id, name, email, language, email_verified) VALUES ($1, $2, $3, $4, $5)",
    [id, person.name, person.email?.toLowerCase() ?? null, person.language, person.emailVerified],
  );
  return id;
}

/** Writes what a person says of themselves. A new e-mail counts as unproved until a mail to it was answered. */
export async function updatePerson(
  database: Queryable,
  id: string,
  said: { name: string; email: string | null; language: Person["language"] },
): Promise<void> {
  await database.run(
    `UPDATE person SET name = $2, email = $3, language = $4, updated_at = now(),
       email_verified = email_verified AND email IS NOT DISTINCT FROM $3
     WHERE id = $1`,
    [id, said.name, said.email?.toLowerCase() ?? null, said.language],
  );
}

/** Gives a person the e-mail that they have just shown to be theirs. */
export async function takeEmail(database: Queryable, id: string, email: string): Promise<void> {
  await database.run(
    "UPDATE person SET email = $2, email_verified = true, updated_at = now() WHERE id = $1",
    [id, email.toLowerCase()],
  );
}

/** Notes that a person has shown that their e-mail is theirs. */
export async function proveEmail(database: Queryable, id: string): Promise<void> {
  await database.run("UPDATE person SET email_verified = true WHERE id = $1 AND email IS NOT NULL", [id]);
}

/** Keeps the hash of a new person's password, as better-auth reads it. */
export async function createPassword(database: Queryable, person: string, hash: string): Promise<void> {
  await database.run(
    `INSERT INTO credential (id, person, provider, subject, password)
     VALUES (gen_random_uuid(), $1, 'credential', $2, $3)`,
    [person, person, hash],
  );
}
