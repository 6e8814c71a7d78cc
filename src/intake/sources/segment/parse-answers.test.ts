import { describe, expect, it } from "vitest";
import { answersMax, answerTextMax, parseAnswers } from "./parse-answers.ts";

function answersOf(properties: Record<string, unknown>) {
  const parsed = parseAnswers(properties);
  if (!parsed.ok) throw new Error(parsed.detail);
  return parsed.answers;
}

function reasonOf(answers: unknown): string | undefined {
  const parsed = parseAnswers({ answers });
  return parsed.ok ? undefined : parsed.reason;
}

describe("scores", () => {
  it.each([
    ["nps", 0, 0, 10],
    ["nps", 10, 0, 10],
    ["csat", 5, 1, 5],
    ["ces", 7, 1, 7],
    ["ces1", 5, 1, 5],
    ["rating", 4.5, 1, 5],
    ["NPS", "9", 0, 10],
    ["rating", "4,5", 1, 5],
  ])("%s %j stands on its usual scale", (metric, score, scaleMin, scaleMax) => {
    const [answer] = answersOf({ answers: [{ metric, score }] });
    expect(answer).toEqual({
      metric: String(metric).toLowerCase(),
      score: Number(String(score).replace(",", ".")),
      scaleMin,
      scaleMax,
    });
  });

  it.each([
    ["1-10", 1, 10],
    ["0..100", 0, 100],
    ["-2:2", -2, 2],
    [[1, 7], 1, 7],
    [[1, 2, 3, 4, 5, 6], 1, 6],
    [{ min: 0, max: "4" }, 0, 4],
    [10, 1, 10],
    ["10", 1, 10],
    [null, 1, 5],
    ["", 1, 5],
  ])("the scale %j is %d to %d", (scale, scaleMin, scaleMax) => {
    expect(answersOf({ answers: [{ metric: "csat", score: 2, scale }] })).toMatchObject([
      { scaleMin, scaleMax },
    ]);
  });

  it("a single number as scale is its upper end, on the metric's own lower end", () => {
    expect(answersOf({ answers: [{ metric: "nps", score: 0, scale: 10 }] })).toMatchObject([
      { scaleMin: 0, scaleMax: 10 },
    ]);
  });

  it.each([
    [{ metric: "nps", score: 11 }],
    [{ metric: "nps", score: -1 }],
    [{ metric: "nps", score: "-3" }],
    [{ metric: "csat", score: 6 }],
    [{ metric: "csat", score: 0 }],
    [{ metric: "ces", score: 8 }],
    [{ metric: "csat", score: 8, scale: "1-7" }],
    [{ metric: "loyalty", score: 8, scale: [1, 5] }],
  ])("%j is kept aside as out of scale", (answer) => {
    expect(reasonOf([answer])).toBe("score-out-of-scale");
  });

  it.each([
    [{ metric: "nps", score: "nine" }],
    [{ metric: "nps", score: "NaN" }],
    [{ metric: "nps", score: true }],
    [{ metric: "nps", score: [9] }],
    [{ metric: "nps", score: 8.5 }],
    [{ metric: "nps", score: 9, scale: "ten" }],
    [{ metric: "nps", score: 9, scale: [5, 5] }],
    [{ metric: "csat", score: 3, scale: { min: 5, max: 1 } }],
    [{ metric: "csat", score: 3, scale: [1, "x"] }],
    [{ metric: "csat", score: 3, scale: 1e9 }],
    [{ score: 9 }],
    [{ metric: "", score: 9 }],
    [{ metric: "my metric", score: 9 }],
    [{ metric: "nps" }],
    [9],
    [null],
  ])("%j is kept aside as a bad answer", (answer) => {
    expect(reasonOf([answer])).toBe("bad-answer");
  });

  it("one broken answer condemns its message: half a response would count as a whole one", () => {
    expect(
      reasonOf([
        { metric: "csat", score: 5 },
        { metric: "nps", score: 12 },
      ]),
    ).toBe("score-out-of-scale");
  });

  it("null is a question that was skipped, unless nothing else was answered", () => {
    const skipped = { metric: "nps", score: null };
    expect(answersOf({ answers: [skipped, { metric: "csat", score: 5 }] })).toHaveLength(1);
    expect(reasonOf([skipped])).toBe("bad-answer");
    expect(answersOf({ answers: [skipped], comment: "sin más" })).toEqual([
      { metric: "comment", text: "sin más" },
    ]);
  });
});

describe("everything else about an answer", () => {
  it("keeps question, choice, text, weight and touchpoint", () => {
    expect(
      answersOf({
        weight: 2,
        answers: [
          {
            metric: "csat",
            score: 4,
            question: "wait",
            touchpoint: "Call Centre",
            text: " bien ",
            weight: "0,5",
          },
          { metric: "reason", choice: ["price", "service", 3] },
          { metric: "again", choice: true },
        ],
        comment: "Todo bien 👍",
      }),
    ).toEqual([
      {
        metric: "csat",
        score: 4,
        scaleMin: 1,
        scaleMax: 5,
        question: "wait",
        touchpoint: "call_centre",
        text: "bien",
        weight: 0.5,
      },
      { metric: "reason", choice: "price, service, 3", weight: 2 },
      { metric: "again", choice: "true", weight: 2 },
      { metric: "comment", text: "Todo bien 👍", weight: 2 },
    ]);
  });

  it("a metric without a usual scale may come without one", () => {
    expect(answersOf({ answers: [{ metric: "expectation", score: 123 }] })).toEqual([
      { metric: "expectation", score: 123 },
    ]);
  });

  it("one answer may stand alone, and none at all is fine", () => {
    expect(answersOf({ answers: { metric: "nps", score: 9 } })).toHaveLength(1);
    expect(answersOf({})).toEqual([]);
    expect(answersOf({ answers: [] })).toEqual([]);
    expect(answersOf({ weight: "2 kg" })).toEqual([]);
  });

  it("bounds how much one message may say", () => {
    expect(reasonOf(Array.from({ length: answersMax + 1 }, () => ({ metric: "nps", score: 9 })))).toBe(
      "bad-answer",
    );
    expect(answersOf({ comment: "x".repeat(20_000) })[0]?.text).toHaveLength(answerTextMax);
  });
});
