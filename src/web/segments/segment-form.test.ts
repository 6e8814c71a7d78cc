import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SegmentCondition } from "../../domain/segment.ts";
import { segmentConditionSchema } from "../../domain/segment-schema.ts";
import { completePart, isFormComplete, newFact, readForm, writeForm } from "./segment-form.ts";
import { templateNames, templates } from "./templates.ts";

const leaf = fc.constantFrom<SegmentCondition>(
  { fact: "customer", kinds: ["past"] },
  { fact: "trait", key: "plan", op: "is", values: ["gold"] },
  { fact: "did", where: [] },
);
const tree = fc.letrec<{ node: SegmentCondition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie("node").map((not) => ({ not })),
  ),
})).node;

/** What a condition means when each leaf is true or not. */
function judge(condition: SegmentCondition, isTrue: (leaf: string) => boolean): boolean {
  if ("all" in condition) return condition.all.every((part) => judge(part, isTrue));
  if ("any" in condition) return condition.any.some((part) => judge(part, isTrue));
  if ("not" in condition) return !judge(condition.not, isTrue);
  return isTrue(condition.fact);
}

describe("a condition in its editor", () => {
  test("means the same when it is written back, whatever is true", () => {
    fc.assert(
      fc.property(tree, fc.subarray(["customer", "trait", "did"]), (condition, truths) => {
        const isTrue = (fact: string) => truths.includes(fact);
        expect(judge(writeForm(readForm(condition)), isTrue)).toBe(judge(condition, isTrue));
      }),
    );
  });

  test("is read the same again after being written", () => {
    fc.assert(
      fc.property(tree, (condition) => {
        const form = readForm(condition);
        expect(readForm(writeForm(form))).toEqual(form);
      }),
    );
  });

  test("leaves out of the count what is not complete yet", () => {
    const form = {
      join: "all",
      parts: [
        { not: false, fact: newFact("trait") },
        { join: "any", parts: [{ not: false, fact: newFact("segment") }] },
        { not: true, fact: newFact("did") },
      ],
    } as const;
    expect(isFormComplete(form)).toBe(false);
    expect(writeForm(completePart(form))).toEqual({ all: [{ not: newFact("did") }] });
  });
});

test.each(templateNames)("the template %s is a condition that can be kept", (name) => {
  expect(segmentConditionSchema.safeParse(templates[name]).success).toBe(true);
  expect(isFormComplete(readForm(templates[name]))).toBe(true);
});
