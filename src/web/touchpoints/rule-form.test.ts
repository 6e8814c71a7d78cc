import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Condition, holds, operators } from "../../domain/condition.ts";
import { defaultCatalogue } from "../../domain/default-catalogue/default-catalogue.ts";
import { bareOperators, isComplete, type RuleForm, readRule, withPart, writeRule } from "./rule-form.ts";

const word = fc.constantFrom("Order", "visit", "/help", "3", "12", "");
const line = fc
  .record({
    field: fc.constantFrom("event", "type", "path", "property.total"),
    op: fc.constantFrom(...operators),
    values: fc.array(word, { maxLength: 3 }),
  })
  .map((one) => (bareOperators.has(one.op) ? { ...one, values: [] } : one));
const join = fc.constantFrom("all" as const, "any" as const);
const form: fc.Arbitrary<RuleForm> = fc.record({
  join,
  parts: fc.array(fc.oneof(line, fc.record({ join, lines: fc.array(line, { maxLength: 3 }) })), {
    maxLength: 4,
  }),
});
const tree: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      field: fc.constantFrom("event", "property.total"),
      op: fc.constantFrom(...operators),
      values: fc.array(fc.oneof(word, fc.integer({ min: 0, max: 20 })), { maxLength: 3 }),
    }),
    fc.record({ all: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ not: tie("tree") }),
  ),
})).tree;
const thing = fc.dictionary(fc.constantFrom("event", "type", "path", "property.total"), word);

const depth = (condition: Condition): number => {
  if ("field" in condition) return 0;
  if ("not" in condition) return 9;
  const parts = "all" in condition ? condition.all : condition.any;
  return 1 + Math.max(0, ...parts.map(depth));
};

describe("a rule as a form", () => {
  it("written as a tree and read again it is the same form", () => {
    fc.assert(
      fc.property(form, (one) => {
        expect(readRule(writeRule(one))).toEqual(one);
      }),
    );
  });

  it("every tree of two levels without a negation is a form that holds for the same things; no other is", () => {
    fc.assert(
      fc.property(tree, thing, (condition, fields) => {
        const read = (field: string) => fields[field];
        const found = readRule(condition);
        expect(found !== undefined).toBe(depth(condition) <= 2);
        if (found) expect(holds(writeRule(found), read)).toBe(holds(condition, read));
      }),
    );
  });

  it("every rule of the catalogue that comes with the product is one", () => {
    for (const { key, rule } of defaultCatalogue())
      expect([key, rule === null || readRule(rule) !== undefined]).toEqual([key, true]);
  });

  it("is complete when each line has its field and its values", () => {
    const complete = (op: (typeof operators)[number], values: string[], field = "event") =>
      isComplete({ join: "all", parts: [{ field, op, values }] });
    expect(complete("is", ["a"])).toBe(true);
    expect(complete("is", [])).toBe(false);
    expect(complete("exists", [])).toBe(true);
    expect(complete("exists", [], "property.")).toBe(false);
    expect(complete("at_least", ["3.5"])).toBe(true);
    expect(complete("at_least", ["many"])).toBe(false);
    expect(isComplete({ join: "all", parts: [] })).toBe(false);
    expect(isComplete({ join: "any", parts: [{ join: "all", lines: [] }] })).toBe(false);
  });

  it("parts are replaced and taken out by their place", () => {
    const start: RuleForm = { join: "all", parts: [{ field: "a", op: "exists", values: [] }] };
    expect(withPart(start, 0, null).parts).toEqual([]);
    expect(withPart(start, 0, { field: "b", op: "exists", values: [] }).parts).toEqual([
      { field: "b", op: "exists", values: [] },
    ]);
  });
});
