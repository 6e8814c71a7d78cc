// Turns the items of one block into rows, in memory: ids, duplicates, places, identities. Nothing is written here.
// Of messages with the same id the first one counts; the rest are duplicates.

import type { ArrivedInteraction } from "../domain/arrival.ts";
import type { Identifier } from "../domain/identifier.ts";
import { halvesOf, hashMessage } from "../domain/identity-hash.ts";
import type { Interaction } from "../domain/interaction.ts";
import type { JoinClaim } from "../domain/join-identities.ts";
import type { Catalogue } from "../domain/touchpoint.ts";
import type { Item } from "./item.ts";
import { type ClaimMemory, identify } from "./steps/identify.ts";
import type { MessageFilter } from "./steps/message-filter.ts";
import { placeAnswer, placeInteraction } from "./steps/place.ts";

/** A trait of the customer behind an identity, as it was at a moment. */
export interface TraitRow {
  readonly workspace: number;
  readonly identity: string;
  readonly key: string;
  readonly value: string;
  readonly at: number;
}

/** An item that is neither broken nor skipped, with the id of its message. */
export interface NamedItem {
  readonly item: Item;
  readonly id: string;
}

/** What a block will write. */
export interface PreparedBlock {
  readonly interactions: Interaction[];
  /** How many of the messages were profiles. */
  profiles: number;
  readonly traits: TraitRow[];
  readonly claims: JoinClaim[];
}

/** What cannot be read has no message id of its own: its content stands in, so that it too is kept once. */
function messageOf({ arrival, line, raw }: Item): string {
  return arrival.type === "broken" ? `\u0001broken ${line ?? ""} ${raw()}` : arrival.messageId;
}

/** Gives each item the id of its message, and parts what may be in the log already from what surely is not. */
export function nameItems(
  items: readonly Item[],
  facts: { readonly workspace: number; readonly source: string },
  filter: MessageFilter,
): { readonly named: NamedItem[]; readonly repeated: number; readonly doubtful: string[] } {
  const named: NamedItem[] = [];
  const seen = new Set<string>();
  const doubtful: string[] = [];
  let repeated = 0;
  for (const item of items) {
    const id = hashMessage(facts.workspace, facts.source, messageOf(item));
    if (seen.has(id)) {
      repeated += 1;
      continue;
    }
    seen.add(id);
    const [high, low] = halvesOf(id);
    if (filter.mayHave(facts.workspace, high, low)) doubtful.push(id);
    named.push({ item, id });
  }
  return { named, repeated, doubtful };
}

interface PrepareFacts {
  readonly workspace: number;
  readonly source: string;
  readonly catalogue: Catalogue;
  readonly memory: ClaimMemory;
}

/** What was said of the place, in a fixed order so that equal sayings are equal texts; empty for nothing. */
function saidText({ said: { channel, stage, kind, direct } }: ArrivedInteraction): string {
  if (channel === undefined && stage === undefined && kind === undefined && direct === undefined) return "";
  const text = JSON.stringify({ channel, stage, kind, direct });
  return text === "{}" ? "" : text;
}

const noAnswers: Interaction["answers"] = [];

function propertiesText(properties: ArrivedInteraction["properties"]): string {
  const text = JSON.stringify(properties);
  return text === "{}" ? "" : text;
}

function toInteraction(
  arrival: ArrivedInteraction,
  ids: { readonly id: string; readonly identity: string; readonly seq: number; readonly received: number },
  facts: PrepareFacts,
): Interaction {
  const placed = placeInteraction(arrival, facts.source, facts.catalogue);
  // Written out in one literal on purpose: spreading makes an object of this size several times slower to build.
  return {
    touchpoint: placed.touchpoint,
    channel: placed.channel,
    stage: placed.stage,
    kind: placed.kind,
    direct: placed.direct,
    placement: placed.placement,
    workspace: facts.workspace,
    identity: ids.identity,
    at: arrival.at,
    seq: ids.seq,
    id: ids.id,
    received: ids.received,
    event: arrival.event,
    unit: arrival.unit ?? "",
    employee: arrival.employee ?? "",
    campaign: arrival.campaign ?? "",
    product: arrival.product ?? "",
    order: arrival.order ?? "",
    outcome: arrival.outcome ?? "",
    waitMs: arrival.waitMs ?? null,
    durationMs: arrival.durationMs ?? null,
    revenue: arrival.revenue ?? null,
    currency: arrival.currency ?? "",
    language: arrival.language ?? "",
    session: arrival.session ?? "",
    url: arrival.url ?? "",
    source: facts.source,
    sourceId: arrival.sourceId ?? "",
    properties: propertiesText(arrival.properties),
    answers:
      arrival.answers.length === 0
        ? noAnswers
        : arrival.answers.map((answer) => placeAnswer(answer, placed, facts.catalogue)),
    response:
      arrival.continues === undefined
        ? ids.id
        : hashMessage(facts.workspace, facts.source, arrival.continues),
    callType: arrival.callType,
    said: saidText(arrival),
  };
}

/** Makes the rows of the items that are new. */
export function prepareBlock(named: readonly NamedItem[], facts: PrepareFacts): PreparedBlock {
  const block: PreparedBlock = { interactions: [], profiles: 0, traits: [], claims: [] };
  const claimOf = (identifiers: readonly Identifier[], at: number, item: Item, name: string) => {
    const evidence = () =>
      item.line === null ? `${name} call of ${facts.source}` : `row ${item.line} of ${facts.source}`;
    const { identity, claim } = identify(facts.workspace, identifiers, { at, evidence }, facts.memory);
    if (claim) block.claims.push(claim);
    return identity;
  };
  const keepTraits = (
    identity: string,
    at: number,
    traits: Readonly<Record<string, unknown>> | undefined,
  ) => {
    for (const [key, value] of Object.entries(traits ?? {}))
      block.traits.push({ workspace: facts.workspace, identity, key, value: String(value), at });
  };
  for (const [seq, { item, id }] of named.entries()) {
    const { arrival, received } = item;
    if (arrival.type === "interaction") {
      const identity = claimOf(arrival.identifiers, arrival.at, item, arrival.callType);
      block.interactions.push(toInteraction(arrival, { id, identity, seq, received }, facts));
      keepTraits(identity, arrival.at, arrival.traits);
    } else if (arrival.type === "profile") {
      const identity = claimOf(arrival.identifiers, arrival.at, item, arrival.callType);
      keepTraits(identity, arrival.at, arrival.traits);
      block.profiles += 1;
    }
  }
  return block;
}
