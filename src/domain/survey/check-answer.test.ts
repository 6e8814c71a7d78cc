import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnswer } from "./check-answer.ts";
import type { SurveyQuestion } from "./questionnaire.ts";
import { surveyQuestionSchema } from "./questionnaire-schema.ts";

const text = { en: "Text" };
const options = [
  { key: "a", text },
  { key: "b", text },
  { key: "own", text, other: true },
];

const question = (body: object): SurveyQuestion => surveyQuestionSchema.parse({ key: "q", text, ...body });

const every: readonly SurveyQuestion[] = [
  { kind: "nps" },
  { kind: "ces" },
  { kind: "ces1" },
  { kind: "csat", look: "numbers", points: 10 },
  { kind: "matrix", points: 5, items: [{ key: "x", text }] },
  { kind: "single", options },
  { kind: "dropdown", options },
  { kind: "multiple", options, least: 1, most: 2 },
  { kind: "ranking", options },
  { kind: "text" },
  { kind: "number", least: 0, most: 9.5, decimals: 1 },
  { kind: "date", first: "2026-01-01" },
  { kind: "contact", fields: ["email", "phone"] },
  { kind: "consent", purpose: "news" },
  { kind: "gap", points: 7 },
  { kind: "emotions", offered: ["joy", "anger", "calm"], most: 2 },
  { kind: "statement" },
].map(question);

describe("checking an answer", () => {
  it.each([
    [{ kind: "nps" }, 0, 0],
    [{ kind: "nps" }, 11, "out_of_range"],
    [{ kind: "ces" }, 7, 7],
    [{ kind: "ces" }, 0, "out_of_range"],
    [{ kind: "ces1" }, 6, "out_of_range"],
    [{ kind: "csat", look: "stars", points: 5 }, "5", "malformed"],
    [{ kind: "single", options }, { options: ["a"] }, { options: ["a"] }],
    [{ kind: "single", options }, { options: ["a", "b"] }, "too_many"],
    [{ kind: "single", options }, { options: ["z"] }, "not_a_choice"],
    [
      { kind: "single", options },
      { options: ["own"], other: " mine " },
      { options: ["own"], other: "mine" },
    ],
    [{ kind: "single", options }, { options: ["a"], other: "not asked" }, { options: ["a"] }],
    [{ kind: "multiple", options, least: 2 }, { options: ["a"] }, "too_few"],
    [{ kind: "ranking", options }, { options: ["b", "a"] }, "too_few"],
    [{ kind: "ranking", options }, { options: ["b", "own", "a"] }, { options: ["b", "own", "a"] }],
    [{ kind: "text", lengthMax: 3 }, " abc ", "abc"],
    [{ kind: "text", lengthMax: 3 }, "abcd", "too_long"],
    [{ kind: "text" }, "a\u0000b\r\nc", "ab\nc"],
    [{ kind: "number", decimals: 1 }, 1.25, 1.3],
    [{ kind: "number" }, Number.POSITIVE_INFINITY, "not_a_number"],
    [{ kind: "date" }, "2026-02-30", "not_a_date"],
    [{ kind: "date", first: "2026-01-01" }, "2025-12-31", "out_of_range"],
    [{ kind: "date" }, "2024-02-29", "2024-02-29"],
    [{ kind: "date" }, "1899-12-31", "1899-12-31"],
    [{ kind: "date" }, "2026-1-31", "not_a_date"],
    [{ kind: "contact", fields: ["email"] }, { email: "ana" }, "not_an_email"],
    [{ kind: "contact", fields: ["email", "phone"] }, { phone: "12" }, "not_a_phone"],
    [{ kind: "contact", fields: ["name", "email"], required: true }, { name: "Ana" }, "incomplete"],
    [{ kind: "contact", fields: ["name", "email"] }, { name: " Ana  M " }, { name: "Ana M" }],
    [{ kind: "consent", purpose: "news", required: true }, false, "required"],
    [{ kind: "consent", purpose: "news" }, false, false],
    [{ kind: "gap", points: 5 }, { expectation: 5 }, "incomplete"],
    [
      { kind: "gap", points: 5 },
      { expectation: 5, perception: 2 },
      { expectation: 5, perception: 2 },
    ],
    [{ kind: "emotions", offered: ["joy", "anger"], most: 1 }, { joy: 2, anger: 1 }, "too_many"],
    [{ kind: "emotions", offered: ["joy", "anger"] }, { calm: 2 }, "not_a_choice"],
  ])("%j takes %j for %j", (body, sent, wanted) => {
    const checked = checkAnswer(question(body), sent);
    if (typeof wanted === "string" && checked.kind === "problem") expect(checked.problem).toBe(wanted);
    else expect(checked).toEqual({ kind: "answer", value: wanted });
  });

  it("never throws, and takes its own answers again unchanged", () => {
    const any = fc.anything({ withNullPrototype: true, withObjectString: true });
    const near = fc.oneof(
      any,
      fc.record({ options: fc.array(fc.constantFrom("a", "b", "own", "__proto__")), other: fc.string() }),
      fc.dictionary(
        fc.constantFrom("x", "joy", "email", "expectation", "perception", "toString"),
        fc.anything(),
      ),
      fc.string(),
      fc.double(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...every), near, (one, sent) => {
        const checked = checkAnswer(one, sent);
        if (checked.kind === "answer") expect(checkAnswer(one, checked.value)).toEqual(checked);
      }),
      { numRuns: 3_000, seed: 8 },
    );
  });

  it("lets an optional question be passed over and a required one not", () => {
    for (const one of every) {
      expect(checkAnswer(one, null)).toEqual({ kind: "none" });
      const wanted = one.kind === "statement" ? { kind: "none" } : { kind: "problem", problem: "required" };
      expect(checkAnswer({ ...one, required: true }, undefined)).toEqual(wanted);
    }
  });
});
