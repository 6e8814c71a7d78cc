// Who a message is about: user id, anonymous id, e-mail, phone, loyalty card and named external ids, wherever the client
// libraries put them. Values that stand for nobody are left out; when none is left the message has no identifier.

import {
  byStrength,
  type Identifier,
  type IdentifierKind,
  identifierLengthMax,
  isIdentifierKind,
  parseIdentifier,
} from "../../../domain/identifier.ts";
import { isObject, type JsonObject, objectOf, readText, show } from "./clean-text.ts";
import { type PhoneHints, parsePhone } from "./parse-phone.ts";

const loyaltyKeys = ["loyalty", "loyalty_id", "loyaltyId", "loyalty_card", "loyaltyCard"] as const;
const externalMax = 20;

/** Collects the identifiers of one message. */
export class IdentifierCollector {
  readonly #found: Identifier[] = [];
  readonly #refused: string[] = [];

  /** Adds a raw value; true when it became an identifier. */
  add(kind: IdentifierKind, value: unknown): boolean {
    const text = readText(value, identifierLengthMax + 1);
    if (text === undefined) return false;
    const parsed = parseIdentifier(kind, text);
    if (!parsed.ok) {
      this.#refused.push(`${kind} ${show(text)} is ${parsed.reason}`);
      return false;
    }
    const { identifier } = parsed;
    if (!this.#found.some((one) => one.kind === kind && one.value === identifier.value))
      this.#found.push(identifier);
    return true;
  }

  /** Adds e-mail, phone and loyalty card of traits or properties. Names used go to `taken`. */
  addPersonal(fields: JsonObject, hints: PhoneHints, taken: Set<string>): void {
    if (fields.email !== undefined && this.add("email", fields.email)) taken.add("email");
    const phone = readText(fields.phone, identifierLengthMax);
    if (phone !== undefined) {
      const number = parsePhone(phone, hints);
      if (number === undefined) this.#refused.push(`phone ${show(phone)} is not certain`);
      else if (this.add("phone", number)) taken.add("phone");
    }
    for (const key of loyaltyKeys)
      if (fields[key] !== undefined && this.add("loyalty", fields[key])) taken.add(key);
  }

  /** Adds a list of `{id, type}`. */
  addExternal(list: unknown, hints: PhoneHints): void {
    if (!Array.isArray(list)) return;
    for (const entry of list.slice(0, externalMax)) {
      if (!isObject(entry)) continue;
      const name = readText(entry.type, 60)
        ?.toLowerCase()
        .replace(/[^a-z0-9_.-]+/g, "_");
      if (name === undefined) continue;
      const kind = externalKind(name);
      const id = readText(entry.id, identifierLengthMax + 1);
      if (kind === undefined || id === undefined) continue;
      this.add(kind, kind === "phone" ? (parsePhone(id, hints) ?? "") : id);
    }
  }

  /** What was found, strongest first. */
  identifiers(): Identifier[] {
    return byStrength(this.#found);
  }

  /** Why nothing was found, for people. */
  explain(): string {
    return this.#refused.length === 0
      ? "no userId, anonymousId, e-mail, phone, loyalty card or external id"
      : `no usable identifier: ${this.#refused.slice(0, 3).join("; ")}`;
  }
}

function externalKind(name: string): IdentifierKind | undefined {
  switch (name) {
    case "user_id":
    case "userid":
    case "user":
      return "user";
    case "anonymous_id":
    case "anonymousid":
    case "anonymous":
      return "anonymous";
    case "email":
    case "phone":
    case "loyalty":
      return name;
    default: {
      const kind = `external:${name}`;
      return isIdentifierKind(kind) ? kind : undefined;
    }
  }
}

const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** The kind of an alias's `previousId`: an e-mail by its shape, else the id somebody had before they were known. */
export function previousIdKind(previous: string): IdentifierKind {
  return !uuid.test(previous) && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(previous) ? "email" : "anonymous";
}

/** Where a message says the person is. */
export function hintsOf(context: JsonObject, traits: JsonObject): PhoneHints {
  const address = objectOf(traits.address);
  const country = address.country ?? traits.country ?? address.countryCode ?? traits.countryCode;
  return { country, timezone: context.timezone, locale: context.locale };
}
