/**
 * Which touchpoints need attention, and why: the one definition of the ranking.
 *
 * A touchpoint is listed only for what is sure: its 95 % interval lies wholly below the reference (the standard promised
 * there, else the total), its change for the worse is significant, or its promise on waiting is broken. What is indicative
 * says nothing and is never listed. Severity adds up what is sure of each, as a part of the whole scale (0..1): the distance
 * from the interval's near edge to the reference, the smallest fall that the interval of the change allows, the share of
 * waits that came late beyond those tolerated. Reach is the touchpoint's share of the interactions at all touchpoints that
 * were measured (of the answers, where no interactions are known). The rank is severity × reach: for shares and differences
 * of shares, about how much the total would gain if this touchpoint were as good as the reference. What people say comes before what
 * only the clock says. More is better in every metric that is ranked here.
 */

import { waitShareMin } from "./standard.ts";

/** What is known of one touchpoint. Scores and changes in the unit of the metric. */
export interface AttentionFacts {
  readonly touchpoint: string;
  /** Its own figure; undefined when nobody answered there. */
  readonly measure?: {
    readonly score: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly n: number;
    readonly indicative: boolean;
  };
  /** The change against the comparison; absent when nothing was compared. */
  readonly change?: {
    readonly change: number | null;
    readonly high: number | null;
    readonly significant: boolean;
  };
  /** The least that is promised of this metric here. */
  readonly standard?: number;
  readonly interactions: number;
  /** Waits that were longer than promised, of all that were measured; absent unless the promise is surely broken. */
  readonly late?: { readonly n: number; readonly within: number };
}

/** What the ranking is made against. `span` is from the lowest to the highest score that the metric can have. */
export interface AttentionScale {
  readonly total: number | null;
  readonly span: number;
}

/** One sure reason, with the figure that people read: points are those of the estimate, not of the interval's edge. */
export type AttentionReason =
  | { readonly kind: "below-total"; readonly points: number }
  | { readonly kind: "below-standard"; readonly points: number; readonly standard: number }
  | { readonly kind: "falling"; readonly points: number }
  /** Share of waits that were longer than promised, 0..1. */
  | { readonly kind: "late"; readonly share: number };

/** A touchpoint that needs attention; reasons come weightiest first. */
export interface Attention {
  readonly touchpoint: string;
  readonly reasons: readonly AttentionReason[];
  /** 0..; the sum of what is sure of each reason, as a part of the scale. */
  readonly severity: number;
  /** 0..1 */
  readonly reach: number;
  /** severity × reach */
  readonly weight: number;
}

type Weighed = { readonly reason: AttentionReason; readonly sure: number };

function belowOf(facts: AttentionFacts, scale: AttentionScale): Weighed[] {
  const { measure, standard } = facts;
  if (measure === undefined || measure.indicative) return [];
  const { score, high } = measure;
  const reference = standard ?? scale.total;
  if (score === null || high === null || reference === null || high >= reference) return [];
  const points = reference - score;
  const reason: AttentionReason =
    standard === undefined ? { kind: "below-total", points } : { kind: "below-standard", points, standard };
  return [{ reason, sure: (reference - high) / scale.span }];
}

function fallOf({ measure, change }: AttentionFacts, scale: AttentionScale): Weighed[] {
  if (measure === undefined || measure.indicative || change === undefined || !change.significant) return [];
  if (change.change === null || change.change >= 0) return [];
  // Test and interval may disagree by a hair at the edge; what is sure is then nothing, not a gain.
  const sure = Math.max(0, -(change.high ?? 0)) / scale.span;
  return [{ reason: { kind: "falling", points: -change.change }, sure }];
}

function lateOf({ late }: AttentionFacts): Weighed[] {
  if (late === undefined || late.n <= 0) return [];
  const share = 1 - late.within / late.n;
  return [{ reason: { kind: "late", share }, sure: Math.max(0, share - (1 - waitShareMin)) }];
}

/** Whether the touchpoint was measured at all: only such share the reach among them. */
function isMeasured({ measure, late }: AttentionFacts): boolean {
  return (measure !== undefined && measure.score !== null && !measure.indicative) || late !== undefined;
}

/** Whether what people answered is among the reasons. */
function isSaid({ reasons }: Attention): boolean {
  return reasons.some(({ kind }) => kind !== "late");
}

/** The touchpoints that need attention, the first first. Facts come one per touchpoint, in any order. */
export function rankAttention(facts: readonly AttentionFacts[], scale: AttentionScale): Attention[] {
  const measured = facts.filter(isMeasured);
  const known = measured.some(({ interactions }) => interactions > 0);
  const sizeOf = (one: AttentionFacts) => (known ? one.interactions : (one.measure?.n ?? 0));
  const whole = measured.reduce((sum, one) => sum + sizeOf(one), 0);
  const ranked = measured.flatMap((one) => {
    const weighed = [...belowOf(one, scale), ...fallOf(one, scale), ...lateOf(one)];
    if (weighed.length === 0) return [];
    weighed.sort((a, b) => b.sure - a.sure);
    const severity = weighed.reduce((sum, { sure }) => sum + sure, 0);
    const reach = whole > 0 ? sizeOf(one) / whole : 0;
    const attention: Attention = {
      touchpoint: one.touchpoint,
      reasons: weighed.map(({ reason }) => reason),
      severity,
      reach,
      weight: severity * reach,
    };
    return [attention];
  });
  return ranked.sort(
    (a, b) =>
      Number(isSaid(b)) - Number(isSaid(a)) ||
      b.weight - a.weight ||
      b.severity - a.severity ||
      b.reach - a.reach ||
      (a.touchpoint < b.touchpoint ? -1 : 1),
  );
}
