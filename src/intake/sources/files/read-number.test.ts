import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNumber } from "./read-number.ts";

const value = (text: string, decimal?: "." | ",") => {
  const read = readNumber(text, decimal);
  return read.ok ? read.value : undefined;
};

describe("numbers are read as people write them", () => {
  test.each([
    ["12", undefined, 12],
    ["-3.5", undefined, -3.5],
    ["1.234,56", undefined, 1234.56],
    ["1,234.56", undefined, 1234.56],
    ["1.234.567", undefined, 1_234_567],
    ["1 234,5", undefined, 1234.5],
    ["1.234", ",", 1234],
    ["1.234", ".", 1.234],
    ["1,234", ".", 1234],
    ["3,5", undefined, 3.5],
    ["1.234,56 €", ",", 1234.56],
    ["€1,234.50", ".", 1234.5],
    ["12.50 EUR", ".", 12.5],
    ["(12.50)", ".", -12.5],
    ["12,50-", ",", -12.5],
    ["−7", undefined, -7],
    ["6.5e-2", undefined, 0.065],
    ["0,75", ",", 0.75],
    [".5", undefined, 0.5],
  ] as const)("%s with %s", (text, decimal, expected) => {
    expect(value(text, decimal)).toBe(expected);
  });

  test("what leaves a doubt is refused, never guessed", () => {
    expect(readNumber("1.234").ok).toBe(false);
    expect(readNumber("1,234").ok).toBe(false);
  });

  test.each(["NaN", "Infinity", "", "abc", "1.2.3", "1,2,3", "--5", "12abc", "1.23,4.5", "1e999", "0x10"])(
    "%s is no number",
    (text) => {
      expect(value(text, ".")).toBeUndefined();
    },
  );

  test("any number comes back from its Spanish and its English form", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
        const number = cents / 100;
        const options = { minimumFractionDigits: 2, useGrouping: "always" } as const;
        expect(value(number.toLocaleString("es-ES", options), ",")).toBe(number === 0 ? 0 : number);
        expect(value(number.toLocaleString("en-GB", options), ".")).toBe(number === 0 ? 0 : number);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  test("any text gives a finite number or a reason", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.constantFrom(undefined, "." as const, "," as const),
        (text, decimal) => {
          const read = readNumber(text, decimal);
          if (read.ok) expect(Number.isFinite(read.value)).toBe(true);
          else expect(read.why).not.toBe("");
        },
      ),
      { seed: 4, numRuns: 2000 },
    );
  });
});
