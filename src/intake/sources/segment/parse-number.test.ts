import { describe, expect, it } from "vitest";
import { parseNumber } from "./parse-number.ts";

describe("parseNumber", () => {
  it.each([
    [9, 9],
    ["9", 9],
    [" 4.5 ", 4.5],
    ["4,5", 4.5],
    ["0,125", 0.125],
    ["-3", -3],
    ["+3", 3],
    ["1e3", 1000],
    [".5", 0.5],
    ["12,5678", 12.5678],
    ["1.234,50", 1234.5],
    ["1,234.50", 1234.5],
    ["1.234.567,8", 1234567.8],
  ])("reads %j as %d", (value, number) => {
    expect(parseNumber(value)).toBe(number);
  });

  it.each([[undefined], [null], [""], ["   "]])("hears nothing in %j", (value) => {
    expect(parseNumber(value)).toBeUndefined();
  });

  it.each([["nine"], ["NaN"], ["Infinity"], ["1,234"], ["1.2.3"], ["9 of 10"], ["0x10"], ["--1"], [true]])(
    "refuses %j",
    (value) => {
      expect(parseNumber(value)).toBeNaN();
    },
  );

  it("refuses objects, lists and what is larger than any measure", () => {
    for (const value of [{}, [9], 1e16, -1e16, Number.POSITIVE_INFINITY, "9".repeat(300)])
      expect(parseNumber(value)).toBeNaN();
  });
});
