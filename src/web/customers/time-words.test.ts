import { describe, expect, it } from "vitest";
import { timeInWords } from "./time-words.ts";

const plain = (locale: string, ms: number) => timeInWords(locale, ms).replace(/\s/g, " ");
const min = 60_000;
const hour = 60 * min;

describe("a length of time in words", () => {
  it.each([
    [0, "0 s"],
    [1400, "1,4 s"],
    [45_000, "45 s"],
    [59_999, "60 s"],
    [200_000, "3 min 20 s"],
    [5 * min, "5 min"],
    [12 * min + 29_000, "12 min"],
    [125 * min, "2 h 5 min"],
    [2 * hour - 1, "2 h"],
    [30 * hour, "1 día 6 h"],
    [72 * hour, "3 días"],
    [400 * 24 * hour, "400 días"],
  ])("%i ms is %s", (ms, words) => {
    expect(plain("es-ES", ms)).toBe(words);
  });

  it("is written in the reader's language", () => {
    expect(plain("en-GB", 1400)).toBe("1.4 secs");
    expect(plain("en-GB", 72 * hour)).toBe("3 days");
  });
});
