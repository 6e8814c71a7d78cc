// What the log knows of people who are to be asked: the traits that speak of consent, name and language, and when they
// answered last, by identity. The caller knows which identities are one customer.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

/** SQL of the traits. Keys are told apart here only roughly; `domain/consent.ts` and `domain/customer.ts` read them. */
export const contactTraitsSql = `SELECT toString(f.identity) AS identity, f.key AS key, argMax(f.value, (f.at, f.value)) AS latest,
  toUnixTimestamp64Milli(max(f.at)) AS time
FROM trait AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)}
  AND match(f.key, '(?i)consent|opt[_-]?in|name|nombre|apellido|company|empresa|language|idioma|locale|time.?zone|zona')
GROUP BY f.identity, f.key`;

/** SQL of the latest answers. */
export const lastAnswersSql = `SELECT toString(f.identity) AS identity, toUnixTimestamp64Milli(max(f.at)) AS time
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.kind = 'answered'
GROUP BY f.identity`;

const traitRow = z.object({
  identity: z.string(),
  key: z.string(),
  latest: z.string(),
  time: z.coerce.number(),
});
const answerRow = z.object({ identity: z.string(), time: z.coerce.number() });

/** A trait of an identity as it was said last; `time` in milliseconds. */
export type ContactTrait = z.infer<typeof traitRow>;

/** Most identities of one query: they travel in its address. */
const identitiesEach = 1500;

/** The traits of identities that speak of consent, name, language or time zone. */
export async function contactTraits(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
): Promise<ContactTrait[]> {
  const found: ContactTrait[] = [];
  for (let start = 0; start < identities.length; start += identitiesEach)
    found.push(
      ...(await warehouse.ask({
        name: "contact-traits",
        sql: contactTraitsSql,
        params: { workspace, identities: identities.slice(start, start + identitiesEach) },
        row: traitRow,
        weight: "quick",
      })),
    );
  return found;
}

/** When identities answered last, in milliseconds; those that never did are absent. */
export async function lastAnswers(
  warehouse: Warehouse,
  workspace: number,
  identities: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let start = 0; start < identities.length; start += identitiesEach) {
    const rows = await warehouse.ask({
      name: "last-answers",
      sql: lastAnswersSql,
      params: { workspace, identities: identities.slice(start, start + identitiesEach) },
      row: answerRow,
      weight: "quick",
    });
    for (const { identity, time } of rows) found.set(identity, time);
  }
  return found;
}
