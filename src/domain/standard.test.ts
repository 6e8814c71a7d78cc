import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideCsatStandard, decideWaitStandard } from "./standard.ts";

const share = (low: number | null, high: number | null, n = 100, indicative = false) => ({
  low,
  high,
  n,
  indicative,
});

describe("a promise of satisfaction", () => {
  it("is kept or broken only when the whole interval says so", () => {
    expect(decideCsatStandard(share(85, 91), 85)).toBe("met");
    expect(decideCsatStandard(share(84.9, 91), 85)).toBe("unclear");
    expect(decideCsatStandard(share(70, 85), 85)).toBe("unclear");
    expect(decideCsatStandard(share(70, 84.9), 85)).toBe("missed");
  });

  it("is not judged without a promise, without answers, or on too few of them", () => {
    expect(decideCsatStandard(share(85, 91), undefined)).toBe("none");
    expect(decideCsatStandard(undefined, 85)).toBe("none");
    expect(decideCsatStandard(share(null, null, 0), 85)).toBe("none");
    expect(decideCsatStandard(share(1, 2, 5, true), 85)).toBe("too-few");
  });
});

describe("a promise of waiting", () => {
  it("asks that nine of ten waits keep within the maximum", () => {
    // Wilson by hand: 960 of 1000 gives 94.6 to 97.0 %, 905 gives 88.5 to 92.2 %, 850 gives 82.6 to 87.1 %.
    expect(decideWaitStandard({ n: 1000, within: 960 }, 60_000, 30)).toBe("met");
    expect(decideWaitStandard({ n: 1000, within: 905 }, 60_000, 30)).toBe("unclear");
    expect(decideWaitStandard({ n: 1000, within: 850 }, 60_000, 30)).toBe("missed");
  });

  it("says nothing of fewer waits than the minimum", () => {
    expect(decideWaitStandard({ n: 29, within: 0 }, 60_000, 30)).toBe("too-few");
    expect(decideWaitStandard({ n: 0, within: 0 }, 60_000, 30)).toBe("none");
    expect(decideWaitStandard(undefined, 60_000, 30)).toBe("none");
    expect(decideWaitStandard({ n: 500, within: 500 }, undefined, 30)).toBe("none");
  });

  it("never gets worse when one more of the same waits keeps within", () => {
    const rank = { missed: 0, unclear: 1, met: 2 };
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 5000 }), fc.nat(), (n, seed) => {
        const within = seed % n;
        const [less, more] = [within, within + 1].map((k) => decideWaitStandard({ n, within: k }, 1, 30));
        const of = (state: string | undefined) => rank[state as keyof typeof rank];
        expect(of(more)).toBeGreaterThanOrEqual(of(less));
      }),
    );
  });
});
