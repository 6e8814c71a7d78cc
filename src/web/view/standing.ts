// Where a figure stands against a reference, as a word that colours, arrows and readers share. A figure differs from the
// reference only when its 95 % interval leaves it out; indicative figures have no standing.

import type { Measure } from "../../api/contract.ts";

/** far: the reference lies more than half an interval's width beyond its edge. */
export type Standing = "far-below" | "below" | "level" | "above" | "far-above" | "none";

/** Whether a standing is good news. */
export type Tone = "good" | "bad" | "neutral";

/** Where `measure` stands against `reference`. */
export function standingOf(
  measure: Pick<Measure, "low" | "high" | "indicative">,
  reference: number | null,
): Standing {
  const { low, high, indicative } = measure;
  if (indicative || low === null || high === null || reference === null) return "none";
  const half = (high - low) / 2;
  if (low > reference) return low - reference > half ? "far-above" : "above";
  if (high < reference) return reference - high > half ? "far-below" : "below";
  return "level";
}

/** Colour follows whether more is better; where neither is, nothing is painted. */
export function toneOf(standing: Standing, higherIsBetter: boolean | null): Tone {
  if (higherIsBetter === null || standing === "level" || standing === "none") return "neutral";
  const above = standing === "above" || standing === "far-above";
  return above === higherIsBetter ? "good" : "bad";
}
