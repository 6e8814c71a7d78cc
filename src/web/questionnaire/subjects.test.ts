import { describe, expect, it } from "vitest";
import { kindGroups, newQuestion } from "../../domain/survey/new-question.ts";
import { fillSurveyTemplate } from "../../domain/survey/survey-templates.ts";
import { newComparison, questionsBefore, readField, shapeOf, wayOf, writeField } from "./subjects.ts";

const kinds = kindGroups.flatMap(({ kinds: some }) => [...some]);

it.each(kinds)(
  "begins a condition on a question of the kind %s with a way that its line can show",
  (kind) => {
    const question = newQuestion(kind, { key: "q", languages: ["en"], company: "Shop" });
    const shape = shapeOf(question);
    if (!shape) return expect(kind).toBe("statement");
    const comparison = newComparison(question);
    expect(wayOf(shape, comparison)).toEqual(shape.ways[0]);
    expect(comparison.field.startsWith("answer.q")).toBe(true);
  },
);

it("takes fields apart and puts them together", () => {
  for (const field of ["answer.q", "answer.q.part", "hidden.unit", "trait.first.name"])
    expect(writeField(readField(field))).toBe(field);
});

describe("a condition can look", () => {
  const made = fillSurveyTemplate("relationship_nps", "en", "Shop");
  const keysAt = (spot: Parameters<typeof questionsBefore>[1]) =>
    questionsBefore(made, spot).map(({ key }) => key);

  it("at what stands before it, and after a question at that one too", () => {
    expect(keysAt({ kind: "question", key: "reason" })).toEqual(["recommend"]);
    expect(keysAt({ kind: "after", key: "reason" })).toEqual(["recommend", "reason"]);
    expect(keysAt({ kind: "section", key: "main" })).toEqual([]);
    expect(keysAt({ kind: "end" })).toEqual(["recommend", "reason", "call_back", "contact"]);
  });

  it("at nothing beside it where the order is drawn", () => {
    const drawn = { ...made, sections: made.sections.map((one) => ({ ...one, shuffle: true })) };
    expect(questionsBefore(drawn, { kind: "question", key: "contact" })).toEqual([]);
  });
});
