import { expect, it } from "vitest";
import { placeAfter } from "./chart-marks.tsx";

it("arrows go over the marks of a map in both directions and stop at its edges", () => {
  const lengths = [3, 2];
  expect(placeAfter("ArrowRight", null, lengths)).toEqual({ line: 0, at: 0 });
  expect(placeAfter("ArrowRight", { line: 0, at: 2 }, lengths)).toEqual({ line: 0, at: 2 });
  expect(placeAfter("ArrowDown", { line: 0, at: 2 }, lengths)).toEqual({ line: 1, at: 1 });
  expect(placeAfter("ArrowUp", { line: 0, at: 1 }, lengths)).toEqual({ line: 0, at: 1 });
  expect(placeAfter("Home", { line: 0, at: 2 }, lengths)).toEqual({ line: 0, at: 0 });
  expect(placeAfter("End", null, lengths)).toEqual({ line: 0, at: 2 });
  expect(placeAfter("a", null, lengths)).toBeUndefined();
});

it("bars under each other are one line that any arrow follows", () => {
  expect(placeAfter("ArrowDown", { line: 0, at: 0 }, [4])).toEqual({ line: 0, at: 1 });
  expect(placeAfter("ArrowUp", { line: 0, at: 1 }, [4])).toEqual({ line: 0, at: 0 });
});
