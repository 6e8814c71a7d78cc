import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "../condition-tree.ts";
import { checkAnswer } from "./check-answer.ts";
import { checkResponse, nextStep, plainContext, type SurveyContext } from "./next-step.ts";
import type { Questionnaire, SurveyQuestion } from "./questionnaire.ts";
import { questionnaireSchema } from "./questionnaire-schema.ts";

const text = { en: "Text", es: "Texto" };
const kinds = [
  "nps",
  "ces",
  "csat",
  "single",
  "multiple",
  "text",
  "statement",
  "matrix",
  "gap",
  "consent",
] as const;

type Kind = (typeof kinds)[number];

function questionOf(kind: Kind, key: string, required: boolean): object {
  const asked = { key, kind, text, required };
  const options = ["a", "b", "c"].map((one) => ({ key: one, text, other: one === "c" }));
  switch (kind) {
    case "csat":
      return { ...asked, look: "faces", points: 5 };
    case "single":
    case "multiple":
      return { ...asked, options };
    case "matrix":
      return {
        ...asked,
        points: 5,
        items: [
          { key: "x", text },
          { key: "y", text },
        ],
      };
    case "gap":
      return { ...asked, points: 7 };
    case "consent":
      return { ...asked, purpose: "news" };
    default:
      return asked;
  }
}

/** Answers of every kind: right ones, wrong ones, and things that nobody should send. */
const someAnswer: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: -1, max: 11 }),
  fc.constantFrom(
    null,
    "",
    "words",
    true,
    false,
    { options: ["a"] },
    { options: ["c", "b"], other: "own" },
    { options: ["constructor"] },
    { x: 3, y: 4 },
    { expectation: 5, perception: 2 },
    [],
    { options: ["a", "a"] },
  ),
);

const fields = (keys: readonly string[]) =>
  fc.constantFrom(
    "hidden.unit",
    "trait.tier",
    ...keys.flatMap((key) => [`answer.${key}`, `answer.${key}.a`, `answer.${key}.difference`]),
  );

function someCondition(keys: readonly string[]): fc.Arbitrary<Condition | null> {
  const comparison = fc.record({
    field: fields(keys),
    op: fc.constantFrom("at_least", "at_most", "is", "is_not", "exists", "not_exists"),
    values: fc.constantFrom([3], [8], ["a"], ["true"], ["gold"]),
  });
  return fc.oneof(
    fc.constant(null),
    comparison,
    fc.record({ not: comparison }),
    fc.record({ all: fc.array(comparison, { maxLength: 2 }) }),
  );
}

/** Questionnaires with branches, jumps and drawn orders, made so that they have no flaws. */
const someQuestionnaire: fc.Arbitrary<Questionnaire> = fc
  .array(
    fc.record({
      shuffle: fc.boolean(),
      questions: fc.array(fc.record({ kind: fc.constantFrom(...kinds), required: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((plan) => {
    let made = 0;
    const known: string[] = [];
    const sections = plan.map(({ shuffle, questions }, i) => {
      const before = [...known];
      const drawn: string[] = [];
      const later = plan.slice(i + 1).map((_, j) => `s${i + 1 + j}`);
      const list = questions.map(({ kind, required }) => {
        const key = `q${made++}`;
        const conditions = someCondition([...before]);
        (shuffle ? drawn : before).push(key);
        if (!shuffle) known.push(key);
        const jumps = fc.array(
          fc.record({
            when: someCondition([key]).map((one) => one ?? { all: [] }),
            to: fc.constantFrom(null, ...later),
          }),
          { maxLength: 1 },
        );
        return fc
          .record({ when: conditions, jumps })
          .map((more) => ({ ...questionOf(kind, key, required), ...more }));
      });
      known.push(...drawn);
      return fc
        .tuple(someCondition(shuffle ? known.filter((one) => !drawn.includes(one)) : []), fc.tuple(...list))
        .map(([when, tuple]) => ({ key: `s${i}`, shuffle, when, questions: tuple }));
    });
    return fc.tuple(fc.tuple(...sections), someCondition(known)).map(([list, when]) =>
      questionnaireSchema.parse({
        languages: ["en", "es"],
        title: text,
        hidden: ["unit"],
        sections: list,
        endings: [
          { key: "some", when, title: text },
          { key: "rest", title: text },
        ],
      }),
    );
  });

const someContext: fc.Arbitrary<SurveyContext> = fc.record({
  seed: fc.string(),
  hidden: fc.constantFrom({}, { unit: "madrid" }, { other: "x" }),
  traits: fc.constantFrom({}, { tier: "gold" }),
});

/** What a page does: asks what comes next, sends what the person gives, and passes over what it may. */
function fillIn(
  questionnaire: Questionnaire,
  wanted: Readonly<Record<string, unknown>>,
  context: SurveyContext,
) {
  const answers: Record<string, unknown> = {};
  const asked: SurveyQuestion[] = [];
  for (let steps = 0; steps <= 200; steps++) {
    const step = nextStep(questionnaire, answers, context);
    if (step.kind === "end") return { answers, asked, ending: step.ending };
    if (step.problem !== null) return { answers, asked, ending: undefined };
    asked.push(step.question);
    answers[step.question.key] = wanted[step.question.key] ?? null;
  }
  throw new Error("the walk does not end");
}

const keyed = fc
  .array(someAnswer, { minLength: 20, maxLength: 20 })
  .map((list) => Object.fromEntries(list.map((answer, i) => [`q${i}`, answer])));

describe("the walk through a questionnaire", () => {
  it("is for the server, which has the whole response, the one that the page went step by step", () => {
    fc.assert(
      fc.property(someQuestionnaire, keyed, someContext, (questionnaire, wanted, context) => {
        const page = fillIn(questionnaire, wanted, context);
        if (!page.ending) return;
        const whole = checkResponse(questionnaire, page.answers, context);
        expect(whole.problems).toEqual([]);
        expect(whole.ending).toEqual(page.ending);
        const answered = page.asked.filter(
          (question) => checkAnswer(question, page.answers[question.key]).kind === "answer",
        );
        expect(whole.counted.map(({ question }) => question)).toEqual(answered);
      }),
      { numRuns: 400, seed: 4 },
    );
  });

  it("stops a page exactly where the server would find the first problem", () => {
    fc.assert(
      fc.property(someQuestionnaire, keyed, someContext, (questionnaire, wanted, context) => {
        const page = fillIn(questionnaire, wanted, context);
        const whole = checkResponse(questionnaire, page.answers, context);
        expect(whole.problems.length > 0).toBe(page.ending === undefined);
        if (page.ending) return;
        const step = nextStep(questionnaire, page.answers, context);
        expect(step).toMatchObject({ kind: "question", problem: whole.problems[0]?.problem });
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it("counts no answer to a question that was not asked, whatever is sent", () => {
    fc.assert(
      fc.property(someQuestionnaire, keyed, someContext, (questionnaire, wanted, context) => {
        const whole = checkResponse(questionnaire, wanted, context);
        const heard = new Set([
          ...whole.counted.map(({ question }) => question.key),
          ...whole.problems.map(({ question }) => question),
        ]);
        const only = Object.fromEntries(Object.entries(wanted).filter(([key]) => heard.has(key)));
        expect(checkResponse(questionnaire, only, context)).toEqual(whole);
        const page = fillIn(questionnaire, wanted, context);
        if (!page.ending) return;
        // Beside what the page sends: answers to all that it never asked.
        const more = { ...wanted, ...page.answers };
        expect(checkResponse(questionnaire, more, context)).toEqual(
          checkResponse(questionnaire, page.answers, context),
        );
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it("only goes forward where the order is written, and asks nothing twice", () => {
    fc.assert(
      fc.property(someQuestionnaire, keyed, someContext, (questionnaire, wanted, context) => {
        const { asked } = fillIn(questionnaire, wanted, context);
        expect(new Set(asked.map(({ key }) => key)).size).toBe(asked.length);
        const sections = asked.map(({ key }) =>
          questionnaire.sections.findIndex(({ questions }) => questions.some((one) => one.key === key)),
        );
        expect(sections).toEqual([...sections].sort((a, b) => a - b));
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

const detractorsOnly: Condition = { field: "answer.score", op: "at_most", values: [6] };

function small(more: object = {}): Questionnaire {
  return questionnaireSchema.parse({
    languages: ["en"],
    title: { en: "Small" },
    sections: [
      {
        key: "main",
        questions: [
          { kind: "nps", key: "score", text, required: true },
          { kind: "text", key: "why", text, when: detractorsOnly },
          { kind: "single", key: "call", text, when: detractorsOnly, options: [{ key: "yes", text }] },
        ],
      },
    ],
    endings: [
      { key: "unhappy", when: detractorsOnly, title: { en: "Sorry" } },
      { key: "happy", title: { en: "Thanks" } },
    ],
    ...more,
  });
}

describe("a questionnaire with a branch", () => {
  const context = plainContext("response");

  it("asks detractors why and thanks the others at once", () => {
    expect(nextStep(small(), { score: 10 }, context)).toMatchObject({
      kind: "end",
      ending: { key: "happy" },
    });
    expect(nextStep(small(), { score: 3 }, context)).toMatchObject({
      question: { key: "why" },
      problem: null,
    });
    expect(nextStep(small(), { score: 3, why: "wait", call: null }, context)).toMatchObject({
      ending: { key: "unhappy" },
    });
  });

  it("forgets what was said on a branch that was left again", () => {
    const changed = { score: 9, why: "It was slow", call: { options: ["yes"] } };
    const checked = checkResponse(small(), changed, context);
    expect(checked.counted.map(({ question }) => question.key)).toEqual(["score"]);
    expect(checked.ending.key).toBe("happy");
  });

  it("tells what is missing and what is wrong", () => {
    expect(checkResponse(small(), {}, context).problems).toEqual([
      { question: "score", problem: "required" },
    ]);
    expect(checkResponse(small(), { score: 11 }, context).problems).toEqual([
      { question: "score", problem: "out_of_range" },
    ]);
    expect(nextStep(small(), { score: 4.5 }, context)).toMatchObject({ problem: "out_of_range" });
  });

  it("is not moved by names that objects bring along", () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"score": 3}, "constructor": 5, "score": 9}');
    const checked = checkResponse(small(), { ...(typeof hostile === "object" && hostile) }, context);
    expect(checked.counted.map(({ value }) => value)).toEqual([9]);
    const odd = small({
      sections: [{ key: "main", questions: [{ kind: "text", key: "constructor", text, required: true }] }],
      endings: [{ key: "end", title: { en: "End" } }],
    });
    expect(checkResponse(odd, {}, context).problems).toEqual([
      { question: "constructor", problem: "required" },
    ]);
    expect(checkResponse(odd, { constructor: "own" }, context).counted).toHaveLength(1);
  });
});
