import { describe, expect, it } from "vitest";
import { questionsIn } from "../../domain/survey/questionnaire.ts";
import { fillSurveyTemplate } from "../../domain/survey/survey-templates.ts";
import { withEnding, withPart, withQuestion, withText, withVariant } from "./edit-texts.ts";

const made = fillSurveyTemplate("relationship_nps", "es", "Tienda");

describe("changing a text of a survey", () => {
  it("changes that text in that language and nothing else", () => {
    const changed = withQuestion(made, "recommend", (one) => ({
      ...one,
      text: withText(one.text, "en", "New"),
    }));
    expect(questionsIn(changed)[0]?.text).toEqual({ ...questionsIn(made)[0]?.text, en: "New" });
    expect(questionsIn(changed).slice(1)).toEqual(questionsIn(made).slice(1));
  });

  it("reaches wordings, options and endings", () => {
    const reworded = withQuestion(made, "reason", (one) => withVariant(one, 1, "es", "¿Y?"));
    expect(questionsIn(reworded)[1]?.variants.map(({ text }) => text["es"])).toContain("¿Y?");
    const chosen = withQuestion(made, "call_back", (one) => withPart(one, "no", "en", "No, thanks"));
    expect(JSON.stringify(chosen)).toContain("No, thanks");
    const ended = withEnding(made, "thanks", (one) => ({
      ...one,
      title: withText(one.title, "es", "Adiós"),
    }));
    expect(ended.endings.at(-1)?.title["es"]).toBe("Adiós");
    expect(ended.endings[0]).toEqual(made.endings[0]);
  });

  it("takes a language out when its text is emptied", () => {
    expect(withText({ es: "Sí", en: "Yes" }, "en", "")).toEqual({ es: "Sí" });
  });
});
