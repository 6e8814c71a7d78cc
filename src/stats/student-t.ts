/**
 * Student's t distribution with a real number of degrees of freedom (effective sizes are seldom whole).
 *
 * Invariant: the upper tail is ½·I_x(df/2, ½) with x = df/(df + t²), exact in the far tail too; the
 * quantile is solved on that tail, so the two always agree. From 100,000 degrees of freedom on the tail is
 * Hill's transformation to the normal (Algorithm 395, Communications of the ACM 13, 1970), exact there.
 */

import { incompleteBeta, logBeta } from "./incomplete-beta.ts";
import { DEFAULT_CONFIDENCE, requireAtLeast, requireConfidence } from "./interval.ts";
import { normalQuantile, normalTail } from "./normal.ts";

const HILL_FROM = 1e5;

/** P(T > t) for `df` > 0 degrees of freedom. t may be infinite, not NaN. */
export function studentTTail(t: number, df: number): number {
  if (Number.isNaN(t)) throw new RangeError("t is not a number");
  requireAtLeast("df", df, Number.MIN_VALUE);
  if (t < 0) return 1 - studentTTail(-t, df);
  if (t === 0) return 0.5;
  if (df >= HILL_FROM) return normalTail(hillNormal(t, df));
  const ratio = (t / df) * t;
  if (ratio === Number.POSITIVE_INFINITY) return 0;
  return 0.5 * incompleteBeta(1 / (1 + ratio), df / 2, 0.5, ratio / (1 + ratio));
}

/** P(T ≤ t) for `df` > 0 degrees of freedom. */
export function studentTCdf(t: number, df: number): number {
  return studentTTail(-t, df);
}

/** The t with P(T ≤ t) = p, for 0 < p < 1 and `df` ≥ 1; RangeError otherwise. */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p is ${p}; a quantile needs 0 < p < 1`);
  requireAtLeast("df", df, 1);
  if (p === 0.5) return 0;
  return p > 0.5 ? quantileOfTail(1 - p, df) : -quantileOfTail(p, df);
}

/** The t that leaves (1 − confidence)/2 in each tail, `df` ≥ 1. */
export function criticalT(df: number, confidence: number = DEFAULT_CONFIDENCE): number {
  return -studentTQuantile((1 - requireConfidence(confidence)) / 2, df);
}

/** The normal deviate with the tail of t > 0, for many degrees of freedom. */
function hillNormal(t: number, df: number): number {
  const a = df - 0.5;
  const b = 48 * a * a;
  const y = a * Math.log1p((t / df) * t);
  const correction = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
  return ((correction + y + 3) / b + 1) * Math.sqrt(y);
}

/** Solves tail(t) = q, 0 < q < ½: Newton on the logarithms, which are nearly straight, held in a bracket. */
function quantileOfTail(q: number, df: number): number {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let t = -normalQuantile(q);
  t *= 1 + (t * t + 1) / (4 * df);
  const logDensityAtZero = -logBeta(df / 2, 0.5) - 0.5 * Math.log(df);
  for (let step = 0; step < 200; step += 1) {
    const tail = studentTTail(t, df);
    if (tail > q) low = t;
    else high = t;
    const logDensity = logDensityAtZero - ((df + 1) / 2) * Math.log1p((t * t) / df);
    const slope = (Math.exp(logDensity) * t) / tail;
    let next = t * Math.exp(Math.log(tail / q) / slope);
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? t * 2 : (low + high) / 2;
    if (Math.abs(next - t) <= 4e-16 * t) return next;
    t = next;
  }
  return t;
}
