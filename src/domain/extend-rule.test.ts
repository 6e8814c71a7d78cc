import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Condition, conditionSchema, holds, operators } from "./condition.ts";
import { withEvent } from "./extend-rule.ts";

const word = fc.constantFrom("Order", "order", "Visit", "Baja", "x");
const comparison = fc.record({
  field: fc.constantFrom("event", "type", "path"),
  op: fc.constantFrom(...operators),
  values: fc.array(word, { maxLength: 3 }),
});
const tree: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.record({ all: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ not: tie("tree") }),
  ),
})).tree;
const thing = fc.record({ event: word, type: word, path: word });

describe("a rule with one more event", () => {
  it("holds where it held before and for the event, and nowhere else", () => {
    fc.assert(
      fc.property(tree, word, thing, (rule, event, fields) => {
        const read = (field: string) => Object.entries(fields).find(([name]) => name === field)?.[1];
        const extended = withEvent(rule, event);
        conditionSchema.parse(extended);
        const wanted = holds(rule, read) || fields.event.toLowerCase() === event.toLowerCase();
        expect(holds(extended, read)).toBe(wanted);
      }),
    );
  });

  it("stays as simple as it was", () => {
    const one: Condition = { field: "event", op: "is", values: ["A"] };
    const other: Condition = { field: "path", op: "contains", values: ["/x"] };
    expect(withEvent(null, "B")).toEqual({ field: "event", op: "is", values: ["B"] });
    expect(withEvent(one, "B")).toEqual({ field: "event", op: "is", values: ["A", "B"] });
    expect(withEvent(one, "a")).toEqual(one);
    expect(withEvent({ any: [other, one] }, "B")).toEqual({
      any: [other, { field: "event", op: "is", values: ["A", "B"] }],
    });
    expect(withEvent({ any: [other] }, "B")).toEqual({
      any: [other, { field: "event", op: "is", values: ["B"] }],
    });
    expect(withEvent({ all: [other] }, "B")).toEqual({
      any: [{ all: [other] }, { field: "event", op: "is", values: ["B"] }],
    });
  });
});
