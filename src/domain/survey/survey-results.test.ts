import { describe, expect, it } from "vitest";
import type { Scale } from "../scale.ts";
import { checkResponse, plainContext } from "./next-step.ts";
import { questionsIn } from "./questionnaire.ts";
import { questionnaireSchema } from "./questionnaire-schema.ts";
import { sentAnswers } from "./response-message.ts";
import { leadQuestion, measureScores, resultOf } from "./survey-results.ts";
import { fillSurveyTemplate } from "./survey-templates.ts";

const on = (scale: Scale, scored: readonly { readonly score: number; readonly n: number }[]) =>
  scored.map((one) => ({ ...one, scale }));

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
    const measured = measureScores("nps", on({ min: 0, max: 10 }, scored), 5);
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
    expect(measureScores("csat", on({ min: 1, max: 10 }, scored), 1).score).toBeCloseTo(75, 10);
    const agreed = [
      { score: 5, n: 1 },
      { score: 4, n: 1 },
    ];
    expect(measureScores("ces", on({ min: 1, max: 7 }, agreed), 1).score).toBeCloseTo(50, 10);
    expect(measureScores("ces1", on({ min: 1, max: 5 }, [{ score: 2, n: 4 }]), 1).score).toBeCloseTo(2, 10);
    expect(measureScores("nps", [], 1).score).toBeNull();
  });

  it("belong to the questions they name, row by row", () => {
    const made = fillSurveyTemplate("visit", "en", "Shop");
    const [, aspects] = questionsIn(made);
    if (!aspects) throw new Error("no second question");
    const five = { choice: "", scaleMin: 1, scaleMax: 5 };
    const counts = [
      { ...five, question: "visit.aspects.staff", score: 5, n: 2 },
      { ...five, question: "visit.aspects.staff_room", score: 1, n: 9 },
      { ...five, question: "visit_2.aspects.staff", score: 1, n: 9 },
    ];
    const results = resultOf("visit", aspects, counts, 30);
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
    const sent = sentAnswers("s", checked.counted);
    expect(sent).toEqual([
      { metric: "expectation", question: "s.wait.expectation", score: 4, scale: "1-5" },
      { metric: "perception", question: "s.wait.perception", score: 2, scale: "1-5" },
    ]);
    const one = { choice: "", scaleMin: 1, scaleMax: 5, n: 1 };
    const counts = sent.map(({ question, score = null }) => ({ ...one, question, score }));
    const [question] = questionsIn(gap);
    expect(question && resultOf("s", question, counts, 30).map(({ counts: own }) => own[0]?.score)).toEqual([
      undefined,
      4,
      2,
    ]);
  });

  it("read each score on the scale it was given on, whichever the question has now", () => {
    const [satisfaction] = questionsIn(fillSurveyTemplate("visit", "en", "Shop"));
    if (!satisfaction) throw new Error("no question");
    const given = (score: number, scaleMin: number | null, scaleMax: number | null) => ({
      ...{ question: "visit.satisfaction", choice: "", score, scaleMin, scaleMax, n: 1 },
    });
    const counts = [given(5, 1, 5), given(10, 1, 10), given(4, 1, 10), given(2, null, null)];
    const [mixed] = resultOf("visit", satisfaction, counts, 1);
    expect(mixed).toMatchObject({
      mixedScales: true,
      // 5 of 5 and 10 of 10 are at the top; the places are 1, 1, 1/3 and 1/4.
      measure: { n: 4, score: 50, parts: { mean: { score: expect.closeTo(1 + (4 * 31) / 48, 10) } } },
      counts: [{ choice: "", score: 5, n: 1 }],
    });
    const [one] = resultOf("visit", satisfaction, [given(5, 1, 5), given(2, null, null)], 1);
    expect(one).toMatchObject({ mixedScales: false, measure: { n: 2, score: 50 } });
  });

  it("leave out what the metric leaves out everywhere: other scales, halves, scores off their scale", () => {
    const [recommend] = questionsIn(fillSurveyTemplate("event", "en", "Shop")).filter(
      ({ kind }) => kind === "nps",
    );
    if (!recommend) throw new Error("no question");
    const given = (score: number, scaleMin: number, scaleMax: number) => ({
      ...{ question: "event.recommend", choice: "", score, scaleMin, scaleMax, n: 1 },
    });
    const counts = [given(10, 0, 10), given(90, 0, 100), given(5, 1, 5), given(9.5, 0, 10), given(11, 0, 10)];
    expect(resultOf("event", recommend, [...counts, given(1, 5, 5)], 1)[0]).toMatchObject({
      mixedScales: false,
      measure: { n: 1, score: 100 },
    });
  });
});
