// What a score is made of, as the parts of one bar that add up to everyone who answered.

import type { Measure } from "../../api/contract.ts";
import type { Tone } from "../view/standing.ts";
import type { LeadMetric } from "../view/view.ts";

/** One part of the bar. */
export interface Part {
  readonly name: "promoters" | "passives" | "detractors" | "satisfied" | "unsatisfied" | "easy" | "hard";
  readonly tone: Tone;
  /** Of all who answered, weighted, 0..1. */
  readonly share: number;
}

/** The parts of a score, best first; empty when nothing was measured. */
export function compositionOf(
  metric: LeadMetric,
  measure: Pick<Measure, "score" | "parts" | "n">,
): readonly Part[] {
  const { score, parts, n } = measure;
  if (score === null || n === 0) return [];
  if (metric === "nps") {
    const share = (key: string, count: string) => parts[key] ?? (parts[count] ?? 0) / n;
    return [
      { name: "promoters", tone: "good", share: share("promoterShare", "promoters") },
      { name: "passives", tone: "neutral", share: share("passiveShare", "passives") },
      { name: "detractors", tone: "bad", share: share("detractorShare", "detractors") },
    ];
  }
  const top = score / 100;
  return metric === "csat"
    ? [
        { name: "satisfied", tone: "good", share: top },
        { name: "unsatisfied", tone: "neutral", share: 1 - top },
      ]
    : [
        { name: "easy", tone: "good", share: top },
        { name: "hard", tone: "neutral", share: 1 - top },
      ];
}
