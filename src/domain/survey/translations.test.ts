import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFlaws } from "./find-flaws.ts";
import { questionnaireSchema } from "./questionnaire-schema.ts";
import { missingIn } from "./questionnaire-texts.ts";
import { fillSurveyTemplate, surveyTemplateKeys } from "./survey-templates.ts";
import { readTranslations, translationRows } from "./translations.ts";

const made = fillSurveyTemplate("departure", "es", "Shop");

describe("the texts of a survey as a table", () => {
  it.each(surveyTemplateKeys)("come back as they went out: %s", (key) => {
    const survey = fillSurveyTemplate(key, "en", "Shop");
    const read = readTranslations(survey, translationRows(survey));
    expect(read).toEqual({ kind: "changes", changes: [], unknown: [], added: [], questionnaire: survey });
  });

  it("have a name each, in whatever order a translator leaves them", () => {
    const [head = [], ...rows] = translationRows(made);
    expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows), (some) => {
        expect(readTranslations(made, [head, ...some])).toMatchObject({ changes: [], questionnaire: made });
      }),
    );
  });

  it("say what would change, keep what is missing, and take a new language in", () => {
    const rows = [
      ["KEY", "es", "fr"],
      ["title", "", "Départ"],
      ["why.text", "¿Por qué nos deja?", " Pourquoi ? "],
      ["nothing.text", "x", "y"],
    ];
    const read = readTranslations(made, rows);
    expect(read).toMatchObject({ kind: "changes", unknown: ["nothing.text"], added: ["fr"] });
    if (read.kind !== "changes") return;
    expect(read.changes.map(({ name, language, after }) => [name, language, after])).toEqual([
      ["title", "fr", "Départ"],
      ["why.text", "es", "¿Por qué nos deja?"],
      ["why.text", "fr", "Pourquoi ?"],
    ]);
    expect(read.questionnaire.title).toEqual({ ...made.title, fr: "Départ" });
    expect(questionnaireSchema.safeParse(read.questionnaire).success).toBe(true);
    expect(findFlaws(read.questionnaire)).toEqual([]);
    expect(missingIn(read.questionnaire, "es")).toEqual([]);
    expect(missingIn(read.questionnaire, "fr")).not.toContain("why.text");
  });

  it.each([
    [[["name", "es"]], "no_key"],
    [[["key", "Spanish!"]], "no_language"],
    [[["key", "es", "es"]], "twice"],
    [
      [
        ["key", "es"],
        ["title", "a"],
        ["title", "b"],
      ],
      "twice",
    ],
    [
      [
        ["key", "es"],
        ["title", "x".repeat(201)],
      ],
      "too_long",
    ],
  ])("are refused as a whole when they cannot be read: %j", (rows, reason) => {
    expect(readTranslations(made, rows)).toEqual({ kind: "refused", reason });
  });
});
