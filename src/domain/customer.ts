// A customer as people meet them: what they are called, and what kind of customer they are. Pure.
// The kind is decided by two facts alone, whether they have bought and whether they have left since, so that it can be said
// on the screen in one sentence and never changes by the mere passing of time.

import { byStrength, type Identifier } from "./identifier.ts";

/** The three kinds: not yet a buyer, a buyer, a buyer who left. */
export const customerKinds = ["prospective", "current", "past"] as const;

/** One kind. */
export type CustomerKind = (typeof customerKinds)[number];

/** What decides the kind. Times in milliseconds, null for never. */
export interface CustomerFacts {
  /** Of the latest purchase: an interaction of kind `bought`, or one with money coming in. */
  readonly lastBoughtAt: number | null;
  /** Of the latest departure: an interaction of kind `left`. */
  readonly lastLeftAt: number | null;
}

/**
 * Prospective: has never bought. Past: has bought, and has left at or after the latest purchase. Current: any other buyer.
 * Whoever buys again after leaving is current again; who only left (a newsletter, say) without buying stays prospective.
 */
export function decideCustomerKind({ lastBoughtAt, lastLeftAt }: CustomerFacts): CustomerKind {
  if (lastBoughtAt === null) return "prospective";
  return lastLeftAt !== null && lastLeftAt >= lastBoughtAt ? "past" : "current";
}

const wholeNames = ["name", "full_name", "fullname", "nombre_completo", "display_name"];
const firstNames = ["first_name", "firstname", "given_name", "givenname", "nombre"];
const lastNames = ["last_name", "lastname", "family_name", "surname", "apellidos", "apellido"];
const companyNames = ["company", "company.name", "empresa", "razon_social", "group.name"];

const nameKeys: readonly string[] = [...wholeNames, ...firstNames, ...lastNames, ...companyNames];

/** A trait's key without its way of writing: "First Name", "firstName" and "first_name" are one. */
function plainKey(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

/** Whether a trait says what someone is called. */
export function isNameTrait(key: string): boolean {
  return nameKeys.includes(plainKey(key));
}

/** What a customer is called by their traits; "" when no trait says so. */
export function customerNameOf(traits: Readonly<Record<string, string>>): string {
  const plain = new Map(Object.entries(traits).map(([key, value]) => [plainKey(key), value.trim()]));
  const first = (keys: readonly string[]) => keys.map((key) => plain.get(key)).find(Boolean) ?? "";
  const parts = [first(firstNames), first(lastNames)].filter((part) => part !== "");
  return first(wholeNames) || parts.join(" ") || first(companyNames);
}

/** How readily a kind of identifier is recognised by people: an e-mail before a number of the company's own. */
const recognised: readonly string[] = ["email", "phone", "user", "loyalty"];

/** The identifier that stands for a customer without a name: the one that people recognise best; undefined for none. */
export function leadIdentifierOf<T extends Identifier>(identifiers: readonly T[]): T | undefined {
  const rank = ({ kind }: T) => {
    const at = recognised.indexOf(kind);
    return at >= 0 ? at : kind === "anonymous" ? recognised.length + 1 : recognised.length;
  };
  const ordered = byStrength(identifiers) as T[];
  return ordered.sort((a, b) => rank(a) - rank(b))[0];
}
