import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf } from "./normal.ts";
import { criticalT, studentTCdf, studentTQuantile, studentTTail } from "./student-t.ts";

/** How far a value is from an oracle, in parts of the oracle. */
function relativeError(value: number, oracle: number): number {
  return Math.abs(value - oracle) / (oracle === 0 ? 1 : Math.abs(oracle));
}

/** t, degrees of freedom and P(T ≤ t) by pt of R 4.2.2. */
const CUMULATIVE: readonly [t: number, df: number, p: number][] = [
  [-20, 0.4, 0.100164798727995],
  [-4, 0.4, 0.1901514885285568],
  [-2.5, 0.4, 0.2284757577762931],
  [-1, 0.4, 0.3188521750442673],
  [-0.3, 0.4, 0.4279047543017465],
  [0.05, 0.4, 0.5125931383647941],
  [1.7, 0.4, 0.7355463151977429],
  [-20, 1, 0.01590225125617637],
  [-4, 1, 0.07797913037736932],
  [-2.5, 1, 0.1211189415908434],
  [-1, 1, 0.2499999999999998],
  [-0.3, 1, 0.4072264209222577],
  [0.05, 1, 0.5159022512561764],
  [1.7, 1, 0.8307469726696673],
  [-20, 1.5, 0.004207494331110465],
  [-4, 1.5, 0.04491626347716413],
  [-2.5, 1.5, 0.08490325130734802],
  [-1, 1.5, 0.2255676836383553],
  [-0.3, 1.5, 0.4002360984017924],
  [0.05, 1.5, 0.5170249312815137],
  [1.7, 1.5, 0.8646688779244794],
  [-20, 2, 0.001245331946183549],
  [-4, 2, 0.02859547920896831],
  [-2.5, 2, 0.0648058601107554],
  [-1, 2, 0.2113248654051871],
  [-0.3, 2, 0.3962428304200888],
  [0.05, 2, 0.5176666313334393],
  [1.7, 2, 0.8843832868992144],
  [-20, 4.7, 4.970162181035133e-6],
  [-4, 4.7, 0.005848639606636212],
  [-2.5, 4.7, 0.02879607967343363],
  [-1, 4.7, 0.1829877564972749],
  [-0.3, 4.7, 0.3884942379669987],
  [0.05, 4.7, 0.5189114924360348],
  [1.7, 4.7, 0.9231970859661925],
  [-20, 9, 4.539760649958275e-9],
  [-4, 9, 0.001555214155192927],
  [-2.5, 9, 0.01693091384149285],
  [-1, 9, 0.1717181980689568],
  [-0.3, 9, 0.3854953518707624],
  [0.05, 9, 0.5193927676430927],
  [1.7, 9, 0.938326168928088],
  [-20, 29, 8.209118715834574e-19],
  [-4, 29, 0.0002000319728262452],
  [-2.5, 29, 0.009162672169213034],
  [-1, 29, 0.1627909940080968],
  [-0.3, 29, 0.3831585466644839],
  [0.05, 29, 0.5197674083692665],
  [1.7, 29, 0.9500831042557654],
  [-20, 120.25, 2.337991719167746e-40],
  [-4, 120.25, 5.491383910581874e-5],
  [-2.5, 120.25, 0.006883336970652789],
  [-1, 120.25, 0.1596592746013789],
  [-0.3, 120.25, 0.3823475666414122],
  [0.05, 120.25, 0.5198973276874955],
  [1.7, 120.25, 0.9541419599398416],
  [-20, 5000, 5.702993923812593e-86],
  [-4, 5000, 3.212859153399175e-5],
  [-2.5, 5000, 0.006225558099860575],
  [-1, 5000, 0.158679449794015],
  [-0.3, 5000, 0.3820948133347215],
  [0.05, 5000, 0.5199378072633258],
  [1.7, 5000, 0.9554034401479888],
  [-20, 99999, 4.111763396994311e-89],
  [-4, 99999, 3.169399900622748e-5],
  [-2.5, 99999, 0.0062104596042225],
  [-1, 99999, 0.1586564637941537],
  [-0.3, 99999, 0.3820888895982867],
  [0.05, 99999, 0.5199387559079327],
  [1.7, 99999, 0.9554329823601198],
  [-20, 1000000, 2.866543523695224e-89],
  [-4, 1000000, 3.167351700502394e-5],
  [-2.5, 1000000, 0.006209744751081617],
  [-1, 1000000, 0.1586553749167891],
  [-0.3, 1000000, 0.3820886089894972],
  [0.05, 1000000, 0.5199388008453728],
  [1.7, 1000000, 0.9554343817548256],
  [-20, 1000000000, 2.753734815816426e-89],
  [-4, 1000000000, 3.167124410823392e-5],
  [-2.5, 1000000000, 0.006209665405201258],
  [-1, 1000000000, 0.1586552540524428],
  [-0.3, 1000000000, 0.3820885778422257],
  [0.05, 1000000000, 0.5199388058333795],
  [1.7, 1000000000, 0.9554345370859703],
];

/** p, degrees of freedom and the quantile by qt of R 4.2.2. */
const QUANTILES: readonly [p: number, df: number, t: number][] = [
  [0.6, 1, 0.3249196962329063],
  [0.75, 1, 1],
  [0.9, 1, 3.077683537175254],
  [0.975, 1, 12.70620473617469],
  [0.995, 1, 63.65674116287153],
  [0.9995000000000001, 1, 636.6192487687897],
  [0.6, 1.5, 0.3007453925697954],
  [0.75, 1.5, 0.872594662541571],
  [0.9, 1.5, 2.196398417565538],
  [0.975, 1.5, 6.016663104427929],
  [0.995, 1.5, 17.8203105144628],
  [0.9995000000000001, 1.5, 82.84744670366371],
  [0.6, 2, 0.2886751345948131],
  [0.75, 2, 0.8164965809277259],
  [0.9, 2, 1.885618083164127],
  [0.975, 2, 4.302652729749462],
  [0.995, 2, 9.924843200918289],
  [0.9995000000000001, 2, 31.59905457644536],
  [0.6, 4.7, 0.2680827195410318],
  [0.75, 4.7, 0.7302277812465467],
  [0.9, 4.7, 1.490155081516802],
  [0.975, 4.7, 2.620726075353169],
  [0.995, 4.7, 4.167892040119058],
  [0.9995000000000001, 4.7, 7.266542375825277],
  [0.6, 9, 0.2609553364739109],
  [0.75, 9, 0.7027221467513263],
  [0.9, 9, 1.383028738396632],
  [0.975, 9, 2.262157162798205],
  [0.995, 9, 3.249835541592125],
  [0.9995000000000001, 9, 4.780912585931219],
  [0.6, 29, 0.2556836345712562],
  [0.75, 29, 0.6830438608216134],
  [0.9, 29, 1.311433647301551],
  [0.975, 29, 2.045229642132703],
  [0.995, 29, 2.756385903670605],
  [0.9995000000000001, 29, 3.659405019466373],
  [0.6, 120.25, 0.2539083524254297],
  [0.75, 120.25, 0.6765354515714399],
  [0.9, 120.25, 1.288631400953792],
  [0.975, 120.25, 1.979888482022439],
  [0.995, 120.25, 2.617333373218468],
  [0.9995000000000001, 120.25, 3.373277468020798],
  [0.6, 5000, 0.2533605839692317],
  [0.75, 5000, 0.674538820360874],
  [0.9, 5000, 1.281720905335719],
  [0.975, 5000, 1.960438551706507],
  [0.995, 5000, 2.576812966556281],
  [0.9995000000000001, 5000, 3.292473723370882],
  [0.6, 1000000, 0.2533471705378417],
  [0.75, 1000000, 0.6744899955310873],
  [0.9, 1000000, 1.281552412129939],
  [0.975, 1000000, 1.959966356814107],
  [0.995, 1000000, 2.575834220105333],
  [0.9995000000000001, 1000000, 3.290536461248721],
];

const seed = 20_260_103;
const freedom = fc.double({ min: 1, max: 1e6, noNaN: true });

describe("Student's t", () => {
  it.each(CUMULATIVE)("the cumulative at %d with %d degrees of freedom agrees with R", (t, df, p) => {
    expect(relativeError(studentTCdf(t, df), p)).toBeLessThan(1e-11);
  });

  it.each(QUANTILES)("the quantile of %d with %d degrees of freedom agrees with R", (p, df, t) => {
    expect(relativeError(studentTQuantile(p, df), t)).toBeLessThan(1e-11);
  });

  it("worked by hand: one degree of freedom is Cauchy, two have a closed form", () => {
    expect(studentTCdf(1, 1)).toBeCloseTo(0.75, 14);
    expect(studentTCdf(3, 1)).toBeCloseTo(0.5 + Math.atan(3) / Math.PI, 14);
    expect(studentTCdf(2, 2)).toBeCloseTo(0.5 + 2 / (2 * Math.sqrt(2 + 4)), 14);
  });

  it("the critical values are the ones of every table", () => {
    expect(criticalT(9)).toBeCloseTo(2.2621571628, 9);
    expect(criticalT(29)).toBeCloseTo(2.0452296421, 9);
    expect(criticalT(29, 0.99)).toBeCloseTo(2.7563859037, 9);
    expect(criticalT(1)).toBeCloseTo(12.7062047362, 8);
  });

  it("the middle is zero and infinity is certain", () => {
    expect(studentTQuantile(0.5, 7)).toBe(0);
    expect(studentTCdf(0, 7)).toBe(0.5);
    expect(studentTTail(Number.POSITIVE_INFINITY, 7)).toBe(0);
    expect(studentTTail(Number.NEGATIVE_INFINITY, 7)).toBe(1);
  });

  it("a tail of 1e-10 with one degree of freedom is found three thousand million away", () => {
    expect(relativeError(studentTQuantile(1e-10, 1), -3183098861.8379064)).toBeLessThan(1e-9);
  });

  it.each([0, 1, Number.NaN])("refuses the quantile of %d", (p) => {
    expect(() => studentTQuantile(p, 5)).toThrow(RangeError);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d degrees of freedom", (df) => {
    expect(() => studentTTail(1, df)).toThrow(/df/);
    expect(() => studentTQuantile(0.9, df)).toThrow(/df/);
  });

  it("refuses a quantile below one degree of freedom, where intervals mean nothing", () => {
    expect(() => studentTQuantile(0.975, 0.5)).toThrow(/df/);
  });

  it("refuses what is not a number", () => {
    expect(() => studentTTail(Number.NaN, 3)).toThrow(RangeError);
  });

  it("the quantile undoes the cumulative", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.499, noNaN: true }), freedom, (p, df) => {
        expect(relativeError(studentTCdf(studentTQuantile(p, df), df), p)).toBeLessThan(1e-10);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("is symmetric", () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), freedom, (t, df) => {
        expect(studentTCdf(t, df) + studentTCdf(-t, df)).toBeCloseTo(1, 12);
      }),
      { seed },
    );
  });

  it("has heavier tails than the normal, the less so the more degrees of freedom", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        (t, df) => {
          expect(studentTTail(t, df)).toBeGreaterThan(studentTTail(t, df * 2));
          expect(studentTTail(t, df * 2)).toBeGreaterThan(1 - normalCdf(t));
        },
      ),
      { seed },
    );
  });

  it("the two methods meet at 100,000 degrees of freedom", () => {
    for (const t of [0.1, 1, 1.96, 5, 20]) {
      const below = studentTTail(t, 1e5 - 1e-6);
      expect(relativeError(studentTTail(t, 1e5), below)).toBeLessThan(1e-11);
    }
  });
});
