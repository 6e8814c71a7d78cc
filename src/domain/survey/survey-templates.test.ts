import { describe, expect, it } from "vitest";
import { findFlaws } from "./find-flaws.ts";
import { checkResponse, nextStep, plainContext, readSoFar } from "./next-step.ts";
import { type Questionnaire, questionsIn, type SurveyQuestion } from "./questionnaire.ts";
import { questionnaireSchema } from "./questionnaire-schema.ts";
import { responseMessage, sentAnswers } from "./response-message.ts";
import { seededOrder } from "./seeded-order.ts";
import { fillSurveyTemplate, surveyTemplateKeys } from "./survey-templates.ts";
import { languageOfSurvey, questionText, textFor, wordsIn } from "./survey-text.ts";

/** Every text by language in a value. */
function textsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  if ("es" in value || "en" in value) return [{ ...value }];
  return Object.values(value).flatMap(textsIn);
}

/** An answer that can be given to a question: low scores, first options. */
function lowAnswer(question: SurveyQuestion): unknown {
  switch (question.kind) {
    case "nps":
      return 2;
    case "csat":
    case "ces":
      return 1;
    case "matrix":
      return Object.fromEntries(question.items.map(({ key }) => [key, 1]));
    case "single":
    case "multiple":
      return { options: [question.options[0]?.key] };
    case "text":
      return "It took too long";
    case "contact":
      return { name: "Ana", email: "ana@example.com" };
    default:
      return null;
  }
}

function fillIn(questionnaire: Questionnaire) {
  const answers: Record<string, unknown> = {};
  const context = plainContext("a-response");
  for (;;) {
    const step = nextStep(questionnaire, answers, context);
    if (step.kind === "end")
      return { answers, ending: step.ending, checked: checkResponse(questionnaire, answers, context) };
    expect(step.problem).toBeNull();
    answers[step.question.key] = lowAnswer(step.question);
  }
}

describe.each(surveyTemplateKeys)("the template %s", (key) => {
  const made = fillSurveyTemplate(key, "es", 'Café "Ñ"');

  it("passes the schema unchanged, in either first language", () => {
    expect(questionnaireSchema.parse(made)).toEqual(made);
    expect(findFlaws(fillSurveyTemplate(key, "en", "Shop"))).toEqual([]);
    expect(fillSurveyTemplate(key, "en", "Shop").languages).toEqual(["en", "es"]);
  });

  it("says everything in Spanish and in English, with the name of the company", () => {
    const texts = textsIn(made);
    expect(texts.length).toBeGreaterThan(3);
    for (const words of texts) {
      expect(Object.keys(words).sort()).toEqual(["en", "es"]);
      for (const text of Object.values(words)) expect(text).toMatch(/^[^{}]+$/);
    }
    if (JSON.stringify(fillSurveyTemplate(key, "en", "Shop")).includes("Shop"))
      expect(JSON.stringify(made)).toContain('Café \\"Ñ\\"');
  });

  it("can be filled in to an ending, and what was said counts in metrics that there are", () => {
    const { ending, checked } = fillIn(made);
    expect(checked.problems).toEqual([]);
    expect(ending).toEqual(checked.ending);
    const sent = sentAnswers("survey", checked.counted);
    expect(sent.length).toBeGreaterThan(2);
    for (const { metric, question } of sent) {
      expect(metric).toMatch(/^(nps|ces|csat|rating|comment|choice)$/);
      expect(question).toMatch(/^survey\.[a-z_]+(\.[a-z_]+)?$/);
    }
  });
});

it("a template names a company as it is, whatever signs its name has", () => {
  const company = `A$$B $' $& "C"`;
  const [question] = questionsIn(fillSurveyTemplate("relationship_nps", "en", company));
  expect(question?.text["en"]).toBe(`How likely are you to recommend ${company} to a friend or colleague?`);
});

describe("the relationship survey", () => {
  const made = fillSurveyTemplate("relationship_nps", "en", "Shop");
  const reason = questionsIn(made).find(({ key }) => key === "reason");

  it.each([
    [3, /first thing we should improve/],
    [8, /make it a 10/],
    [10, /value most/],
  ])("asks who gave %i in words of their own", (score, words) => {
    const read = readSoFar(made, { recommend: score }, plainContext("r"));
    expect(reason && questionText(reason, { questionnaire: made, language: "en-GB", read })).toMatch(words);
  });

  it("becomes one message whose id is the response's, with what its sender said of themselves", () => {
    const { checked } = fillIn(made);
    const message = responseMessage(made, checked, {
      survey: { id: "5f0c", key: "relationship_nps" },
      version: 2,
      response: "r1",
      language: "en",
      at: "2026-03-01T10:00:30.000Z",
      startedAt: "2026-03-01T10:00:00.000Z",
      hidden: { unit: "madrid" },
      part: 0,
    });
    expect(message).toMatchObject({
      messageId: "survey:5f0c:r1",
      anonymousId: "survey-r1",
      properties: {
        survey: "relationship_nps",
        survey_version: 2,
        unit: "madrid",
        duration_ms: 30_000,
        contact: { name: "Ana", email: "ana@example.com" },
        answers: [
          { metric: "nps", question: "relationship_nps.recommend", score: 2, scale: "0-10" },
          { metric: "comment", question: "relationship_nps.reason", text: "It took too long" },
          { metric: "choice", choice: "yes" },
        ],
      },
    });
    // An e-mail among the traits would be an identifier.
    expect(message["context"]).toEqual({ traits: { name: "Ana" } });
  });
});

describe("the words of a survey", () => {
  const made: Questionnaire = {
    ...fillSurveyTemplate("departure", "es", "Shop"),
    languages: ["es", "en", "pt-BR"],
    hidden: ["unit"],
  };

  it("fall back to the nearest language and then to the first", () => {
    expect(wordsIn({ es: "Hola", en: "Hello" }, "en-US", made.languages)).toBe("Hello");
    expect(wordsIn({ es: "Hola", en: "" }, "en", made.languages)).toBe("Hola");
    expect(languageOfSurvey(made, ["fr-FR", "pt-PT", "en"])).toBe("pt-BR");
    expect(languageOfSurvey(made, [])).toBe("es");
  });

  it("take up what was said, in the reader's language, and something else where nothing was", () => {
    const context = {
      ...plainContext("r"),
      hidden: { unit: "Madrid", secret: "no" },
      traits: { name: "Ana" },
    };
    const read = readSoFar(made, { why: { options: ["price"] } }, context);
    const reader = { questionnaire: made, language: "en", read };
    const piped = (text: string) => textFor({ en: text, es: text }, reader);
    expect(piped("{{answer.why}} in {{ hidden.unit }}, {{trait.name|friend}}")).toBe("Price in Madrid, Ana");
    expect(piped("{{hidden.secret}}{{trait.other|friend}}")).toBe("friend");
    expect(piped("{{trait.constructor|none}} {{nothing}}")).toBe("none {{nothing}}");
  });

  it("come in an order drawn from the seed that holds all of them", () => {
    const list = ["a", "b", "c", "d", "e"];
    expect(seededOrder(list, "one", "q")).toEqual(seededOrder(list, "one", "q"));
    expect([...seededOrder(list, "one", "q")].sort()).toEqual(list);
    const orders = new Set(Array.from({ length: 400 }, (_, i) => seededOrder(list, `s${i}`, "q").join("")));
    expect(orders.size).toBeGreaterThan(90);
  });
});
