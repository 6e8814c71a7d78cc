// What travels through the steps of intake: an arrival with where it came from, and what became of it.
// Every item ends in exactly one of interaction, profile, duplicate, quarantined or skipped, so that counts always reconcile.

import type { Arrival } from "../domain/arrival.ts";

/** One parsed item and its raw form. */
export interface Item {
  readonly arrival: Arrival;
  /** The raw text as it came, made only when the item is kept aside. */
  readonly raw: () => string;
  /** Line or row in its file, counted from 1; null for tracked events. */
  readonly line: number | null;
  /** When it reached us, in milliseconds. */
  readonly received: number;
}

/** How many items became what. received = interactions + profiles + duplicates + quarantined + skipped. */
export interface Counts {
  received: number;
  interactions: number;
  profiles: number;
  duplicates: number;
  quarantined: number;
  /** Rows that the recipe leaves out on purpose. */
  skipped: number;
  answers: number;
}

/** Counts of nothing. */
export function noCounts(): Counts {
  return { received: 0, interactions: 0, profiles: 0, duplicates: 0, quarantined: 0, skipped: 0, answers: 0 };
}

/** Adds `more` to `sum` in place. */
export function addCounts(sum: Counts, more: Counts): Counts {
  sum.received += more.received;
  sum.interactions += more.interactions;
  sum.profiles += more.profiles;
  sum.duplicates += more.duplicates;
  sum.quarantined += more.quarantined;
  sum.skipped += more.skipped;
  sum.answers += more.answers;
  return sum;
}
