// Who the customer of a row is: identifiers in their comparable form, phones in E.164. Values that stand for nobody are passed
// over; a row that is left without any identifier is broken, and says which were tried.

import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type Identifier, isIdentifierKind, parseIdentifier } from "../../../domain/identifier.ts";
import type { RecipeCustomer } from "../../../domain/recipe.ts";
import { BrokenCell } from "./broken-cell.ts";
import { type Compiling, compileTemplate } from "./compile-value.ts";
import type { Row } from "./row.ts";

/** The identifiers of a row, at least one. */
export type IdentifiersOf = (row: Row) => readonly Identifier[];

interface Source {
  readonly kind: string;
  readonly fallback: boolean;
  readonly read: (row: Row) => { readonly identifier?: Identifier; readonly problem?: string };
}

/** Compiles the list of identifiers; fallbacks are asked only when no other can be used. */
export function compileCustomer(list: readonly RecipeCustomer[], compiling: Compiling): IdentifiersOf {
  const sources = list.map((customer) => compileSource(customer, compiling));
  const strict = sources.filter((source) => !source.fallback);
  const fallbacks = sources.filter((source) => source.fallback);
  return (row) => {
    const found: Identifier[] = [];
    const problems: string[] = [];
    for (const group of [strict, fallbacks]) {
      for (const source of group) {
        const { identifier, problem } = source.read(row);
        if (identifier !== undefined) found.push(identifier);
        else problems.push(problem ?? `${source.kind} is blank`);
      }
      if (found.length > 0) return found;
    }
    throw new BrokenCell("no-identifier", problems.join("; "));
  };
}

function compileSource(customer: RecipeCustomer, compiling: Compiling): Source {
  const { kind, prefix = "", country } = customer;
  const text =
    customer.template === undefined
      ? compiling.columns.reader(customer.column ?? "")
      : compileTemplate(customer.template, compiling);
  const fallback = customer.fallback === true;
  if (!isIdentifierKind(kind)) return { kind, fallback, read: () => ({ problem: `${kind} is no kind` }) };
  let lastText = "";
  let last: ReturnType<Source["read"]> = {};
  const parse = (raw: string): ReturnType<Source["read"]> => {
    const value = kind === "phone" ? toE164(raw, country) : raw;
    const bare = parseIdentifier(kind, value);
    // A prefix must not make a valid value of one that stands for nobody.
    if (!bare.ok) return { problem: `${kind} "${raw.slice(0, 80)}" is ${bare.reason}` };
    if (prefix === "") return { identifier: bare.identifier };
    const whole = parseIdentifier(kind, prefix + bare.identifier.value);
    return whole.ok ? { identifier: whole.identifier } : { problem: `${kind} is ${whole.reason}` };
  };
  return {
    kind,
    fallback,
    read: (row) => {
      const raw = text(row);
      if (raw === "") return {};
      if (raw !== lastText) {
        last = parse(raw);
        lastText = raw;
      }
      return last;
    },
  };
}

/** A phone number in E.164 where it can be understood, else as it was. */
function toE164(raw: string, country: string | undefined): string {
  // An apostrophe before the number keeps spreadsheets from computing with it.
  const text = raw.replace(/^'/, "").replace(/^00(?=[1-9])/, "+");
  try {
    const options = country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {};
    return parsePhoneNumberFromString(text, { ...options, extract: false })?.number ?? raw;
  } catch {
    return raw;
  }
}
