// What a customer has agreed to, purpose by purpose, read from what is known of them. Pure.
// A consent is a trait named `consent.PURPOSE` (or `consents.`, `consentimiento.`, `consentimientos.`), `PURPOSE_consent`,
// `PURPOSE_opt_in` or `consentimiento_PURPOSE`; intake makes such traits of Segment's `context.consent` as well. Where it was
// given stands beside it in `consent.PURPOSE.where`. Only a plain yes is a yes: anything else that is not a plain no is
// unknown, and a purpose that was never spoken of is not in the list.

/** What was said. */
export type ConsentState = "given" | "refused" | "unknown";

/** The consent to one purpose; `at` in milliseconds: when it was last said. */
export interface Consent {
  /** As its sender named it. */
  readonly purpose: string;
  readonly state: ConsentState;
  readonly at: number;
  /** Form, page or source; "" where nobody said so. */
  readonly where: string;
}

/** A trait as far as it matters here. */
export interface SaidTrait {
  readonly key: string;
  readonly value: string;
  readonly at: number;
}

const yes = new Set([
  "true",
  "yes",
  "y",
  "si",
  "sí",
  "s",
  "1",
  "granted",
  "given",
  "accepted",
  "aceptado",
  "opted_in",
  "opt-in",
  "on",
]);
const no = new Set([
  "false",
  "no",
  "n",
  "0",
  "denied",
  "refused",
  "rejected",
  "rechazado",
  "withdrawn",
  "revoked",
  "retirado",
  "opted_out",
  "opt-out",
  "off",
]);

const prefixed = /^(?:consents?|consentimientos?)[._](.+)$/i;
const suffixed = /^(.+?)[._ ](?:consent|opt[_-]?in|consentimiento)$/i;
const place = /^(.+)\.(?:where|source|origen|lugar)$/i;

/** The purpose that a trait speaks of; undefined when it is no consent. */
function purposeOf(key: string): string | undefined {
  const found = prefixed.exec(key)?.[1] ?? suffixed.exec(key)?.[1];
  return found?.trim() || undefined;
}

/** Whether a trait is shown as consent rather than among the traits. */
export function isConsentTrait(key: string): boolean {
  return purposeOf(key) !== undefined;
}

/** What a value says. */
export function parseConsent(value: string): ConsentState {
  const plain = value.trim().toLowerCase();
  return yes.has(plain) ? "given" : no.has(plain) ? "refused" : "unknown";
}

/** The consents among traits, by purpose; of two traits that name the same purpose the later one counts. */
export function consentsOf(traits: readonly SaidTrait[]): Consent[] {
  const places = new Map<string, string>();
  const found = new Map<string, Consent>();
  for (const { key, value, at } of traits) {
    const purpose = purposeOf(key);
    if (purpose === undefined) continue;
    const spoken = place.exec(purpose)?.[1];
    if (spoken !== undefined) {
      places.set(spoken.toLowerCase(), value);
      continue;
    }
    const known = found.get(purpose.toLowerCase());
    if (known === undefined || known.at < at)
      found.set(purpose.toLowerCase(), { purpose, state: parseConsent(value), at, where: "" });
  }
  return [...found]
    .map(([key, one]) => ({ ...one, where: places.get(key) ?? "" }))
    .sort((a, b) => a.purpose.localeCompare(b.purpose));
}
