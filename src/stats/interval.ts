/**
 * The shape of every interval and the levels of confidence it may be asked for.
 *
 * Invariant: low ≤ high, both finite. Where an interval cannot be known (no answers, one answer,
 * no spread) functions return null instead: NaN never leaves this room.
 */

/** A closed interval, in the unit of the estimate it belongs to. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The level used everywhere unless someone asks for another. */
export const DEFAULT_CONFIDENCE = 0.95;

/** Returns the level itself, or throws RangeError when it is not strictly between 0 and 1. */
export function requireConfidence(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(
      `confidence is ${confidence}; it must lie strictly between 0 and 1, for example 0.95`,
    );
  }
  return confidence;
}

/** Returns the value, or throws RangeError naming it when it is not a finite number of at least `minimum`. */
export function requireAtLeast(name: string, value: number, minimum: number): number {
  if (!Number.isFinite(value) || value < minimum) {
    throw new RangeError(`${name} is ${value}; it must be a finite number of at least ${minimum}`);
  }
  return value;
}

/** Returns the share itself, or throws RangeError naming it when it lies outside 0..1 (both allowed). */
export function requireShare(name: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} is ${value}; it must lie between 0 and 1`);
  return value;
}

/** Keeps a number within two bounds: min ≤ result ≤ max. */
export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
