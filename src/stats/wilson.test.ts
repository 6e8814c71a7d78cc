import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./wilson.ts";

/** Successes, cases, confidence and the interval by prop.test(correct = FALSE) of R 4.2.2. */
const ORACLE: readonly [count: number, n: number, confidence: number, low: number, high: number][] = [
  [81, 263, 0.9, 0.2633136171884815, 0.3565663496084882],
  [15, 148, 0.9, 0.06744326224687147, 0.1495729317464003],
  [0, 10, 0.9, 0, 0.2129419700834068],
  [10, 10, 0.9, 0.7870580299165931, 1],
  [1, 1, 0.9, 0.2698659487840543, 1],
  [462, 1000, 0.9, 0.4362051383979174, 0.4879999280883045],
  [3, 30, 0.9, 0.04067696700923087, 0.2255024794908485],
  [97, 100, 0.9, 0.927289656713096, 0.9879481857507201],
  [0, 1, 0.9, 0, 0.7301340512159457],
  [1, 2, 0.9, 0.1208663194222737, 0.8791336805777262],
  [500, 10000, 0.9, 0.04653526001755699, 0.05370817303144238],
  [29, 30, 0.9, 0.8635958578481829, 0.9925281212350576],
  [81, 263, 0.95, 0.2552885198782743, 0.3662095769828002],
  [15, 148, 0.95, 0.06238639953073628, 0.160487241723308],
  [0, 10, 0.95, 0, 0.2775327998628891],
  [10, 10, 0.95, 0.7224672001371109, 1],
  [1, 1, 0.95, 0.2065493143772375, 1],
  [462, 1000, 0.95, 0.4313041307243019, 0.4929867029206003],
  [3, 30, 0.95, 0.03459988874733418, 0.2562108257918408],
  [97, 100, 0.95, 0.9154806357094722, 0.9897454759759611],
  [0, 1, 0.95, 0, 0.7934506856227626],
  [1, 2, 0.95, 0.09453120573423074, 0.9054687942657692],
  [500, 10000, 0.95, 0.04589848269058477, 0.05444711584302416],
  [29, 30, 0.95, 0.8332960900859083, 0.9940914096183875],
  [81, 263, 0.99, 0.2401369026876078, 0.3852825023182299],
  [15, 148, 0.99, 0.05364486961396486, 0.1832673501131525],
  [0, 10, 0.99, 0, 0.398854093304908],
  [10, 10, 0.99, 0.6011459066950919, 1],
  [1, 1, 0.99, 0.1309775432801859, 1],
  [462, 1000, 0.99, 0.4217740968888103, 0.5027268316438486],
  [3, 30, 0.99, 0.02565165729158587, 0.3192352612829027],
  [97, 100, 0.99, 0.8891247228489049, 0.9923878306982213],
  [0, 1, 0.99, 0, 0.869022456719814],
  [1, 2, 0.99, 0.06171307677810178, 0.9382869232218982],
  [500, 10000, 0.99, 0.04467841789478545, 0.05591832686532841],
  [29, 30, 0.99, 0.7682242835618254, 0.9960743114346047],
];

const seed = 20_260_105;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const size = fc.double({ min: 0.5, max: 1e7, noNaN: true });

describe("Wilson's interval", () => {
  it.each(ORACLE)("%d of %d at confidence %d agrees with R", (count, n, confidence, low, high) => {
    const interval = wilsonInterval(count / n, n, confidence);
    expect(interval?.low).toBeCloseTo(low, 12);
    expect(interval?.high).toBeCloseTo(high, 12);
  });

  it("81 of 263 and 15 of 148 are those of Newcombe (1998)", () => {
    expect(wilsonInterval(81 / 263, 263)?.low).toBeCloseTo(0.2552885, 7);
    expect(wilsonInterval(81 / 263, 263)?.high).toBeCloseTo(0.3662096, 7);
    expect(wilsonInterval(15 / 148, 148)?.low).toBeCloseTo(0.0623864, 7);
    expect(wilsonInterval(15 / 148, 148)?.high).toBeCloseTo(0.1604872, 7);
  });

  it("worked by hand: 1 of 2 is ½ ± ½·z/√(2 + z²)", () => {
    const z = 1.959963984540054;
    const half = (0.5 * z) / Math.sqrt(2 + z * z);
    expect(wilsonInterval(0.5, 2)).toEqual({
      low: expect.closeTo(0.5 - half, 12),
      high: expect.closeTo(0.5 + half, 12),
    });
  });

  it("no cases: no interval", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(1, 0)).toBeNull();
  });

  it("none of n reaches exactly 0, all of n exactly 1, and neither is a point", () => {
    expect(wilsonInterval(0, 20)?.low).toBe(0);
    expect(wilsonInterval(0, 20)?.high).toBeGreaterThan(0.1);
    expect(wilsonInterval(1, 20)?.high).toBe(1);
    expect(wilsonInterval(1, 20)?.low).toBeLessThan(0.9);
  });

  it.each([-0.01, 1.01, Number.NaN])("refuses a share of %d", (value) => {
    expect(() => wilsonInterval(value, 10)).toThrow(/share/);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a size of %d", (n) => {
    expect(() => wilsonInterval(0.5, n)).toThrow(/n is/);
  });

  it("lies within 0..1 and holds the share, for any size that is not whole either", () => {
    fc.assert(
      fc.property(share, size, (p, n) => {
        const interval = wilsonInterval(p, n);
        expect(interval?.low).toBeGreaterThanOrEqual(0);
        expect(interval?.low).toBeLessThanOrEqual(p);
        expect(interval?.high).toBeGreaterThanOrEqual(p);
        expect(interval?.high).toBeLessThanOrEqual(1);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("is mirrored when having and not having are swapped", () => {
    fc.assert(
      fc.property(share, size, (p, n) => {
        const interval = wilsonInterval(p, n);
        const mirror = wilsonInterval(1 - p, n);
        expect(interval?.low).toBeCloseTo(1 - (mirror?.high ?? Number.NaN), 9);
        expect(interval?.high).toBeCloseTo(1 - (mirror?.low ?? Number.NaN), 9);
      }),
      { seed },
    );
  });

  it("narrows with more cases and widens with more confidence", () => {
    fc.assert(
      fc.property(share, size, (p, n) => {
        const width = (cases: number, confidence: number) => {
          const interval = wilsonInterval(p, cases, confidence);
          return (interval?.high ?? Number.NaN) - (interval?.low ?? Number.NaN);
        };
        expect(width(n * 2, 0.95)).toBeLessThan(width(n, 0.95));
        expect(width(n, 0.99)).toBeGreaterThan(width(n, 0.95));
      }),
      { seed },
    );
  });
});
