import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Condition, conditionSchema, type FieldValue, holds, operators } from "./condition.ts";

const thing: Record<string, FieldValue> = {
  event: "Order Completed",
  price: 12.5,
  empty: "",
  none: null,
  flag: true,
};
const test = (condition: Condition) => holds(condition, (field) => thing[field]);

describe("conditions", () => {
  it.each([
    [{ field: "event", op: "is", values: ["order completed", "x"] }, true],
    [{ field: "event", op: "is_not", values: ["order completed"] }, false],
    [{ field: "event", op: "contains", values: ["COMPLETE"] }, true],
    [{ field: "event", op: "not_contains", values: ["refund"] }, true],
    [{ field: "event", op: "starts_with", values: ["order"] }, true],
    [{ field: "event", op: "ends_with", values: ["completed"] }, true],
    [{ field: "empty", op: "exists" }, false],
    [{ field: "none", op: "not_exists" }, true],
    [{ field: "price", op: "at_least", values: [12.5] }, true],
    [{ field: "price", op: "at_most", values: ["12"] }, false],
    [{ field: "event", op: "at_least", values: [1] }, false],
    [{ field: "missing", op: "is_not", values: ["x"] }, true],
    [{ field: "flag", op: "is", values: ["true"] }, true],
  ] as [Condition, boolean][])("%j is %s", (condition, expected) => expect(test(condition)).toBe(expected));

  it("hold for everything when nothing is asked, for nothing when no way is open", () => {
    expect(test({ all: [] })).toBe(true);
    expect(test({ any: [] })).toBe(false);
  });

  const comparison = fc.record({
    field: fc.constantFrom(...Object.keys(thing), "missing"),
    op: fc.constantFrom(...operators),
    values: fc.array(fc.oneof(fc.string(), fc.double()), { maxLength: 3 }),
  }) as fc.Arbitrary<Condition>;

  it("obey the laws of not, all and any", () => {
    fc.assert(
      fc.property(comparison, comparison, (a, b) => {
        expect(test({ not: a })).toBe(!test(a));
        expect(test({ all: [a, b] })).toBe(test(a) && test(b));
        expect(test({ any: [a, b] })).toBe(test(a) || test(b));
        expect(test({ not: { all: [a, b] } })).toBe(test({ any: [{ not: a }, { not: b }] }));
      }),
      { seed: 6 },
    );
  });

  it("are refused when they carry what is not known", () => {
    expect(conditionSchema.safeParse({ field: "event", op: "matches", values: ["("] }).success).toBe(false);
    expect(conditionSchema.safeParse({ field: "event", op: "is", values: ["a"], more: 1 }).success).toBe(
      false,
    );
    expect(conditionSchema.safeParse({ all: [{ any: [{ field: "a", op: "exists" }] }] }).success).toBe(true);
  });
});
