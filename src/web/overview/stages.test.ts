import { describe, expect, it } from "vitest";
import type { AnswerRow } from "../../api/contract.ts";
import { stages } from "../../domain/stage.ts";
import { stageFigures } from "./stages.ts";

const row = (group: Record<string, string>, given: Partial<AnswerRow>): AnswerRow => ({
  group,
  score: null,
  low: null,
  high: null,
  n: 0,
  effectiveN: 0,
  indicative: false,
  parts: {},
  ...given,
});
const scored = (stage: string, score: number, half = 5, indicative = false) =>
  row({ stage }, { score, low: score - half, high: score + half, n: 100, indicative });
const answer = (rows: AnswerRow[], score: number | null = 40) => ({
  rows,
  total: row({}, { score }),
  higherIsBetter: true,
});
const visits = (stage: string, touchpoint: string, n: number) => row({ stage, touchpoint }, { n });

describe("the strip of stages", () => {
  it("has all nine in the order of the relationship, also those where nothing happened", () => {
    const strip = stageFigures(answer([]), { rows: [] });
    expect(strip.map(({ stage }) => stage)).toEqual(stages);
    expect(
      strip.every(({ measure, weakest, share }) => measure === undefined && !weakest && share === 0),
    ).toBe(true);
  });

  it("adds up the touchpoints of a stage, and leaves out what has no stage", () => {
    const traffic = {
      rows: [
        visits("use", "app", 30),
        visits("use", "login", 30),
        visits("", "", 900),
        visits("delivery", "door", 40),
      ],
    };
    const strip = stageFigures(answer([]), traffic);
    expect(strip.find(({ stage }) => stage === "use")).toMatchObject({ interactions: 60, share: 0.6 });
  });

  it("calls weakest the lowest of those that are surely below the total", () => {
    const rows = [
      scored("purchase", 60),
      scored("delivery", 20),
      scored("service", 10),
      scored("use", 5, 60),
    ];
    const strip = stageFigures(answer(rows), { rows: [] });
    expect(strip.filter(({ weakest }) => weakest).map(({ stage }) => stage)).toEqual(["service"]);
    expect(strip.find(({ stage }) => stage === "use")?.tone).toBe("neutral");
    expect(strip.find(({ stage }) => stage === "purchase")?.tone).toBe("good");
  });

  it("calls none weakest when nothing is surely below, or when it rests on too few answers", () => {
    const none = [scored("purchase", 38), scored("service", 0, 5, true)];
    expect(stageFigures(answer(none), { rows: [] }).some(({ weakest }) => weakest)).toBe(false);
    expect(stageFigures(answer(none, null), { rows: [] }).some(({ weakest }) => weakest)).toBe(false);
  });
});
