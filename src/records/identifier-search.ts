// Finds identifiers by what someone remembers of them. Each of the questions is bounded and has its index, so the time does
// not grow with the number of customers; a part shorter than three characters is looked for at the beginning only.

import { z } from "zod";
import type { CustomerSearch } from "../domain/customer-search.ts";
import type { Queryable } from "./database.ts";

const row = z.object({ customer: z.string(), value: z.string(), kind: z.string() });

/** An identifier that fits, with its customer. */
export type FoundIdentifier = z.infer<typeof row>;

/** The trigram index needs three characters. */
const partMin = 3;

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** Identifiers that are, begin with or contain the search, at most `limit` of each sort. */
export async function searchIdentifiers(
  database: Queryable,
  workspace: number,
  search: CustomerSearch,
  limit: number,
): Promise<FoundIdentifier[]> {
  const beginning = `SELECT customer, value, kind FROM identifier
    WHERE workspace = $1 AND lower(value) LIKE $2 ORDER BY lower(value) USING ~<~ LIMIT $3`;
  const part = `SELECT customer, value, kind FROM identifier
    WHERE workspace = $1 AND kind <> 'anonymous' AND lower(value) LIKE $2 LIMIT $3`;
  const text = likeText(search.text);
  const asked: Promise<FoundIdentifier[]>[] = [
    database.rows(row, beginning, [workspace, `${text}%`, limit]),
    ...(search.text.length >= partMin ? [database.rows(row, part, [workspace, `%${text}%`, limit])] : []),
    ...(search.digits !== "" && search.digits !== search.text
      ? [database.rows(row, part, [workspace, `%${search.digits}%`, limit])]
      : []),
  ];
  return (await Promise.all(asked)).flat();
}

const memberRow = z.object({
  identity: z.string(),
  customer: z.string(),
  kind: z.string(),
  value: z.string(),
  firstSeenAt: z.date(),
});

/** An identifier of a customer. */
export type MemberIdentifier = z.infer<typeof memberRow>;

/** All identifiers of some customers, oldest first. */
export function identifiersOfCustomers(
  database: Queryable,
  workspace: number,
  customers: readonly string[],
): Promise<MemberIdentifier[]> {
  return database.rows(
    memberRow,
    `SELECT identity, customer, kind, value, first_seen_at AS "firstSeenAt" FROM identifier
     WHERE workspace = $1 AND customer = ANY($2::uuid[]) ORDER BY first_seen_at, identity`,
    [workspace, customers],
  );
}

const aliasRow = z.object({ identity: z.string(), customer: z.string() });

/** The customer of each identity that is known here; the others are their own customer. */
export async function customersOf(
  database: Queryable,
  workspace: number,
  identities: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database.rows(
    aliasRow,
    "SELECT identity, customer FROM identifier WHERE workspace = $1 AND identity = ANY($2::uuid[])",
    [workspace, identities],
  );
  return new Map(rows.map(({ identity, customer }) => [identity, customer]));
}
