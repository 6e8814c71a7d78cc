/**
 * The standard normal distribution: density, cumulative, upper tail, quantile.
 *
 * The cumulative is Marsaglia's series near the centre (Journal of Statistical Software 11(4), 2004) and
 * Laplace's continued fraction in the tails, so that small tails keep their relative precision. The
 * quantile is Wichura's AS 241, PPND16 (Applied Statistics 37, 1988), good to about 1e-15.
 */

import { DEFAULT_CONFIDENCE, requireConfidence } from "./interval.ts";

const SQRT_2_PI = Math.sqrt(2 * Math.PI);
const SERIES_LIMIT = 2;

/** Density of the standard normal at x. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / SQRT_2_PI;
}

/** P(Z > x): the upper tail, with full relative precision however small. x may be infinite, not NaN. */
export function normalTail(x: number): number {
  if (Number.isNaN(x)) throw new RangeError("x is not a number");
  if (x < -SERIES_LIMIT) return 1 - farTail(-x);
  if (x > SERIES_LIMIT) return farTail(x);
  return 0.5 - centralArea(x);
}

/** P(Z ≤ x). x may be infinite, not NaN. */
export function normalCdf(x: number): number {
  return normalTail(-x);
}

/** P(0 < Z < x) by Marsaglia's series x + x³/3 + x⁵/15 + …; all terms share a sign, so nothing cancels. */
function centralArea(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum * normalDensity(x);
}

/** Upper tail beyond 2: φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))), evaluated from the far end. */
function farTail(x: number): number {
  if (x > 40) return 0;
  const depth = 20 + Math.ceil(400 / x);
  let denominator = x;
  for (let k = depth; k >= 1; k -= 1) denominator = x + k / denominator;
  return normalDensity(x) / denominator;
}

/** The x with P(Z ≤ x) = p, for 0 < p < 1; RangeError otherwise (the ends are infinite). */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p is ${p}; a quantile needs 0 < p < 1`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRAL_ABOVE, r)) / polynomial(CENTRAL_BELOW, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const size =
    r <= 5
      ? polynomial(MIDDLE_ABOVE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
      : polynomial(FAR_ABOVE, r - 5) / polynomial(FAR_BELOW, r - 5);
  return q < 0 ? -size : size;
}

/** The z that leaves (1 − confidence)/2 in each tail: 1.959964 for 0.95. */
export function criticalZ(confidence: number = DEFAULT_CONFIDENCE): number {
  return confidence === DEFAULT_CONFIDENCE
    ? DEFAULT_Z
    : -normalQuantile((1 - requireConfidence(confidence)) / 2);
}

/** Σ coefficient[i]·xⁱ by Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

const CENTRAL_ABOVE = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const CENTRAL_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const MIDDLE_ABOVE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const FAR_ABOVE = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const FAR_BELOW = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
];

/** The z that nearly every interval takes, worked out once. */
const DEFAULT_Z = -normalQuantile((1 - DEFAULT_CONFIDENCE) / 2);
