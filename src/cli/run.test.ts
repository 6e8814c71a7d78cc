import { expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { speakIn } from "./i18n/speech.ts";
import { progressBar, wholeNumber } from "./run.ts";

const en = speakIn("en");

test("the bar grows with what is done and never leaves its frame", () => {
  expect(progressBar(en, 0, 100)).toBe(`[${"·".repeat(24)}] 0%`);
  expect(progressBar(en, 50, 100)).toBe(`[${"█".repeat(12)}${"·".repeat(12)}] 50%`);
  expect(progressBar(en, 150, 100)).toBe(`[${"█".repeat(24)}] 100%`);
  expect(progressBar(en, -5, 100)).toBe(`[${"·".repeat(24)}] 0%`);
  expect(progressBar(speakIn("es"), 1, 2)).toContain("] 50 %");
});

test("what is not over is never shown as over, and nothing to do is not done", () => {
  expect(progressBar(en, 999_999, 1_000_000)).toMatch(/·\] 99%$/);
  expect(progressBar(en, 0, 0)).toContain("] 0%");
});

test.each(["", " ", "x", "1.5", "-1", "1e3", "0x10", "11", "99999999999999999999"])(
  "%j is refused as a whole number up to 10, with the option's name and the exit code of bad input",
  (text) => {
    const read = () => wholeNumber(en, "--limit", text, 1, 10);
    expect(read).toThrow(AppError);
    expect(read).toThrow(`--limit ${text}: must be a whole number from 1 to 10.`);
  },
);

test("whole numbers from the first to the last are taken", () => {
  expect(["1", "10", "007"].map((text) => wholeNumber(en, "--limit", text, 1, 10))).toEqual([1, 10, 7]);
});
