import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerRate, expectedAnswers, sampledShare } from "./sampled-share.ts";

describe("the share that is asked for an aim of answers", () => {
  it("is the one that is worked out by hand", () => {
    // 20 answers of 400 occasions of whom one in five answers: with none yet 40 of 80, on the aim 20 of 80.
    const week = { occasions: 400, rate: 0.2 };
    expect(sampledShare(20, { ...week, expected: 0 })).toBeCloseTo(0.5, 12);
    expect(sampledShare(20, { ...week, expected: 20 })).toBeCloseTo(0.25, 12);
    expect(sampledShare(20, { ...week, expected: 30 })).toBeCloseTo(0.125, 12);
    expect(sampledShare(20, { ...week, expected: 40 })).toBe(0);
    expect(sampledShare(20, { occasions: 0, rate: 0.2, expected: 0 })).toBe(1);
    expect(sampledShare(20, { occasions: 100, rate: 0.2, expected: 20 })).toBe(1);
  });

  it("counts who has not answered as one who may, at the rate of those who had the time", () => {
    expect(answerRate({ asked: 0, answered: 0 })).toBeCloseTo(0.2, 12);
    expect(answerRate({ asked: 80, answered: 6 })).toBeCloseTo(0.1, 12);
    expect(expectedAnswers({ asked: 50, answered: 3 }, 0.2)).toBe(10);
    expect(expectedAnswers({ asked: 50, answered: 14 }, 0.2)).toBe(14);
  });

  it("comes to the aim where there are occasions enough, also where their number was judged wrongly by half or double", () => {
    const input = fc.record({
      aim: fc.integer({ min: 5, max: 200 }),
      rate: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
      plenty: fc.double({ min: 2, max: 50, noNaN: true }),
      judged: fc.constantFrom(0.5, 1, 2),
    });
    fc.assert(
      fc.property(input, ({ aim, rate, plenty, judged }) => {
        const daily = (aim * plenty) / rate / 7;
        const days: number[] = [];
        for (let day = 0; day < 70; day++) {
          const asked = days.slice(-6).reduce((sum, n) => sum + n, 0);
          const week = {
            occasions: daily * 7 * judged,
            rate,
            expected: expectedAnswers({ asked, answered: 0 }, rate),
          };
          days.push(daily * sampledShare(aim, week));
        }
        const answers = days.slice(-7).reduce((sum, n) => sum + n, 0) * rate;
        // With occasions judged wrongly by `judged` it settles at 2 / (1 + judged) of the aim.
        expect(answers / aim).toBeGreaterThan(0.6);
        expect(answers / aim).toBeLessThan(1.6);
        if (judged === 1) expect(Math.abs(answers / aim - 1)).toBeLessThan(0.15);
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});
