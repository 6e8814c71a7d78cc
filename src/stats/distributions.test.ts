import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareCdf, chiSquareQuantile } from "./distributions.ts";
import { normalTail } from "./normal.ts";

/** x, degrees of freedom and P(X ≤ x) by pchisq of R 4.2.2. */
const CUMULATIVE: readonly [x: number, df: number, p: number][] = [
  [0.1, 1, 0.2481703659541507],
  [1, 1, 0.682689492137086],
  [3.84, 1, 0.9499564787512947],
  [20, 1, 0.999992255783569],
  [310, 1, 1],
  [0.1, 2, 0.04877057549928599],
  [1, 2, 0.3934693402873666],
  [3.84, 2, 0.8533930378696498],
  [20, 2, 0.9999546000702375],
  [310, 2, 1],
  [0.1, 5, 0.0001623166119226151],
  [1, 5, 0.03743422675270363],
  [3.84, 5, 0.4273255401679112],
  [20, 5, 0.9987502694369687],
  [310, 5, 1],
  [20, 30, 0.08345847293466285],
  [310, 30, 1],
  [310, 300, 0.6667456511408638],
];

/** p, degrees of freedom and the quantile by qchisq of R 4.2.2. */
const QUANTILES: readonly [p: number, df: number, x: number][] = [
  [0.01, 1, 0.0001570878579097021],
  [0.5, 1, 0.4549364231195728],
  [0.95, 1, 3.841458820694124],
  [0.999, 1, 10.82756617066273],
  [0.01, 2, 0.02010067170700288],
  [0.5, 2, 1.386294361119891],
  [0.95, 2, 5.99146454710798],
  [0.999, 2, 13.81551055796427],
  [0.01, 5, 0.5542980767282771],
  [0.5, 5, 4.351460191095526],
  [0.95, 5, 11.07049769351635],
  [0.999, 5, 20.51500565243288],
  [0.01, 30, 14.95345652845544],
  [0.5, 30, 29.33603151666159],
  [0.95, 30, 43.77297182574218],
  [0.999, 30, 59.70306430442993],
  [0.01, 300, 245.9724792126367],
  [0.5, 300, 299.3335973492176],
  [0.95, 300, 341.3951121087688],
  [0.999, 300, 381.4252485204116],
];

const seed = 20_260_104;

describe("chi-square", () => {
  it.each(CUMULATIVE)(
    "the cumulative at %d with %d degrees of freedom agrees with R to nine digits",
    (x, df, p) => {
      expect(Math.abs(chiSquareCdf(x, df) - p) / p).toBeLessThan(1e-9);
    },
  );

  it.each(QUANTILES)(
    "the quantile of %d with %d degrees of freedom agrees with R to nine digits",
    (p, df, x) => {
      expect(Math.abs(chiSquareQuantile(p, df) - x) / x).toBeLessThan(1e-9);
    },
  );

  it("worked by hand: two degrees of freedom are exponential", () => {
    expect(chiSquareCdf(3, 2)).toBeCloseTo(1 - Math.exp(-1.5), 12);
    expect(chiSquareQuantile(0.5, 2)).toBeCloseTo(2 * Math.log(2), 10);
  });

  it("starts at nothing", () => {
    expect(chiSquareCdf(0, 3)).toBe(0);
  });

  it.each([0, 1, Number.NaN])("refuses the quantile of %d", (p) => {
    expect(() => chiSquareQuantile(p, 1)).toThrow(RangeError);
  });

  it("refuses negative squares and no degrees of freedom", () => {
    expect(() => chiSquareCdf(-1, 1)).toThrow(/x is -1/);
    expect(() => chiSquareCdf(1, 0)).toThrow(/df/);
    expect(() => chiSquareQuantile(0.5, Number.NaN)).toThrow(/df/);
  });

  it("with one degree of freedom it is the square of a normal", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 6, noNaN: true }), (z) => {
        expect(1 - chiSquareCdf(z * z, 1)).toBeCloseTo(2 * normalTail(z), 9);
      }),
      { seed },
    );
  });
});
