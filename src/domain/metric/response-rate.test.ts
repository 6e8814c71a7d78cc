import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureResponseRate } from "./response-rate.ts";

const seed = 20_260_208;
const options = { minimumN: 30 };

describe("response rate", () => {
  it("worked by hand: 15 of 148 are 10.1 %, from 6.2 to 16.0 (Newcombe 1998)", () => {
    const rate = measureResponseRate({ asked: 148, answered: 15 }, options);
    expect(rate.score).toBeCloseTo(1500 / 148, 12);
    expect(rate.low).toBeCloseTo(6.23864, 5);
    expect(rate.high).toBeCloseTo(16.04872, 5);
    expect(rate).toMatchObject({ n: 148, effectiveN: 148, indicative: false });
  });

  it("rests on those asked, not on those who answered", () => {
    expect(measureResponseRate({ asked: 40, answered: 1 }, options).indicative).toBe(false);
    expect(measureResponseRate({ asked: 29, answered: 29 }, options).indicative).toBe(true);
  });

  it("nobody asked: no rate", () => {
    expect(measureResponseRate({ asked: 0, answered: 0 }, options)).toMatchObject({ score: null, low: null });
  });

  it("one asked, none or all answered: 0 and 100 with wide intervals", () => {
    expect(measureResponseRate({ asked: 1, answered: 0 }, options)).toMatchObject({ score: 0, low: 0 });
    expect(measureResponseRate({ asked: 1, answered: 1 }, options)).toMatchObject({ score: 100, high: 100 });
    expect(measureResponseRate({ asked: 1, answered: 0 }, options).high).toBeGreaterThan(79);
  });

  it.each([
    [10, 11],
    [0, 1],
    [Number.NaN, 1],
    [-1, 0],
  ])("refuses %d asked and %d answered", (asked, answered) => {
    expect(() => measureResponseRate({ asked, answered }, options)).toThrow(RangeError);
  });

  it("one more answer raises it, one more unanswered invitation lowers it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (answered, silent) => {
        const asked = answered + silent;
        const rate = measureResponseRate({ asked, answered }, options).score ?? Number.NaN;
        const more = measureResponseRate({ asked: asked + 1, answered: answered + 1 }, options).score;
        const less = measureResponseRate({ asked: asked + 1, answered }, options).score;
        expect(more).toBeGreaterThanOrEqual(rate);
        expect(less).toBeLessThan(rate);
      }),
      { seed },
    );
  });
});
