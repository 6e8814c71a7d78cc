/**
 * The scale a score was given on: its lowest and highest answer, such as 0–10 or 1–5.
 *
 * Invariant: min < max, both finite. Means are taken over positions (0 for the lowest answer, 1 for the highest), so
 * that answers on different scales can stand in one figure; the mean is then read on one scale of choice.
 */

/** Lowest and highest possible score, both included. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

const PATTERN = /^\s*(-?\d{1,4})\s*(?:-|–|—|\.\.|:|\/|to|a)\s*(-?\d{1,4})\s*$/i;

/** Makes a scale of two bounds; null when they are not finite or not in order. */
export function scaleOf(min: number, max: number): Scale | null {
  return Number.isFinite(min) && Number.isFinite(max) && min < max ? { min, max } : null;
}

/** Reads "0-10", "1–5", "1..7", "1 to 7", "1 a 7" or "-2:2"; null for anything else. */
export function parseScale(text: string): Scale | null {
  const found = PATTERN.exec(text);
  return found === null ? null : scaleOf(Number(found[1]), Number(found[2]));
}

/** Writes a scale the way `parseScale` reads it: "1-5". */
export function formatScale(scale: Scale): string {
  return `${scale.min}-${scale.max}`;
}

/** Whether a score is a number within the scale. Halves are: whole answers are the business of each metric. */
export function isOnScale(scale: Scale, score: number): boolean {
  return Number.isFinite(score) && score >= scale.min && score <= scale.max;
}

/** How many whole answers the scale offers: 11 for 0–10. */
export function pointsOf(scale: Scale): number {
  return Math.floor(scale.max) - Math.ceil(scale.min) + 1;
}

/** Where a score stands on its scale, from 0 (lowest) to 1 (highest). */
export function positionOnScale(scale: Scale, score: number): number {
  return (score - scale.min) / (scale.max - scale.min);
}

/** The score at a position of 0..1: the inverse of `positionOnScale`. */
export function scoreAtPosition(scale: Scale, position: number): number {
  return scale.min + position * (scale.max - scale.min);
}

/** Whether two scales have the same ends. */
export function isSameScale(a: Scale, b: Scale): boolean {
  return a.min === b.min && a.max === b.max;
}
