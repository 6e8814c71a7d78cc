import fc from "fast-check";
import { expect, it } from "vitest";
import { checkResponse, nextStep, plainContext } from "./next-step.ts";
import { questionnaireSchema } from "./questionnaire-schema.ts";

const text = { en: "Text" };
const made = questionnaireSchema.parse({
  languages: ["en"],
  title: text,
  hidden: ["unit"],
  sections: [
    {
      key: "one",
      questions: [
        {
          key: "age",
          kind: "single",
          text,
          options: [
            { key: "young", text },
            { key: "old", text },
          ],
        },
        {
          key: "score",
          kind: "nps",
          text,
          jumps: [{ when: { field: "answer.score", op: "is", values: [0] }, to: null }],
        },
      ],
    },
    {
      key: "two",
      shuffle: true,
      questions: [
        { key: "why", kind: "text", text },
        { key: "more", kind: "text", text },
      ],
    },
  ],
  endings: [{ key: "thanks", title: text }],
  quotas: [
    { key: "young_full", most: 10, title: text, when: { field: "answer.age", op: "is", values: ["young"] } },
    { key: "no_reason", most: 10, title: text, when: { field: "answer.why", op: "not_exists" } },
    { key: "madrid", most: 10, title: text, when: { field: "hidden.unit", op: "is", values: ["madrid"] } },
  ],
});

it("ends a response as soon as it is known to belong to a full quota, and not before", () => {
  const full = { ...plainContext("r"), full: ["young_full"] };
  const young = { age: { options: ["young"] } };
  expect(nextStep(made, {}, full)).toMatchObject({ kind: "question", question: { key: "age" } });
  expect(nextStep(made, young, full)).toMatchObject({ kind: "end", ending: { key: "young_full" } });
  expect(nextStep(made, { age: { options: ["old"] } }, full)).toMatchObject({ question: { key: "score" } });
  // What nobody was asked yet is no reason to turn them away.
  const reasons = { ...plainContext("r"), full: ["no_reason"] };
  expect(nextStep(made, young, reasons)).toMatchObject({ question: { key: "score" } });
  expect(nextStep(made, { ...young, score: 0 }, reasons)).toMatchObject({ ending: { key: "no_reason" } });
  const madrid = { ...plainContext("r"), hidden: { unit: "madrid" }, full: ["madrid"] };
  expect(nextStep(made, {}, madrid)).toMatchObject({ ending: { key: "madrid" } });
});

it("says which quotas a response belongs to, and asks everything while none is full", () => {
  const answers = { age: { options: ["young"] }, score: 9, why: "Price", more: null };
  const checked = checkResponse(made, answers, plainContext("r"));
  expect(checked.quotas.map(({ key }) => key)).toEqual(["young_full"]);
  expect(checked).toMatchObject({ stopped: null, ending: { key: "thanks" } });
});

it("ends for the page and for the server at the same place, whatever is full and whatever is answered", () => {
  const answer = {
    age: fc.constantFrom({ options: ["young"] }, { options: ["old"] }, null),
    score: fc.constantFrom(0, 7, null),
    why: fc.constantFrom("Price", null),
    more: fc.constant(null),
  };
  const full = fc.subarray(["young_full", "no_reason", "madrid"]);
  const unit = fc.constantFrom("madrid", "paris");
  fc.assert(
    fc.property(fc.record(answer), full, unit, fc.string(), (wanted, keys, place, seed) => {
      const context = { seed, hidden: { unit: place }, traits: {}, full: keys };
      const given: Record<string, unknown> = {};
      const all: Record<string, unknown> = wanted;
      for (;;) {
        const step = nextStep(made, given, context);
        if (step.kind === "end") {
          const checked = checkResponse(made, given, context);
          expect(checked.ending).toEqual(step.ending);
          expect(checkResponse(made, { ...all, ...given }, context).ending).toEqual(step.ending);
          if (checked.stopped) expect(checked.quotas).toContainEqual(checked.stopped);
          return;
        }
        given[step.question.key] = all[step.question.key] ?? null;
      }
    }),
  );
});
