import { expect, test } from "vitest";
import { type SavedQuestion, savedQuestionSchema } from "../../api/contract-figures.ts";
import { speakIn } from "../i18n/speech.ts";
import { chooseSaved } from "./questions.ts";

const [one, two, three] = ["1", "2", "3"].map(
  (digit): SavedQuestion =>
    savedQuestionSchema.parse({
      id: `00000000-0000-4000-8000-00000000000${digit}`,
      name: digit === "3" ? "Satisfacción" : "NPS by channel",
      description: "",
      view: { metric: "nps" },
      madeBy: "Ana",
      createdAt: "2026-05-01T00:00:00.000Z",
      updatedAt: "2026-05-01T00:00:00.000Z",
    }),
);
const all = [one, two, three].filter((question) => question !== undefined);

test("a saved question is found by its id, or by its name in whatever case", () => {
  expect(chooseSaved(speakIn("en"), all, one?.id ?? "")).toBe(one);
  expect(chooseSaved(speakIn("en"), all, " SATISFACCIÓN ")).toBe(three);
});

test("a name of none, or of several, is refused in the person's language with what to do", () => {
  expect(() => chooseSaved(speakIn("es"), all, "Ninguna")).toThrow("vivencia questions list");
  expect(() => chooseSaved(speakIn("en"), all, "nps by channel")).toThrow(`${one?.id}, ${two?.id}`);
});
