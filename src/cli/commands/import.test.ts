import { expect, test } from "vitest";
import { isYes } from "./import.ts";

test.each(["y", "Y", "yes", " Yes ", "s", "S", "si", "sí", "SÍ", "si\u0301"])("%j means yes", (answer) => {
  expect(isYes(answer)).toBe(true);
});

test.each(["", " ", "n", "no", "nope", "yesterday", "sin", "ya", "1"])("%j does not mean yes", (answer) => {
  expect(isYes(answer)).toBe(false);
});
