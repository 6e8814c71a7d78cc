import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findWords } from "./find-words.ts";
import { scoreToneOf } from "./score-tone.ts";

const score = (metric: string, value: number, scaleMin: number | null, scaleMax: number | null) =>
  scoreToneOf({ metric, question: "", score: value, scaleMin, scaleMax });

describe("words found in a comment", () => {
  it("are marked whatever their case and accents, and nothing else is", () => {
    const pieces = findWords("Atención LENTA; atencion buena", "atención lenta");
    expect(pieces.filter((p) => p.found).map((p) => p.text)).toEqual(["Atención", "LENTA", "atencion"]);
  });

  it("the pieces are the text again, also with emoji and right-to-left letters", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme", maxLength: 5 }),
        (text, search) => {
          expect(
            findWords(text, search)
              .map((piece) => piece.text)
              .join(""),
          ).toBe(text);
        },
      ),
    );
  });
});

describe("the tone of one score", () => {
  it("follows the groups of NPS", () => {
    expect([10, 9, 8, 7, 6, 0].map((value) => score("nps", value, 0, 10))).toEqual([
      "good",
      "good",
      "neutral",
      "neutral",
      "bad",
      "bad",
    ]);
  });

  it("follows the place on the scale, and turns for CES 1.0, where much effort is bad", () => {
    expect([1, 2, 3, 4, 5].map((value) => score("csat", value, 1, 5))).toEqual([
      "bad",
      "bad",
      "neutral",
      "good",
      "good",
    ]);
    expect(score("ces1", 5, 1, 5)).toBe("bad");
    expect(score("ces1", 1, 1, 5)).toBe("good");
    expect(score("rating", 4, null, null)).toBe("neutral");
  });
});
