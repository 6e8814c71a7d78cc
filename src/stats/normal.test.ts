import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalZ, normalCdf, normalDensity, normalQuantile, normalTail } from "./normal.ts";

/** How far a value is from an oracle, in parts of the oracle. */
function relativeError(value: number, oracle: number): number {
  return Math.abs(value - oracle) / (oracle === 0 ? 1 : Math.abs(oracle));
}

/** x and P(Z ≤ x) by pnorm of R 4.2.2. */
const CUMULATIVE: readonly [x: number, p: number][] = [
  [-37, 5.725571222524577e-300],
  [-25, 3.056696706382562e-138],
  [-10, 7.619853024160527e-24],
  [-8, 6.220960574271785e-16],
  [-6, 9.865876450376981e-10],
  [-5, 2.866515718791939e-7],
  [-4, 3.167124183311992e-5],
  [-3, 0.001349898031630095],
  [-2.5, 0.006209665325776135],
  [-2.000001, 0.02275007795726667],
  [-2, 0.02275013194817921],
  [-1.999999, 0.02275018593919971],
  [-1.959963984540054, 0.02500000000000001],
  [-1.5, 0.06680720126885807],
  [-1, 0.158655253931457],
  [-0.5, 0.3085375387259869],
  [-0.1, 0.460172162722971],
  [-1e-6, 0.4999996010577196],
  [0, 0.5],
  [0.001, 0.500398942213911],
  [0.3, 0.6179114221889527],
  [1, 0.8413447460685429],
  [1.5, 0.9331927987311419],
  [2, 0.9772498680518208],
  [2.5, 0.9937903346742238],
  [3, 0.9986501019683699],
  [5, 0.9999997133484281],
];

/** p and its quantile by qnorm of R 4.2.2. */
const QUANTILES: readonly [p: number, x: number][] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.27345356096532],
  [9.999999999999999e-41, -13.31092137142517],
  [1e-16, -8.222082216130435],
  [1e-12, -7.034483825301132],
  [1e-8, -5.61200124417479],
  [1e-5, -4.264890793922826],
  [0.0001, -3.71901648545568],
  [0.001, -3.090232306167813],
  [0.005, -2.5758293035489],
  [0.01, -2.326347874040841],
  [0.025, -1.959963984540054],
  [0.05, -1.644853626951473],
  [0.074, -1.446632067158979],
  [0.076, -1.432502720825811],
  [0.1, -1.281551565544601],
  [0.25, -0.6744897501960817],
  [0.4, -0.2533471031357998],
  [0.49, -0.02506890825871106],
  [0.51, 0.02506890825871106],
  [0.6, 0.2533471031357998],
  [0.75, 0.6744897501960817],
  [0.9, 1.281551565544601],
  [0.924, 1.432502720825812],
  [0.926, 1.446632067158979],
  [0.95, 1.644853626951472],
  [0.975, 1.959963984540054],
  [0.99, 2.326347874040841],
];

const seed = 20_260_101;

describe("the normal distribution", () => {
  it.each(CUMULATIVE)("the cumulative at %d agrees with R to twelve digits, far tails included", (x, p) => {
    expect(relativeError(normalCdf(x), p)).toBeLessThan(1e-12);
  });

  it.each(QUANTILES)("the quantile of %d agrees with R to fourteen digits", (p, x) => {
    expect(relativeError(normalQuantile(p), x)).toBeLessThan(1e-14);
  });

  it("worked by hand: half lies below zero, 68.27 % within one, 95.45 % within two, 99.73 % within three", () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(1 - 2 * normalTail(1)).toBeCloseTo(0.682689492137086, 14);
    expect(1 - 2 * normalTail(2)).toBeCloseTo(0.954499736103642, 14);
    expect(1 - 2 * normalTail(3)).toBeCloseTo(0.99730020393674, 14);
  });

  it("the density at zero is 1/√(2π) and falls to e^(-½) of it at one", () => {
    expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 15);
    expect(normalDensity(1) / normalDensity(0)).toBeCloseTo(Math.exp(-0.5), 15);
  });

  it("the critical values of 90, 95 and 99 % are the ones of every table", () => {
    expect(criticalZ(0.9)).toBeCloseTo(1.6448536269514722, 13);
    expect(criticalZ()).toBeCloseTo(1.959963984540054, 13);
    expect(criticalZ(0.99)).toBeCloseTo(2.5758293035489004, 13);
  });

  it("infinity is certain, never NaN", () => {
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalTail(1e308)).toBe(0);
  });

  it.each([0, 1, -0.1, 1.1, Number.NaN])("refuses the quantile of %d", (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError);
  });

  it.each([0, 1, 95, Number.NaN])("refuses a confidence of %d", (confidence) => {
    expect(() => criticalZ(confidence)).toThrow(/confidence/);
  });

  it("refuses what is not a number", () => {
    expect(() => normalTail(Number.NaN)).toThrow(RangeError);
  });

  it("both tails add up to one", () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        expect(normalCdf(x) + normalTail(x)).toBeCloseTo(1, 14);
      }),
      { seed },
    );
  });

  it("more of the line holds more of the probability, across the seams of the method too", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 1e-6, max: 3, noNaN: true }),
        (x, step) => {
          expect(normalCdf(x + step)).toBeGreaterThan(normalCdf(x));
        },
      ),
      { seed, numRuns: 500 },
    );
    expect(normalCdf(-2 + 1e-9)).toBeGreaterThan(normalCdf(-2 - 1e-9));
    expect(normalCdf(2 + 1e-9)).toBeGreaterThan(normalCdf(2 - 1e-9));
  });

  it("the quantile undoes the cumulative", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 5, noNaN: true }), (x) => {
        expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 9);
      }),
      { seed },
    );
  });
});
