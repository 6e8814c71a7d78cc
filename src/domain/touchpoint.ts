// A kind of contact that the company names and owns, and the catalogue that gives every raw event its place.
// Placing is pure and ordered: what the sender said wins; else the first touchpoint, by position, whose rule holds; else none.

import { z } from "zod";
import { type Channel, channels } from "./channel.ts";
import {
  type Condition,
  compileCondition,
  conditionSchema,
  type FieldValue,
  type Predicate,
} from "./condition.ts";
import { type InteractionKind, interactionKinds } from "./interaction.ts";
import { type Stage, stages } from "./stage.ts";

/** Keys are lower case words joined by underscores. */
export const touchpointKeySchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_]{0,59}$/, "lower-case letters, digits and _, at most 60");

/** One entry of the catalogue. */
export const touchpointSchema = z.strictObject({
  key: touchpointKeySchema,
  names: z.strictObject({ es: z.string().min(1).max(120), en: z.string().min(1).max(120) }),
  channel: z.enum(channels),
  stage: z.enum(stages),
  kind: z.enum(interactionKinds).default("other"),
  direct: z.boolean().default(true),
  owner: z.string().max(200).default(""),
  /** What the company promises here. */
  standards: z
    .strictObject({
      waitMsMax: z.number().int().positive().optional(),
      csatMin: z.number().min(0).max(100).optional(),
    })
    .default({}),
  /** When an event that names no touchpoint belongs here; null means only when it is named. */
  rule: conditionSchema.nullable().default(null),
  /** Lower positions are tried first. */
  position: z.number().int().min(0).max(100_000).default(1000),
});

/** One entry of the catalogue, checked. */
export type Touchpoint = z.infer<typeof touchpointSchema>;

/** What a rule can look at. `property` reads a raw property by dotted name. */
export interface Placeable {
  readonly event: string;
  readonly url: string;
  readonly channel: string;
  readonly source: string;
  /** `track`, `page`, `screen` or `import`. */
  readonly type: string;
  readonly property: (name: string) => FieldValue;
}

/** Where something belongs. Empty text where the catalogue does not say. */
export interface Place {
  readonly touchpoint: string;
  readonly channel: Channel | "";
  readonly stage: Stage | "";
  readonly kind: InteractionKind | "";
  readonly direct: boolean;
}

function pathOf(url: string): string {
  const start = url.indexOf("://");
  const slash = url.indexOf("/", start < 0 ? 0 : start + 3);
  if (slash < 0) return start < 0 ? url : "/";
  const end = url.slice(slash).search(/[?#]/);
  return end < 0 ? url.slice(slash) : url.slice(slash, slash + end);
}

/** The value of a rule's field: event, url, path, channel, source, type or property.NAME. */
export function readPlaceable(thing: Placeable, field: string): FieldValue {
  switch (field) {
    case "event":
      return thing.event;
    case "url":
      return thing.url;
    case "path":
      return pathOf(thing.url);
    case "channel":
      return thing.channel;
    case "source":
      return thing.source;
    case "type":
      return thing.type;
    default:
      return field.startsWith("property.") ? thing.property(field.slice(9)) : undefined;
  }
}

/** The event names that a rule demands exactly, or undefined when it may hold for any name. */
function eventsOf(rule: Condition): readonly string[] | undefined {
  if ("field" in rule) {
    return rule.field === "event" && rule.op === "is"
      ? (rule.values ?? []).map((v) => String(v).toLowerCase())
      : undefined;
  }
  if ("all" in rule) {
    for (const part of rule.all) {
      const events = eventsOf(part);
      if (events) return events;
    }
    return undefined;
  }
  if ("any" in rule) {
    const parts = rule.any.map(eventsOf);
    return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  return undefined;
}

/** The conditions of which one is enough. */
function alternativesOf(rule: Condition): readonly Condition[] {
  return "any" in rule ? rule.any : [rule];
}

function placeOf(touchpoint: Touchpoint): Place {
  const { key, channel, stage, kind, direct } = touchpoint;
  return { touchpoint: key, channel, stage, kind, direct };
}

interface FiledRule {
  readonly position: number;
  readonly holds: Predicate;
  readonly place: Place;
}

/** A catalogue made ready for placing many events. */
export class Catalogue {
  readonly touchpoints: readonly Touchpoint[];
  readonly #byKey = new Map<string, Place>();
  readonly #byEvent = new Map<string, FiledRule[]>();
  readonly #anyEvent: FiledRule[] = [];

  constructor(touchpoints: readonly Touchpoint[]) {
    this.touchpoints = [...touchpoints].sort((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));
    for (const [position, touchpoint] of this.touchpoints.entries()) {
      const place = placeOf(touchpoint);
      this.#byKey.set(touchpoint.key, place);
      if (touchpoint.rule === null) continue;
      // Alternatives are filed one by one, so that a page rule beside an event rule costs other events nothing.
      for (const rule of alternativesOf(touchpoint.rule))
        this.#file(eventsOf(rule), { position, holds: compileCondition(rule), place });
    }
  }

  #file(events: readonly string[] | undefined, entry: FiledRule): void {
    if (events === undefined) this.#anyEvent.push(entry);
    else
      for (const event of new Set(events)) {
        const list = this.#byEvent.get(event) ?? [];
        list.push(entry);
        this.#byEvent.set(event, list);
      }
  }

  /** The place of a touchpoint that the sender named; undefined when the catalogue has no such key. */
  named(key: string): Place | undefined {
    return this.#byKey.get(key);
  }

  /** The place that the first fitting rule gives; undefined when none fits. */
  match(thing: Placeable): Place | undefined {
    const read = (field: string) => readPlaceable(thing, field);
    const exact = this.#byEvent.get(thing.event.toLowerCase())?.find((entry) => entry.holds(read));
    const open = this.#anyEvent.find(
      (entry) => (exact === undefined || entry.position < exact.position) && entry.holds(read),
    );
    return (open ?? exact)?.place;
  }
}
