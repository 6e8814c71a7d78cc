import { describe, expect, it } from "vitest";
import { checkResponse, plainContext } from "./next-step.ts";
import { questionsIn } from "./questionnaire.ts";
import { questionnaireSchema } from "./questionnaire-schema.ts";
import { sentAnswers } from "./response-message.ts";
import { leadQuestion, measureScores, resultOf } from "./survey-results.ts";
import { fillSurveyTemplate } from "./survey-templates.ts";

describe("the results of a survey", () => {
  it("are measured as figures are: 4 promoters, 3 passives and 3 detractors are an NPS of 10", () => {
    const scored = [
      { score: 10, n: 3 },
      { score: 9, n: 1 },
      { score: 8, n: 2 },
      { score: 7, n: 1 },
      { score: 6, n: 1 },
      { score: 0, n: 2 },
    ];
    const measured = measureScores("nps", { min: 0, max: 10 }, scored, 5);
    expect(measured).toMatchObject({
      n: 10,
      indicative: false,
      parts: { promoters: 4, passives: 3, detractors: 3 },
    });
    expect(measured.score).toBeCloseTo(10, 10);
  });

  it("count the top two boxes of the question's own scale and the easy half of CES", () => {
    const scored = [
      { score: 9, n: 2 },
      { score: 10, n: 1 },
      { score: 5, n: 1 },
    ];
    expect(measureScores("csat", { min: 1, max: 10 }, scored, 1).score).toBeCloseTo(75, 10);
    expect(
      measureScores(
        "ces",
        { min: 1, max: 7 },
        [
          { score: 5, n: 1 },
          { score: 4, n: 1 },
        ],
        1,
      ).score,
    ).toBeCloseTo(50, 10);
    expect(measureScores("ces1", { min: 1, max: 5 }, [{ score: 2, n: 4 }], 1).score).toBeCloseTo(2, 10);
    expect(measureScores("nps", { min: 0, max: 10 }, [], 1).score).toBeNull();
  });

  it("belong to the questions they name, row by row", () => {
    const made = fillSurveyTemplate("visit", "en", "Shop");
    const [, aspects] = questionsIn(made);
    if (!aspects) throw new Error("no second question");
    const counts = [
      { question: "visit.aspects.staff", choice: "", score: 5, n: 2 },
      { question: "visit.aspects.staff_room", choice: "", score: 1, n: 9 },
      { question: "visit_2.aspects.staff", choice: "", score: 1, n: 9 },
    ];
    const results = resultOf("visit", made, aspects, counts, 30);
    expect(results.map(({ key }) => key)).toEqual([
      "aspects.staff",
      "aspects.waiting",
      "aspects.stock",
      "aspects.tidiness",
    ]);
    expect(results[0]?.counts).toEqual([{ choice: "", score: 5, n: 2 }]);
    expect(leadQuestion(made)?.key).toBe("satisfaction");
  });

  it("tell what was expected from what was got", () => {
    const gap = questionnaireSchema.parse({
      languages: ["en"],
      title: { en: "Gap" },
      sections: [{ key: "main", questions: [{ kind: "gap", key: "wait", text: { en: "Wait" }, points: 5 }] }],
      endings: [{ key: "end", title: { en: "End" } }],
    });
    const checked = checkResponse(gap, { wait: { expectation: 4, perception: 2 } }, plainContext("r"));
    const sent = sentAnswers("s", "customers", checked.counted);
    expect(sent).toEqual([
      { metric: "expectation", question: "s.wait.expectation", score: 4, scale: "1-5" },
      { metric: "perception", question: "s.wait.perception", score: 2, scale: "1-5" },
    ]);
    const counts = sent.map(({ question, score = null }) => ({ question, choice: "", score, n: 1 }));
    const [question] = questionsIn(gap);
    expect(
      question && resultOf("s", gap, question, counts, 30).map(({ counts: own }) => own[0]?.score),
    ).toEqual([4, 2]);
  });

  it("hide what fewer than ten employees said", () => {
    const pulse = fillSurveyTemplate("employee_pulse", "en", "Shop");
    const lead = leadQuestion(pulse);
    if (!lead) throw new Error("no lead");
    const with9 = [{ question: "p.recommend", choice: "", score: 9, n: 9 }];
    expect(resultOf("p", pulse, lead, with9, 30)[0]).toMatchObject({
      counts: [],
      measure: { score: null, n: 0 },
    });
    const with10 = [{ question: "p.recommend", choice: "", score: 9, n: 10 }];
    expect(resultOf("p", pulse, lead, with10, 30)[0]).toMatchObject({ measure: { score: 100, n: 10 } });
  });
});
