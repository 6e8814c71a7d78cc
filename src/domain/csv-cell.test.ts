import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CsvLanguage,
  type CsvValue,
  csvHabits,
  csvStart,
  readCsvText,
  writeCsv,
  writeCsvCell,
} from "./csv-cell.ts";

const languages: readonly CsvLanguage[] = ["es", "en"];

function readBack(text: string, language: CsvLanguage): string[][] {
  return parse(text, { bom: true, delimiter: csvHabits[language].separator, relax_column_count: true });
}

const dangerousText = fc
  .tuple(
    fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      " =",
      "'=",
      "''-",
      "＝",
      "\u0000=",
      "\uFEFF@",
      '"=',
    ),
    fc.string({ unit: "binary" }),
  )
  .map(([start, rest]) => start + rest);
const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string(), dangerousText);
const anyNumber = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));

test("no text begins with a sign that starts a formula, unless it is a plain number", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyText, { minLength: 1 }), { minLength: 1 }), (rows) => {
      for (const language of languages)
        for (const cell of readBack(writeCsv(rows, language), language).flat())
          expect(/^-?\d+([.,]\d+)?$/.test(cell) || !/^[=+\-@\t\r\n＝＋－＠]|^\s+[=+\-@]/.test(cell)).toBe(
            true,
          );
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("every text can be told back exactly, and every row keeps its cells", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyText, { minLength: 1 }), { minLength: 1 }), (rows) => {
      for (const language of languages)
        expect(readBack(writeCsv(rows, language), language).map((row) => row.map(readCsvText))).toEqual(rows);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test("a number stays a number, also a negative one, in the spelling of the language", () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      expect(Number(writeCsvCell(number, "en"))).toBe(number === 0 ? 0 : number);
      expect(Number(writeCsvCell(number, "es").replace(",", "."))).toBe(number === 0 ? 0 : number);
    }),
    { seed: 3 },
  );
  expect(writeCsvCell(-12.5, "es")).toBe("-12,5");
  expect(writeCsvCell(-12.5, "en")).toBe("-12.5");
  expect(writeCsvCell("-12.5", "en")).toBe("-12.5");
});

test.each<[CsvValue, string]>([
  ["=1+1", "'=1+1"],
  ["+34600123456", "'+34600123456"],
  ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ["'=1", "''=1"],
  ["'tis", "'tis"],
  ["a-b", "a-b"],
  ['say "hi"', '"say ""hi"""'],
  [null, ""],
  [undefined, ""],
  [Number.NaN, ""],
  [-0, "0"],
  [true, "true"],
])("%j is written as %j", (value, cell) => {
  expect(writeCsvCell(value, "en")).toBe(cell);
});

test("a Spanish file splits at semicolons, an English one at commas, and both say that they are UTF-8", () => {
  const rows = [
    ["Canal", "NPS"],
    ["teléfono, tienda; web", -3.25],
  ];
  expect(writeCsv(rows, "es")).toBe(`${csvStart}Canal;NPS\r\n"teléfono, tienda; web";-3,25\r\n`);
  expect(writeCsv(rows, "en")).toBe(`${csvStart}Canal,NPS\r\n"teléfono, tienda; web",-3.25\r\n`);
});
