// The few words in which the default catalogue is written: an entry, and the conditions its rules are made of.
// Event rules leave page and screen views aside, so that a page called "Baja" is a visit and never a departure.

import type { Channel } from "../channel.ts";
import type { Condition } from "../condition.ts";
import type { InteractionKind } from "../interaction.ts";
import type { Stage } from "../stage.ts";
import type { Touchpoint } from "../touchpoint.ts";

/** One second in milliseconds. */
export const second = 1000;
/** One minute in milliseconds. */
export const minute = 60 * second;
/** One hour in milliseconds. */
export const hour = 60 * minute;
/** One day in milliseconds. */
export const day = 24 * hour;

/** An entry before its position is known: entries are tried in the order in which they are written. */
export type Entry = Omit<Touchpoint, "position">;

/** What is not said of an entry: no standards, direct. */
export interface EntryMore {
  readonly waitMsMax?: number;
  readonly csatMin?: number;
  readonly direct?: boolean;
}

/** One entry: key, name in Spanish and English, where it stands, what kind of thing happens, and its rule. */
export function entry(
  key: string,
  names: readonly [es: string, en: string],
  place: readonly [channel: Channel, stage: Stage, kind: InteractionKind],
  rule: Condition,
  more: EntryMore = {},
): Entry {
  const { waitMsMax, csatMin, direct } = more;
  return {
    key,
    names: { es: names[0], en: names[1] },
    channel: place[0],
    stage: place[1],
    kind: place[2],
    direct: direct ?? true,
    owner: "",
    standards: {
      ...(waitMsMax === undefined ? {} : { waitMsMax }),
      ...(csatMin === undefined ? {} : { csatMin }),
    },
    rule,
  };
}

function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Every way in which senders write a name: as it is, with underscores, without accents. Upper and lower case are the same. */
export function spellingsOf(name: string): string[] {
  const plain = withoutAccents(name);
  return [...new Set([name, plain, name.replace(/\s+/g, "_"), plain.replace(/\s+/g, "_")])];
}

const notAView: Condition = { field: "type", op: "is_not", values: ["page", "screen"] };

function named(names: readonly string[]): Condition {
  return { field: "event", op: "is", values: names.flatMap(spellingsOf) };
}

/** The event has one of these names. */
export function event(...names: readonly string[]): Condition {
  return { all: [named(names), notAView] };
}

/** The event has one of these names and its sender said one of these channels. */
export function eventOn(channels: readonly Channel[], names: readonly string[]): Condition {
  return { all: [named(names), notAView, { field: "channel", op: "is", values: [...channels] }] };
}

/** The event has one of these names and a property says one of these values. */
export function eventWith(names: readonly string[], property: string, values: readonly string[]): Condition {
  return { all: [named(names), notAView, { field: `property.${property}`, op: "is", values: [...values] }] };
}

const aPage: Condition = { field: "type", op: "is", values: ["page"] };

/** A page view whose path contains one of these parts. */
export function page(...parts: readonly string[]): Condition {
  return { all: [aPage, { field: "path", op: "contains", values: parts }] };
}

/** A page view whose path is exactly one of these. */
export function pageAt(...paths: readonly string[]): Condition {
  return { all: [aPage, { field: "path", op: "is", values: paths }] };
}

/** One of these conditions holds. */
export function either(...conditions: readonly Condition[]): Condition {
  return { any: conditions };
}
