import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incompleteBeta, logBeta, logGamma } from "./incomplete-beta.ts";

/** How far a value is from an oracle, in parts of the oracle. */
function relativeError(value: number, oracle: number): number {
  return Math.abs(value - oracle) / (oracle === 0 ? 1 : Math.abs(oracle));
}

/** x, a, b and I_x(a, b) by pbeta of R 4.2.2. */
const BETA: readonly [x: number, a: number, b: number, p: number][] = [
  [0.3, 0.5, 0.5, 0.3690101195655452],
  [0.1, 2, 3, 0.05230000000000003],
  [0.97, 50, 0.5, 0.08169933372182266],
  [0.62, 500, 300, 0.383003521826823],
  [0.5, 100000, 100300, 0.7486728868521825],
  [1e-8, 0.2, 7, 0.03990852970327567],
  [0.999, 0.5, 0.5, 0.9798649583666226],
  [0.2, 1, 1, 0.2],
  [0.5, 3, 3, 0.5],
  [0.01, 12, 400, 0.001069844288944157],
  [0.85, 12, 2.5, 0.5300979317827974],
  [0.001, 0.01, 9, 0.9588179754935793],
  [0.5, 1, 8, 0.99609375],
  [0.4, 20, 30, 0.5077001996576478],
  [0.6, 20, 10, 0.2146816102371741],
  [0.3, 1000, 2000, 4.073827916050792e-5],
];

/** a, b and ln B(a, b) by lbeta of R 4.2.2. */
const LOG_BETA: readonly [a: number, b: number, value: number][] = [
  [0.5, 0.5, 1.1447298858494],
  [2, 3, -2.484906649788],
  [50, 0.5, -1.381146601451041],
  [500, 300, -530.9482011382281],
  [1000000000, 0.5, -9.789267975423506],
  [0.01, 9, 4.578067589959271],
  [10, 10, -13.73622922703655],
  [9.5, 12, -14.660284594004],
  [100000, 100000, -138633.927061348],
  [3, 1000000, -40.75338749333037],
];

/** x and ln Γ(x) by lgamma of R 4.2.2. */
const LOG_GAMMA: readonly [x: number, value: number][] = [
  [0.001, 6.907178885383853],
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [0.75, 0.2032809514312954],
  [1.5, -0.1207822376352452],
  [2.5, 0.2846828704729192],
  [3, Math.LN2],
  [5, 3.178053830347946],
  [9.99, 12.77931521435019],
  [10, 12.80182748008147],
  [10.5, 13.94062521940376],
  [42, 114.0342117814617],
  [170.6, 704.5180371279987],
  [12345.6, 103959.1850661684],
  [1000000000, 19723265827.50372],
];

const seed = 20_260_102;
const parameter = fc.double({ min: 0.05, max: 500, noNaN: true });
const part = fc.double({ min: 0, max: 1, noNaN: true });

describe("the incomplete beta", () => {
  it.each(BETA)("I of %d with a = %d, b = %d agrees with R to eleven digits", (x, a, b, p) => {
    expect(relativeError(incompleteBeta(x, a, b), p)).toBeLessThan(1e-11);
  });

  it.each(LOG_BETA)("ln B(%d, %d) agrees with R", (a, b, value) => {
    expect(relativeError(logBeta(a, b), value)).toBeLessThan(1e-13);
  });

  it.each(LOG_GAMMA)("ln Γ(%d) agrees with R", (x, value) => {
    expect(relativeError(logGamma(x), value)).toBeLessThan(1e-12);
  });

  it("worked by hand: with a = b = 1 it is x, with a = 2, b = 1 it is x²", () => {
    expect(incompleteBeta(0.37, 1, 1)).toBeCloseTo(0.37, 14);
    expect(incompleteBeta(0.37, 2, 1)).toBeCloseTo(0.1369, 14);
    expect(incompleteBeta(0.37, 1, 2)).toBeCloseTo(1 - 0.63 ** 2, 14);
  });

  it("Γ of a whole number is a factorial, of one half √π", () => {
    expect(logGamma(7)).toBeCloseTo(Math.log(720), 13);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
    expect(logGamma(1)).toBeCloseTo(0, 14);
  });

  it("nothing lies below 0 and everything below 1", () => {
    expect(incompleteBeta(0, 0.3, 7)).toBe(0);
    expect(incompleteBeta(1, 0.3, 7)).toBe(1);
  });

  it("the complement passed in is used: a tail of 1e-20 keeps its digits", () => {
    expect(relativeError(incompleteBeta(1e-20, 0.5, 0.5), (2 / Math.PI) * 1e-10)).toBeLessThan(1e-12);
    expect(1 - incompleteBeta(1, 0.5, 0.5, 1e-20)).toBeCloseTo(6.366e-11, 13);
  });

  it.each([
    [-0.1, 1, 1],
    [1.1, 1, 1],
    [Number.NaN, 1, 1],
    [0.5, 0, 1],
    [0.5, 1, -1],
    [0.5, Number.POSITIVE_INFINITY, 1],
  ])("refuses x = %d, a = %d, b = %d", (x, a, b) => {
    expect(() => incompleteBeta(x, a, b)).toThrow(RangeError);
  });

  it("swapping the parameters and the side gives the rest", () => {
    fc.assert(
      fc.property(part, parameter, parameter, (x, a, b) => {
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a, x)).toBeCloseTo(1, 10);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("is a probability that never falls as x grows", () => {
    fc.assert(
      fc.property(part, part, parameter, parameter, (one, other, a, b) => {
        const below = incompleteBeta(Math.min(one, other), a, b);
        const above = incompleteBeta(Math.max(one, other), a, b);
        expect(below).toBeGreaterThanOrEqual(0);
        expect(above).toBeLessThanOrEqual(1);
        expect(above).toBeGreaterThanOrEqual(below - 1e-14);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("B(a + 1, b) = B(a, b) · a / (a + b), across the seams of the method too", () => {
    fc.assert(
      fc.property(parameter, parameter, (a, b) => {
        expect(logBeta(a + 1, b)).toBeCloseTo(logBeta(a, b) + Math.log(a / (a + b)), 10);
      }),
      { seed, numRuns: 500 },
    );
  });
});
