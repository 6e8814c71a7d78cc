import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandSegments, type SegmentCondition, segmentsIn, sizeOf, stretchOf } from "./segment.ts";
import { isMember } from "./segment-membership.ts";
import { segmentConditionSchema, segmentDepthMax, segmentLeavesMax } from "./segment-schema.ts";

const clock = { now: Date.UTC(2026, 6, 1, 12), timeZone: "Europe/Madrid", currency: "EUR" };
const gold: SegmentCondition = { fact: "trait", key: "plan", op: "is", values: ["gold"] };
const miss = (id: string, why: string): never => {
  throw new Error(`${why} ${id}`);
};
const [a, b] = ["aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa", "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"];

describe("the window of a condition", () => {
  test("of the last days ends now, and of longer ago ends that many days back", () => {
    const days = 90 * 86_400_000;
    expect(stretchOf({ lastDays: 90 }, clock)).toEqual({ from: clock.now - days, to: clock.now });
    expect(stretchOf({ olderThanDays: 90 }, clock)).toEqual({ from: null, to: clock.now - days });
  });

  test("reads days on the workspace's clocks", () => {
    expect(stretchOf({ from: "2026-01-01", to: "2026-07-01" }, clock)).toEqual({
      from: Date.UTC(2025, 11, 31, 23),
      to: Date.UTC(2026, 5, 30, 22),
    });
    expect(stretchOf(undefined, clock)).toEqual({ from: null, to: null });
  });
});

describe("a segment that refers to others", () => {
  test("has their conditions in the place of their names", () => {
    const found = expandSegments(
      { not: { fact: "segment", id: a } },
      (id) => (id === a ? gold : undefined),
      miss,
    );
    expect(found).toEqual({ not: gold });
    expect(segmentsIn({ any: [gold, { fact: "segment", id: a }] })).toEqual(new Set([a]));
  });

  test("may be referred to twice, but not lead back to itself", () => {
    const both: SegmentCondition = {
      all: [
        { fact: "segment", id: a },
        { fact: "segment", id: a },
      ],
    };
    expect(expandSegments(both, () => gold, miss)).toEqual({ all: [gold, gold] });
    const circle = (id: string): SegmentCondition => ({ fact: "segment", id: id === a ? b : a });
    expect(() => expandSegments(circle(a), circle, miss)).toThrow("cycle");
    expect(() => expandSegments(circle(a), () => undefined, miss)).toThrow(`unknown ${b}`);
  });

  test("cannot be judged before that", () => {
    const condition: SegmentCondition = { fact: "segment", id: a };
    expect(() => isMember({ ...clock, condition }, { traits: {}, interactions: [] })).toThrow(RangeError);
  });
});

describe("what a body may hold as a condition", () => {
  const accepts = (value: unknown) => segmentConditionSchema.safeParse(value).success;

  test.each<[string, unknown]>([
    ["a trait", gold],
    ["everyone", { all: [] }],
    [
      "what happened so often in a window",
      { fact: "did", where: [], times: { op: "exactly", n: 0 }, when: { lastDays: 7 } },
    ],
    ["a score", { fact: "answered", metric: "csat", which: "any", from: 1, to: 3 }],
    ["dates", { fact: "seen", which: "first", when: { from: "2026-01-01" } }],
  ])("%s", (_, value) => {
    expect(accepts(value)).toBe(true);
  });

  test.each<[string, unknown]>([
    ["an unknown fact", { fact: "mood", is: "good" }],
    ["two groups at once", { all: [], any: [] }],
    [
      "a field that interactions do not have",
      { fact: "did", where: [{ field: "identity", op: "is", values: ["x"] }] },
    ],
    ["a day that does not exist", { fact: "trait", key: "born", op: "before", day: "2026-02-30" }],
    ["a window without an end", { fact: "seen", which: "first", when: {} }],
    ["groups of anything but NPS", { fact: "answered", metric: "csat", which: "any", groups: ["promoter"] }],
    ["no values", { fact: "trait", key: "plan", op: "is", values: [] }],
    ["the moment that never ends", { fact: "did", where: [], when: { lastDays: 1e9 } }],
  ])("not %s", (_, value) => {
    expect(accepts(value)).toBe(false);
  });

  test("neither too deep nor too long", () => {
    const deep = (levels: number): SegmentCondition => (levels <= 1 ? gold : { not: deep(levels - 1) });
    expect(accepts(deep(segmentDepthMax))).toBe(true);
    expect(accepts(deep(segmentDepthMax + 1))).toBe(false);
    const wide = { all: Array.from({ length: segmentLeavesMax / 2 }, () => gold) };
    expect(accepts({ any: [wide, wide] })).toBe(true);
    expect(accepts({ any: [wide, wide, gold] })).toBe(false);
    expect(sizeOf({ any: [wide, gold] })).toEqual({ depth: 3, leaves: segmentLeavesMax / 2 + 1 });
  });

  test("is the same after being kept as JSON", () => {
    const leaf = fc.constantFrom<SegmentCondition>(
      gold,
      { fact: "customer", kinds: ["past"] },
      { fact: "value", of: "revenue", op: "at_least", amount: 100.5 },
    );
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 5 }), (all) => {
        const condition = { all };
        expect(segmentConditionSchema.parse(JSON.parse(JSON.stringify(condition)))).toEqual(condition);
      }),
    );
  });
});
