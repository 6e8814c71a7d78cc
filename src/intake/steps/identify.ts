// The step that gives an arrival its identity, and collects which identifiers were seen together. The identity is the hash
// of the strongest identifier and needs nobody's consent; joins are written behind it, once for each new combination.
// Most arrivals come from people who came a moment before, so what was worked out for them is remembered within bounds.

import { byStrength, type Identifier } from "../../domain/identifier.ts";
import { hashIdentity } from "../../domain/identity-hash.ts";
import type { JoinClaim } from "../../domain/join-identities.ts";

const rememberedMax = 100_000;

/** Remembers which combinations of identifiers were already claimed, and what identity they gave, within bounds. */
export class ClaimMemory {
  #seen = new Set<string>();
  #identities = new Map<string, string>();

  /** True the first time that a combination is asked about since it was last forgotten. */
  isNew(key: string): boolean {
    if (this.#seen.has(key)) return false;
    if (this.#seen.size >= rememberedMax) this.#seen = new Set();
    this.#seen.add(key);
    return true;
  }

  /** The identity of identifiers that came before in this very order and have nothing more to claim. */
  identityOf(identifiers: string): string | undefined {
    return this.#identities.get(identifiers);
  }

  /** Keeps the identity of identifiers whose claim, if they make one, has been made. */
  keepIdentity(identifiers: string, identity: string): void {
    if (this.#identities.size >= rememberedMax) this.#identities = new Map();
    this.#identities.set(identifiers, identity);
  }

  /** Forgets everything; called when a block with new claims could not be written. */
  forget(): void {
    this.#seen = new Set();
    this.#identities = new Map();
  }
}

/** The identity of an arrival and the claim it makes, if any that is new. */
export interface Identified {
  readonly identity: string;
  readonly claim: JoinClaim | undefined;
}

/** Identifies by the strongest identifier. An anonymous id alone claims nothing. `identifiers` holds at least one. */
export function identify(
  workspace: number,
  identifiers: readonly Identifier[],
  facts: { readonly at: number; readonly evidence: () => string },
  memory: ClaimMemory,
): Identified {
  const written = writeIdentifiers(workspace, identifiers);
  const known = memory.identityOf(written);
  if (known !== undefined) return { identity: known, claim: undefined };
  const identified = identifyAnew(workspace, identifiers, facts, memory);
  memory.keepIdentity(written, identified.identity);
  return identified;
}

/** One text for a list of identifiers, different for different lists: lengths leave no room for doubt. */
function writeIdentifiers(workspace: number, identifiers: readonly Identifier[]): string {
  let text = String(workspace);
  for (const { kind, value } of identifiers) text += ` ${kind} ${value.length} ${value}`;
  return text;
}

function identifyAnew(
  workspace: number,
  identifiers: readonly Identifier[],
  facts: { readonly at: number; readonly evidence: () => string },
  memory: ClaimMemory,
): Identified {
  const single = identifiers.length === 1 ? identifiers[0] : undefined;
  if (single?.kind === "anonymous") return { identity: hashIdentity(workspace, single), claim: undefined };
  const hashed = byStrength(identifiers).map((identifier) => ({
    ...identifier,
    identity: hashIdentity(workspace, identifier),
  }));
  const identity = hashed[0]?.identity ?? "";
  if (!memory.isNew(hashed.map((identifier) => identifier.identity).join()))
    return { identity, claim: undefined };
  return { identity, claim: { identifiers: hashed, at: facts.at, evidence: facts.evidence() } };
}
