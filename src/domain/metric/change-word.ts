// What may be said of a change in one word. Screens and mails take their colours, arrows and sentences from it.
// Invariant: only a significant change between two figures that rest on enough answers is called one, and "not-significant"
// never means "the same".

import type { Measure } from "./measurement.ts";

/** What can be said of a change, in one word. */
export type ChangeWord =
  | "better"
  | "worse"
  | "moved"
  | "not-significant"
  | "untested"
  | "too-few"
  | "no-previous";

/** The word for a change. `p` null: sums and counts, of which chance says nothing. */
export function changeWordOf(
  change: {
    change: number | null;
    p: number | null;
    significant: boolean;
    previous: Pick<Measure, "n" | "indicative">;
  },
  current: Pick<Measure, "indicative">,
  higherIsBetter: boolean | null,
): ChangeWord {
  if (change.change === null || change.previous.n === 0) return "no-previous";
  if (current.indicative || change.previous.indicative) return "too-few";
  if (change.p === null) return "untested";
  if (!change.significant) return "not-significant";
  if (higherIsBetter === null || change.change === 0) return "moved";
  return change.change > 0 === higherIsBetter ? "better" : "worse";
}
