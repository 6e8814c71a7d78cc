// Identifiers lead to customers. Here: their kinds, how a raw value becomes a comparable one, which values are refused
// because they would fuse strangers, and how many of a kind one customer may have.

/** The kinds with a meaning of their own; any other named external id has the kind `external:<name>`. */
export const identifierKinds = ["user", "loyalty", "email", "phone", "anonymous"] as const;

/** Kind of an identifier. */
export type IdentifierKind = (typeof identifierKinds)[number] | `external:${string}`;

/** One identifier in its comparable form. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** Longest value kept, in characters; longer ones are refused. */
export const identifierLengthMax = 200;

const kindPattern = /^external:[a-z0-9_.-]{1,40}$/;

/** How strongly a kind speaks for one person: lower is stronger. The strongest one names the identity of an interaction. */
export function strengthOf(kind: IdentifierKind): number {
  switch (kind) {
    case "user":
      return 0;
    case "loyalty":
      return 2;
    case "email":
      return 3;
    case "phone":
      return 4;
    case "anonymous":
      return 9;
    default:
      return 1;
  }
}

/** How many values of a kind one customer may have before a join is refused. */
export function limitOf(kind: IdentifierKind): number {
  switch (kind) {
    case "user":
      return 1;
    case "anonymous":
      return 50;
    default:
      return 5;
  }
}

const blockedExactly: ReadonlySet<string> = new Set([
  "null",
  "undefined",
  "none",
  "nil",
  "nan",
  "n/a",
  "na",
  "nobody",
  "-1",
  "true",
  "false",
  "anonymous",
  "anonimo",
  "anónimo",
  "guest",
  "invitado",
  "unknown",
  "desconocido",
  "test",
  "user",
  "usuario",
  "id",
  "email",
  "not_authenticated",
  "[object object]",
  "noemail@noemail.com",
  "no@no.com",
  "test@test.com",
  "a@a.com",
]);

const blockedMailbox =
  /^(anonymous|anonimo|guest|noreply|no-reply|noemail|sinemail|sincorreo|nomail|test|none|null)@/;

/** True for values that stand for nobody: blanks, zeros, placeholders. Expects a trimmed value. */
export function isBlockedValue(value: string): boolean {
  const low = value.toLowerCase();
  return low === "" || /^[0-]*$/.test(low) || blockedExactly.has(low) || blockedMailbox.test(low);
}

/** True for a kind that the product knows or a well-formed external one. */
export function isIdentifierKind(text: string): text is IdentifierKind {
  return (identifierKinds as readonly string[]).includes(text) || kindPattern.test(text);
}

/** What became of a raw identifier value. */
export type ParsedIdentifier =
  | { readonly ok: true; readonly identifier: Identifier }
  | { readonly ok: false; readonly reason: "blocked" | "too-long" | "malformed" };

/**
 * A raw value in its comparable form. E-mail: trimmed, lower case. Phone: expects E.164 already made by the caller (`+34…`).
 * Others: trimmed, case kept.
 */
export function parseIdentifier(kind: IdentifierKind, raw: string): ParsedIdentifier {
  const value = kind === "email" ? raw.trim().toLowerCase() : raw.trim();
  if (value.length > identifierLengthMax) return { ok: false, reason: "too-long" };
  if (isBlockedValue(value)) return { ok: false, reason: "blocked" };
  if (kind === "email" && !/^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(value))
    return { ok: false, reason: "malformed" };
  if (kind === "phone" && !/^\+[1-9]\d{6,14}$/.test(value)) return { ok: false, reason: "malformed" };
  return { ok: true, identifier: { kind, value } };
}

/** The identifiers from strongest to weakest; equal strength keeps the alphabet, so that the order never depends on the sender. */
export function byStrength(identifiers: readonly Identifier[]): Identifier[] {
  return [...identifiers].sort(
    (a, b) =>
      strengthOf(a.kind) - strengthOf(b.kind) ||
      (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
  );
}
