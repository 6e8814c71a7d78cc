import { describe, expect, it } from "vitest";
import { builtInWords } from "./built-in-words.ts";
import { checkResponse, plainContext } from "./next-step.ts";
import { questionsIn } from "./questionnaire.ts";
import { sentAnswers } from "./response-message.ts";
import { codeBook, questionsOfVersions, responseColumns, type TableResponse } from "./response-table.ts";
import { fillSurveyTemplate, surveyTemplateKeys } from "./survey-templates.ts";
import { tableWords } from "./table-words.ts";

const reader = (language: "es" | "en") => {
  const { contact, gap, emotions } = builtInWords(language);
  return { language, ...tableWords(language), contact, gap, emotions };
};

const plain: TableResponse = {
  id: "1",
  at: "2026-01-31T10:00:00+01:00",
  customer: "c",
  version: 1,
  completed: true,
  language: "es",
  channel: "email",
  touchpoint: "",
  unit: "",
  durationMs: 61_400,
  ending: "thanks",
  hidden: {},
  contact: {},
  answers: [],
};

function given(template: (typeof surveyTemplateKeys)[number], answers: Record<string, unknown>) {
  const questionnaire = fillSurveyTemplate(template, "en", "Shop");
  const { counted, problems } = checkResponse(questionnaire, answers, plainContext("seed"));
  expect(problems).toEqual([]);
  const found = sentAnswers("s", counted).map(({ question, score = null, choice = "", text = "" }) => ({
    question,
    score,
    choice,
    text,
  }));
  const columns = responseColumns("s", [{ version: 1, questionnaire }], reader("en"));
  const response = { ...plain, answers: found };
  return Object.fromEntries(columns.map(({ name, cell }) => [name, cell(response)]));
}

describe("responses as a table", () => {
  it("hold facts, scores, codes, 0 and 1 for each of several choices, and texts", () => {
    expect(
      given("relationship_nps", { recommend: 9, values: { options: ["price"] }, reason: "Muy bien" }),
    ).toMatchObject({
      response: "1",
      version: 1,
      completed: 1,
      duration_s: 61,
      recommend: 9,
    });
    const visit = given("visit", { satisfaction: 4, aspects: { staff: 5 } });
    expect(visit).toMatchObject({ satisfaction: 4, "aspects.staff": 5 });
  });

  it("have a column for every answer that any template can take, named once", () => {
    for (const template of surveyTemplateKeys) {
      const questionnaire = fillSurveyTemplate(template, "es", "Tienda");
      const columns = responseColumns("s", [{ version: 1, questionnaire }], reader("es"));
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const question of questionsIn(questionnaire))
        if (question.kind !== "statement")
          expect(names.some((name) => name === question.key || name.startsWith(`${question.key}.`))).toBe(
            true,
          );
      expect(columns.every(({ label }) => label !== "")).toBe(true);
    }
  });

  it("keep the columns of what later versions no longer ask, and their latest words", () => {
    const before = fillSurveyTemplate("visit", "en", "Shop");
    const [section] = before.sections;
    if (!section) throw new Error("a template has a section");
    const after = { ...before, sections: [{ ...section, questions: section.questions.slice(0, 1) }] };
    const versions = [
      { version: 1, questionnaire: before },
      { version: 2, questionnaire: after },
    ];
    expect(questionsOfVersions(versions).map(({ key }) => key)).toEqual(
      questionsIn(before).map(({ key }) => key),
    );
  });

  it("are explained by a code book with a line for each column and each code", () => {
    const questionnaire = fillSurveyTemplate("departure", "en", "Shop");
    const columns = responseColumns("s", [{ version: 1, questionnaire }], reader("en"));
    const book = codeBook(columns);
    expect(new Set(book.map(([name]) => name))).toEqual(new Set(columns.map(({ name }) => name)));
    for (const question of questionsIn(questionnaire))
      if (question.kind === "single")
        for (const { key, text } of question.options)
          expect(book.some(([, , , code, meaning]) => code === key && meaning === text["en"])).toBe(true);
  });

  it("are empty where nothing was answered", () => {
    const row = given("visit", { satisfaction: 4 });
    expect([row["satisfaction"], row["aspects.staff"], row["unit"]]).toEqual([4, null, ""]);
  });
});
