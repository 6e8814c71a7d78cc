import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confidentialGroups, confidentialMin } from "./confidential.ts";

const groupsOf = (...sizes: number[]) => sizes.map((responses, i) => ({ key: `g${i}`, responses }));
const sum = (groups: readonly { responses: number }[]) => groups.reduce((n, one) => n + one.responses, 0);

describe("the groups of a confidential survey", () => {
  it("are left out when they are small, and with them the next that would give them away", () => {
    const keys = (sizes: number[], total: number) =>
      confidentialGroups(groupsOf(...sizes), total).map(({ key }) => key);
    expect(keys([20, 8, 7], 35)).toEqual(["g0", "g1", "g2"]);
    // 3 = 30 - 27: the seven go as well.
    expect(keys([20, 7, 3], 30)).toEqual(["g0"]);
    // Two small ones hide each other.
    expect(keys([20, 3, 4], 27)).toEqual(["g0"]);
    // Four that belong to no group.
    expect(keys([20, 8], 32)).toEqual(["g0"]);
    expect(keys([20], 24)).toEqual([]);
    expect(keys([], 0)).toEqual([]);
    expect(keys([4], 4)).toEqual([]);
  });

  it("never leave fewer than the fewest to be found by subtraction, and leave out no more than they must", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 12 }),
        (sizes, ungrouped) => {
          const groups = groupsOf(...sizes);
          const total = sum(groups) + ungrouped;
          const shown = confidentialGroups(groups, total);
          const hidden = total - sum(shown);
          for (const { responses } of shown) expect(responses).toBeGreaterThanOrEqual(confidentialMin);
          if (shown.length > 0) expect(hidden === 0 || hidden >= confidentialMin).toBe(true);
          const large = groups.filter(({ responses }) => responses >= confidentialMin);
          if (total - sum(large) === 0) expect(shown).toEqual(large);
        },
      ),
    );
  });
});
