import { describe, expect, it } from "vitest";
import { blankQuestionnaire } from "./blank-survey.ts";
import { findFlaws } from "./find-flaws.ts";
import { isStandard, kindGroups, newQuestion } from "./new-question.ts";
import { questionnaireSchema } from "./questionnaire-schema.ts";

const kinds = kindGroups.flatMap(({ kinds: some }) => [...some]);

describe.each(kinds)("a new question of the kind %s", (kind) => {
  const question = newQuestion(kind, { key: "new", languages: ["es", "en", "fr"], company: "A$& Shop" });
  const blank = blankQuestionnaire("es", "Taller");
  const [section] = blank.sections;
  const draft = {
    ...blank,
    languages: ["es", "en", "fr"],
    sections: section ? [{ ...section, questions: [question] }] : [],
  };

  it("can stand in a draft at once, and lacks nothing but words and pictures", () => {
    expect(questionnaireSchema.parse(draft)).toEqual(draft);
    const lacks = new Set(findFlaws(draft).map(({ code }) => code));
    lacks.delete("no_picture");
    const isAsked = isStandard(kind) && kind !== "matrix";
    expect([...lacks]).toEqual(isAsked ? [] : ["no_text"]);
  });

  it("says what the literature says in both first languages, with the name of the company", () => {
    const languages = isStandard(kind) ? ["en", "es"] : [];
    expect(Object.keys(question.text).sort()).toEqual(languages);
    if (kind === "nps") expect(question.text["en"]).toContain("recommend A$& Shop to");
  });
});

it("a blank survey asks nothing yet, in the language of whoever makes it first", () => {
  const blank = blankQuestionnaire("es", "");
  expect(questionnaireSchema.parse(blank)).toEqual(blank);
  expect(blank.languages).toEqual(["es", "en"]);
  expect(findFlaws(blank).map(({ code }) => code)).toEqual(["asks_nothing"]);
});
