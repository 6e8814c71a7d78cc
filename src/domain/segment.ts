// A segment: a condition on customers and on what happened with them, by name. Here its shape alone, which the web app can
// load without any checker; what it accepts is checked by `segment-schema.ts`, said in words by `segment-sentence.ts`, and
// decided for one customer by `segment-membership.ts`. Everything is judged at one moment, so that a window such as "the
// last 90 days" is the same in every part of a question.

import type { CustomerKind } from "./customer.ts";
import { parseMoment } from "./period.ts";

/** Fields of an interaction that hold text. */
export const didFields = [
  "kind",
  "channel",
  "touchpoint",
  "stage",
  "event",
  "unit",
  "employee",
  "campaign",
  "product",
  "outcome",
  "language",
  "source",
] as const;

/** Fields of an interaction that hold an amount: minutes of waiting, minutes that it took, money. */
export const amountFields = ["wait_minutes", "duration_minutes", "amount"] as const;

/** Fields of an answer by which it can be narrowed. An answer may speak of another touchpoint than where it was given. */
export const answerFields = [
  "touchpoint",
  "channel",
  "stage",
  "question",
  "unit",
  "language",
  "source",
] as const;

/** Metrics whose answers a segment can look at. */
export const segmentMetrics = ["nps", "csat", "ces", "rating"] as const;

/** What a customer brought in. */
export const valueKinds = ["revenue", "orders", "average_ticket"] as const;

/** The three groups of NPS. */
export const npsGroups = ["promoter", "passive", "detractor"] as const;

export type DidField = (typeof didFields)[number];
export type AmountField = (typeof amountFields)[number];
export type AnswerField = (typeof answerFields)[number];
export type SegmentMetric = (typeof segmentMetrics)[number];
export type ValueKind = (typeof valueKinds)[number];
export type NpsGroup = (typeof npsGroups)[number];

/** The field is (not) one of the values, or contains one of them ignoring case. */
export interface TextMatch<Field extends string = DidField> {
  readonly field: Field;
  readonly op: "is" | "is_not" | "contains";
  readonly values: readonly string[];
}

/** The amount is known and at least or at most this. */
export interface AmountMatch {
  readonly field: AmountField;
  readonly op: "at_least" | "at_most";
  readonly amount: number;
}

/**
 * When: within the last days, longer ago than so many days, or between two moments of which either may be open and `to` is
 * excluded. Dates are days of the workspace's time zone.
 */
export type When =
  | { readonly lastDays: number }
  | { readonly olderThanDays: number }
  | { readonly from?: string | undefined; readonly to?: string | undefined };

/** How many times. */
export interface Times {
  readonly op: "at_least" | "at_most" | "exactly";
  readonly n: number;
}

/** The customer's latest value of a trait, over all identities. Days are compared by the date that the value begins with. */
export type TraitLeaf = { readonly fact: "trait"; readonly key: string } & (
  | { readonly op: "is" | "is_not" | "contains"; readonly values: readonly string[] }
  | { readonly op: "exists" | "not_exists" }
  | { readonly op: "at_least" | "at_most"; readonly amount: number }
  | { readonly op: "before" | "after"; readonly day: string }
  | { readonly op: "last_days"; readonly days: number }
);

/** So many interactions fit all of `where`; once at least when `times` is absent. Zero times: it did not happen. */
export interface DidLeaf {
  readonly fact: "did";
  readonly where: readonly (TextMatch | AmountMatch)[];
  readonly times?: Times | undefined;
  readonly when?: When | undefined;
}

/**
 * The latest (or any) counted answer of a metric fits. `from` and `to` are included and read on the metric's own scale
 * (0–10, 1–5, 1–7): an answer given on another scale is read at the same place of it. `groups` is for NPS. Without any of
 * them every counted answer fits.
 */
export interface AnsweredLeaf {
  readonly fact: "answered";
  readonly metric: SegmentMetric;
  readonly which: "latest" | "any";
  readonly groups?: readonly NpsGroup[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly where?: readonly TextMatch<AnswerField>[] | undefined;
  readonly when?: When | undefined;
}

/** Money or orders, in the workspace's currency; money of other currencies does not count. No order, no average ticket. */
export interface ValueLeaf {
  readonly fact: "value";
  readonly of: ValueKind;
  readonly op: "at_least" | "at_most";
  readonly amount: number;
  readonly when?: When | undefined;
}

/** When the customer's first or last interaction was. */
export interface SeenLeaf {
  readonly fact: "seen";
  readonly which: "first" | "last";
  readonly when: When;
}

/** What kind of customer this is, as `decideCustomerKind` decides. */
export interface KindLeaf {
  readonly fact: "customer";
  readonly kinds: readonly CustomerKind[];
}

/** The customer is in another segment. */
export interface SegmentLeaf {
  readonly fact: "segment";
  readonly id: string;
}

export type SegmentLeafCondition =
  | TraitLeaf
  | DidLeaf
  | AnsweredLeaf
  | ValueLeaf
  | SeenLeaf
  | KindLeaf
  | SegmentLeaf;

/** A tree of facts. An empty `all` holds for everyone; an empty `any` for nobody. */
export type SegmentCondition =
  | SegmentLeafCondition
  | { readonly all: readonly SegmentCondition[] }
  | { readonly any: readonly SegmentCondition[] }
  | { readonly not: SegmentCondition };

/** A segment as it is kept. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly condition: SegmentCondition;
}

/** The moment at which a condition is judged, the clocks its dates are read on, and the currency of its money. */
export interface SegmentClock {
  /** Milliseconds UTC. */
  readonly now: number;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** A condition ready to be judged: no segment in it refers to another. */
export interface ResolvedSegment extends SegmentClock {
  readonly condition: SegmentCondition;
}

/** A stretch of time in milliseconds; null is open, `to` is excluded. */
export interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
}

const dayMs = 86_400_000;

/** The stretch that a window means now; days are 24 hours back from now. */
export function stretchOf(when: When | undefined, clock: SegmentClock): Stretch {
  if (when === undefined) return { from: null, to: null };
  if ("lastDays" in when) return { from: clock.now - when.lastDays * dayMs, to: clock.now };
  if ("olderThanDays" in when) return { from: null, to: clock.now - when.olderThanDays * dayMs };
  const { from, to } = when;
  return {
    from: from === undefined ? null : parseMoment(clock.timeZone, from),
    to: to === undefined ? null : parseMoment(clock.timeZone, to),
  };
}

/** The conditions directly below a group; empty for a leaf. */
export function partsOf(condition: SegmentCondition): readonly SegmentCondition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  return "not" in condition ? [condition.not] : [];
}

/** How many levels a condition has (a leaf is one) and how many leaves. */
export function sizeOf(condition: SegmentCondition): { readonly depth: number; readonly leaves: number } {
  const parts = partsOf(condition).map(sizeOf);
  if ("fact" in condition) return { depth: 1, leaves: 1 };
  return {
    depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
    leaves: parts.reduce((sum, { leaves }) => sum + leaves, 0),
  };
}

/** Ids of the segments that a condition refers to. */
export function segmentsIn(condition: SegmentCondition): Set<string> {
  if ("fact" in condition) return new Set(condition.fact === "segment" ? [condition.id] : []);
  return new Set(partsOf(condition).flatMap((part) => [...segmentsIn(part)]));
}

/**
 * Puts the conditions of other segments in the place of their names. `find` gives one by id; `miss` is told of an id that
 * it does not have or that leads back to itself, and throws.
 */
export function expandSegments(
  condition: SegmentCondition,
  find: (id: string) => SegmentCondition | undefined,
  miss: (id: string, why: "unknown" | "cycle") => never,
  open: readonly string[] = [],
): SegmentCondition {
  const expand = (part: SegmentCondition) => expandSegments(part, find, miss, open);
  if ("all" in condition) return { all: condition.all.map(expand) };
  if ("any" in condition) return { any: condition.any.map(expand) };
  if ("not" in condition) return { not: expand(condition.not) };
  if (condition.fact !== "segment") return condition;
  const { id } = condition;
  if (open.includes(id)) return miss(id, "cycle");
  const found = find(id);
  if (found === undefined) return miss(id, "unknown");
  return expandSegments(found, find, miss, [...open, id]);
}
