// Someone to be asked, as a list, a segment or a program names them: by identifiers, with what is known of them. The
// strongest identifier says whose answer it will be; the others say where to reach them and join nobody.

import { byStrength, type Identifier, type IdentifierKind, parseIdentifier } from "./identifier.ts";

/** Someone as they are given. */
export interface GivenPerson {
  readonly user?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly loyalty?: string | undefined;
  readonly name?: string | undefined;
  /** BCP 47; the survey's first language when absent or unknown to it. */
  readonly language?: string | undefined;
  readonly unit?: string | undefined;
  /** Further values that the link carries. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
}

/** Someone who can be asked. */
export interface Invitee {
  readonly who: Identifier;
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string;
  readonly language: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/** Why someone cannot: nobody is named, or none of what names them identifies anyone. */
export type PersonProblem = "nobody" | "bad_email" | "bad_phone" | "bad_identifier";

const problems: Readonly<Record<string, PersonProblem>> = { email: "bad_email", phone: "bad_phone" };

/** Reads someone. An address that is wrong is a problem also where another identifier is right: it was meant to be used. */
export function parsePerson(given: GivenPerson): Invitee | PersonProblem {
  const found: Identifier[] = [];
  for (const kind of ["user", "loyalty", "email", "phone"] as const satisfies readonly IdentifierKind[]) {
    const raw = given[kind]?.trim();
    if (!raw) continue;
    const parsed = parseIdentifier(
      kind,
      kind === "phone" ? raw.replace(/[\s().-]/g, "").replace(/^00/, "+") : raw,
    );
    if (!parsed.ok) return problems[kind] ?? "bad_identifier";
    found.push(parsed.identifier);
  }
  const [who] = byStrength(found);
  if (!who) return "nobody";
  const unit = given.unit?.trim();
  const value = (kind: IdentifierKind) => found.find((one) => one.kind === kind)?.value ?? null;
  return {
    who,
    email: value("email"),
    phone: value("phone"),
    name: given.name?.trim() ?? "",
    language: given.language?.trim() ?? "",
    hidden: { ...given.hidden, ...(unit && { unit }) },
  };
}
