import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditionSchema } from "./condition.ts";
import { isCondition, operators } from "./condition-tree.ts";

/** Things that are nearly conditions, and some that are. */
const nearly = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.record(
      {
        field: fc.oneof(fc.constantFrom("event", "", "x".repeat(121)), fc.integer()),
        op: fc.constantFrom(...operators, "equals", 3),
        values: fc.oneof(
          fc.array(fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant("x".repeat(501)))),
          fc.constant("text"),
          fc.constant(Array(201).fill("x")),
        ),
        more: fc.integer(),
      },
      { requiredKeys: [] },
    ),
    fc.record({ all: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ any: fc.oneof(fc.array(tie("tree"), { maxLength: 3 }), fc.integer()) }),
    fc.record({ not: tie("tree"), more: fc.integer() }, { requiredKeys: ["not"] }),
    fc.constantFrom(null, "text", 3, [], { all: Array(51).fill({ all: [] }) }),
  ),
})).tree;

describe("the shape of a condition", () => {
  it("is what the server accepts, and nothing else", () => {
    fc.assert(
      fc.property(nearly, (value) => {
        expect(isCondition(value)).toBe(conditionSchema.safeParse(value).success);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes real rules", () => {
    expect(isCondition({ any: [{ field: "event", op: "is", values: ["A", 3] }, { not: { all: [] } }] })).toBe(
      true,
    );
    expect(isCondition({ field: "event", op: "exists" })).toBe(true);
    expect(isCondition({ field: "event", op: "exists", extra: 1 })).toBe(false);
  });
});
