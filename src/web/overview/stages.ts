// The stages of the relationship from attraction to departure, each with its score, how it stands against the total, and
// how much happens in it. The weakest is the one with the lowest score among those surely below the total: where nothing is
// surely below, none is called weakest.

import type { AnswerRow, AskAnswer } from "../../api/contract.ts";
import { type Stage, stages } from "../../domain/stage.ts";
import { standingOf, type Tone, toneOf } from "../view/standing.ts";

/** One stage of the strip; `measure` is undefined where nobody answered. */
export interface StageFigure {
  readonly stage: Stage;
  readonly measure: AnswerRow | undefined;
  readonly tone: Tone;
  readonly interactions: number;
  /** Of the interactions of all stages, 0..1. */
  readonly share: number;
  readonly weakest: boolean;
}

/** The nine stages in order. */
export function stageFigures(
  figures: Pick<AskAnswer, "rows" | "total" | "higherIsBetter">,
  traffic: Pick<AskAnswer, "rows">,
): StageFigure[] {
  const passing = new Map<string, number>();
  for (const { group, n } of traffic.rows) {
    const stage = group["stage"] ?? "";
    passing.set(stage, (passing.get(stage) ?? 0) + n);
  }
  const whole = stages.reduce((sum, stage) => sum + (passing.get(stage) ?? 0), 0);
  const measured = stages.map((stage) => {
    const row = figures.rows.find(({ group }) => group["stage"] === stage);
    const measure = row && row.score !== null ? row : undefined;
    const standing = measure ? standingOf(measure, figures.total.score) : "none";
    const interactions = passing.get(stage) ?? 0;
    return {
      stage,
      measure,
      tone: toneOf(standing, figures.higherIsBetter),
      interactions,
      share: whole > 0 ? interactions / whole : 0,
    };
  });
  const scores = measured.flatMap(({ tone, measure }) =>
    tone === "bad" && measure?.score != null ? [measure.score] : [],
  );
  // Where less is better the weakest is the highest.
  const worst = figures.higherIsBetter === false ? Math.max(...scores) : Math.min(...scores);
  return measured.map((one) => ({
    ...one,
    weakest: one.tone === "bad" && one.measure?.score === worst,
  }));
}
