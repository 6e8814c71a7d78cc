import fc from "fast-check";
import { expect, it } from "vitest";
import { findFlaws } from "../../domain/survey/find-flaws.ts";
import { questionsIn } from "../../domain/survey/questionnaire.ts";
import { fillSurveyTemplate } from "../../domain/survey/survey-templates.ts";
import {
  addSection,
  duplicateQuestion,
  makeFirst,
  moveQuestion,
  placeOf,
  removeQuestion,
  removeSection,
  renameQuestion,
} from "./edit-questionnaire.ts";

const made = addSection(fillSurveyTemplate("relationship_nps", "en", "Shop"), 0, "later");
const keys = questionsIn(made).map(({ key }) => key);

it("moves a question through all sections and loses none, whatever is moved", () => {
  const move = fc.tuple(fc.constantFrom(...keys), fc.constantFrom<-1 | 1>(-1, 1));
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let now = made;
      for (const [key, by] of moves) {
        const before = placeOf(now, key);
        const next = moveQuestion(now, key, by);
        // One step back is the way back, unless there was nowhere to go.
        if (next !== now) expect(placeOf(moveQuestion(next, key, by === 1 ? -1 : 1), key)).toEqual(before);
        now = next;
      }
      expect(
        questionsIn(now)
          .map(({ key }) => key)
          .sort(),
      ).toEqual([...keys].sort());
    }),
  );
});

it("goes from the edge of a section into the next one", () => {
  const last = keys.at(-1) ?? "";
  expect(placeOf(moveQuestion(made, last, 1), last)).toEqual({ section: 1, question: 0 });
  expect(moveQuestion(made, keys[0] ?? "", -1)).toBe(made);
});

it("takes conditions and piped texts along when a question is renamed, and nothing else", () => {
  const piped = {
    ...made,
    endings: made.endings.map((one) => ({
      ...one,
      title: { en: "{{answer.recommend}} {{ answer.recommend_2|x}}" },
    })),
  };
  const renamed = renameQuestion(piped, "recommend", "score");
  expect(findFlaws(renamed).filter(({ code }) => code === "looks_ahead")).toEqual([]);
  expect(renamed.endings[0]?.title["en"]).toBe("{{answer.score}} {{ answer.recommend_2|x}}");
  expect(renameQuestion(renamed, "score", "recommend")).toEqual(piped);
});

it("leaves a flaw to be seen where a question that others look at is removed", () => {
  expect(findFlaws(removeQuestion(made, "recommend")).map(({ code }) => code)).toContain("looks_ahead");
});

it("keeps the questions of a section that is removed, and copies under another key", () => {
  expect(removeSection(made, 0).sections).toHaveLength(1);
  expect(questionsIn(removeSection(made, 0)).map(({ key }) => key)).toEqual(keys);
  const copied = duplicateQuestion(made, "reason", "reason_2");
  expect(placeOf(copied, "reason_2")).toEqual({ section: 0, question: 2 });
});

it("puts a language first without losing another", () => {
  expect(makeFirst({ ...made, languages: ["en", "es", "fr"] }, "fr").languages).toEqual(["fr", "en", "es"]);
});
