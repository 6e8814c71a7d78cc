// Whether one customer is in a segment, decided from their history alone: the definition that the log's SQL must agree with
// (test/warehouse holds the two against each other), and what decides where only one customer is at hand.
// Invariant: the history holds everything its asker may see of the customer, of all identities, and nothing else.

import { decideCustomerKind } from "./customer.ts";
import type { Answer, Interaction } from "./interaction.ts";
import { CES_SCALE } from "./metric/ces.ts";
import { CSAT_SCALE } from "./metric/csat.ts";
import { NPS_SCALE, npsGroupOf } from "./metric/nps.ts";
import { RATING_SCALE } from "./metric/rating.ts";
import { localTime } from "./period.ts";
import { positionOnScale, type Scale, scoreAtPosition } from "./scale.ts";
import {
  type AmountMatch,
  type AnsweredLeaf,
  type AnswerField,
  type DidLeaf,
  type ResolvedSegment,
  type SegmentClock,
  type SegmentCondition,
  type SegmentMetric,
  type Stretch,
  stretchOf,
  type TextMatch,
  type TraitLeaf,
  type ValueLeaf,
} from "./segment.ts";

/** What is known of one customer: the latest value of each trait, and every interaction in any order. */
export interface CustomerHistory {
  readonly traits: Readonly<Record<string, string>>;
  readonly interactions: readonly Interaction[];
}

/** The scale that scores are read on, and whether answers given on others do not count at all. */
export const segmentScales: Readonly<
  Record<SegmentMetric, { readonly own: Scale; readonly only: boolean; readonly whole: boolean }>
> = {
  nps: { own: NPS_SCALE, only: true, whole: true },
  csat: { own: CSAT_SCALE, only: false, whole: false },
  ces: { own: CES_SCALE, only: true, whole: false },
  rating: { own: RATING_SCALE, only: false, whole: false },
};

/** What two scores read from different scales may differ by and still be the same. */
export const scoreTolerance = 1e-9;

/** A number as traits write one: no other letters, a point for decimals. */
export const traitNumberPattern = "^[-+]?[0-9]{1,15}([.][0-9]{1,10})?$";
/** A value that begins with a day. */
export const traitDayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}";

const isNumber = new RegExp(traitNumberPattern);
const isDay = new RegExp(traitDayPattern);

function within({ from, to }: Stretch, at: number): boolean {
  return (from === null || at >= from) && (to === null || at < to);
}

function fitsText({ op, values }: Pick<TextMatch<string>, "op" | "values">, value: string): boolean {
  if (op === "contains") return values.some((wanted) => value.toLowerCase().includes(wanted.toLowerCase()));
  return values.includes(value) === (op === "is");
}

const minuteMs = 60_000;

function fitsAmount({ field, op, amount }: AmountMatch, it: Interaction): boolean {
  const value = { wait_minutes: it.waitMs, duration_minutes: it.durationMs, amount: it.revenue }[field];
  if (value === null) return false;
  const bound = field === "amount" ? amount : amount * minuteMs;
  return op === "at_least" ? value >= bound : value <= bound;
}

/** The day that a zone's clock shows, as `2026-01-31`. */
export function dayIn(zone: string, at: number): string {
  const { year, month, day } = localTime(zone, at);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

const dayMs = 86_400_000;

function fitsTrait(leaf: TraitLeaf, value: string, clock: SegmentClock): boolean {
  switch (leaf.op) {
    case "is":
    case "is_not":
      return fitsText({ op: leaf.op, values: leaf.values }, value);
    case "contains":
      return value !== "" && fitsText({ op: leaf.op, values: leaf.values }, value);
    case "exists":
      return value !== "";
    case "not_exists":
      return value === "";
    case "at_least":
      return isNumber.test(value) && Number(value) >= leaf.amount;
    case "at_most":
      return isNumber.test(value) && Number(value) <= leaf.amount;
    case "before":
      return isDay.test(value) && value.slice(0, 10) < leaf.day;
    case "after":
      return isDay.test(value) && value.slice(0, 10) > leaf.day;
    case "last_days": {
      const day = value.slice(0, 10);
      const first = dayIn(clock.timeZone, clock.now - leaf.days * dayMs);
      return isDay.test(value) && day >= first && day <= dayIn(clock.timeZone, clock.now);
    }
  }
}

function fitsTimes({ times }: DidLeaf, n: number): boolean {
  if (times === undefined) return n >= 1;
  switch (times.op) {
    case "at_least":
      return n >= times.n;
    case "at_most":
      return n <= times.n;
    case "exactly":
      return n === times.n;
  }
}

/** The score of an answer on the metric's own scale; null when it does not count. */
function scoreOf(metric: SegmentMetric, answer: Answer): number | null {
  const { own, only, whole } = segmentScales[metric];
  if (answer.metric !== metric || answer.score === null || !(answer.weight > 0)) return null;
  const scale = { min: answer.scaleMin ?? own.min, max: answer.scaleMax ?? own.max };
  if (only ? scale.min !== own.min || scale.max !== own.max : !(scale.min < scale.max)) return null;
  if (answer.score < scale.min || answer.score > scale.max) return null;
  if (whole && !Number.isInteger(answer.score)) return null;
  return only ? answer.score : scoreAtPosition(own, positionOnScale(scale, answer.score));
}

function fitsScore({ groups, from, to }: AnsweredLeaf, score: number): boolean {
  return (
    (groups?.includes(npsGroupOf(score)) ?? true) &&
    (from === undefined || score >= from - scoreTolerance) &&
    (to === undefined || score <= to + scoreTolerance)
  );
}

function answerField(field: AnswerField, it: Interaction, answer: Answer): string {
  switch (field) {
    case "touchpoint":
    case "channel":
    case "stage":
    case "question":
      return answer[field];
    case "unit":
    case "language":
    case "source":
      return it[field];
  }
}

function answered(leaf: AnsweredLeaf, history: CustomerHistory, clock: SegmentClock): boolean {
  const stretch = stretchOf(leaf.when, clock);
  const given = history.interactions.flatMap((it) =>
    it.answers.flatMap((answer, place) => {
      const score = scoreOf(leaf.metric, answer);
      const isMeant = (leaf.where ?? []).every((match) =>
        fitsText(match, answerField(match.field, it, answer)),
      );
      return score !== null && isMeant && within(stretch, it.at)
        ? [{ at: it.at, id: BigInt(it.id), place, score }]
        : [];
    }),
  );
  if (leaf.which === "any") return given.some(({ score }) => fitsScore(leaf, score));
  given.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.place - b.place));
  const latest = given.at(-1);
  return latest !== undefined && fitsScore(leaf, latest.score);
}

/** Money is added up in ten-thousandths, as the log keeps it. */
const moneySteps = 10_000;

function fitsValue(leaf: ValueLeaf, history: CustomerHistory, clock: SegmentClock): boolean {
  const stretch = stretchOf(leaf.when, clock);
  let revenue = 0;
  let ofOrders = 0;
  const orders = new Set<string>();
  for (const { revenue: money, currency, order, id, at } of history.interactions) {
    if (money === null || (currency !== "" && currency !== clock.currency) || !within(stretch, at)) continue;
    const steps = Math.round(money * moneySteps);
    revenue += steps;
    if (order === "" && money < 0) continue;
    ofOrders += steps;
    orders.add(order === "" ? `id ${id}` : `order ${order}`);
  }
  if (leaf.of === "average_ticket" && orders.size === 0) return false;
  const value = {
    revenue: revenue / moneySteps,
    orders: orders.size,
    average_ticket: ofOrders / moneySteps / orders.size,
  }[leaf.of];
  return leaf.op === "at_least" ? value >= leaf.amount : value <= leaf.amount;
}

function lastOf(history: CustomerHistory, fits: (it: Interaction) => boolean): number | null {
  const times = history.interactions.filter(fits).map(({ at }) => at);
  return times.length === 0 ? null : Math.max(...times);
}

/** Whether the customer with this history is in the segment. Throws RangeError for a segment that refers to others. */
export function isMember(segment: ResolvedSegment, history: CustomerHistory): boolean {
  const judge = (condition: SegmentCondition): boolean => {
    if ("all" in condition) return condition.all.every(judge);
    if ("any" in condition) return condition.any.some(judge);
    if ("not" in condition) return !judge(condition.not);
    switch (condition.fact) {
      case "trait":
        return fitsTrait(condition, history.traits[condition.key] ?? "", segment);
      case "did": {
        const stretch = stretchOf(condition.when, segment);
        const fitting = history.interactions.filter(
          (it) =>
            within(stretch, it.at) &&
            condition.where.every((match) =>
              "amount" in match ? fitsAmount(match, it) : fitsText(match, it[match.field]),
            ),
        );
        return fitsTimes(condition, fitting.length);
      }
      case "answered":
        return answered(condition, history, segment);
      case "value":
        return fitsValue(condition, history, segment);
      case "seen": {
        const times = history.interactions.map(({ at }) => at);
        const at = condition.which === "first" ? Math.min(...times) : Math.max(...times);
        return times.length > 0 && within(stretchOf(condition.when, segment), at);
      }
      case "customer":
        return condition.kinds.includes(
          decideCustomerKind({
            lastBoughtAt: lastOf(history, (it) => it.kind === "bought" || (it.revenue ?? 0) > 0),
            lastLeftAt: lastOf(history, (it) => it.kind === "left"),
          }),
        );
      case "segment":
        throw new RangeError(`The segment ${condition.id} was not put in place of its name`);
    }
  };
  return judge(segment.condition);
}
