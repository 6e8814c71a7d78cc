// Who is in a segment by looking at every customer's whole history one by one: what the SQL of segments is held against.

import type { Interaction } from "../../src/domain/interaction.ts";
import type { ResolvedSegment } from "../../src/domain/segment.ts";
import { type CustomerHistory, isMember } from "../../src/domain/segment-membership.ts";
import { customersOf, traitsOf } from "./naive-people.ts";
import type { SampleLog } from "./sample-log.ts";

/** The history of every customer who has an interaction in these units; null or undefined is all units. */
export function historiesOf(
  log: SampleLog,
  units: readonly string[] | null | undefined,
): Map<string, CustomerHistory> {
  const customer = customersOf(log);
  const trait = traitsOf(log, customer);
  const keys = [...new Set(log.traits.map(({ key }) => key))];
  const byCustomer = new Map<string, Interaction[]>();
  for (const interaction of log.interactions) {
    if (units && !units.includes(interaction.unit)) continue;
    const who = customer(interaction.identity);
    byCustomer.set(who, [...(byCustomer.get(who) ?? []), interaction]);
  }
  return new Map(
    [...byCustomer].map(([who, interactions]) => [
      who,
      { interactions, traits: Object.fromEntries(keys.map((key) => [key, trait(who, key)])) },
    ]),
  );
}

/** The customers of each segment, by id. */
export function naiveMembers(
  log: SampleLog,
  segments: ReadonlyMap<string, ResolvedSegment> | undefined,
  units: readonly string[] | null | undefined,
): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  if (!segments || segments.size === 0) return members;
  const histories = [...historiesOf(log, units)];
  for (const [id, segment] of segments)
    members.set(
      id,
      new Set(histories.filter(([, history]) => isMember(segment, history)).map(([who]) => who)),
    );
  return members;
}
