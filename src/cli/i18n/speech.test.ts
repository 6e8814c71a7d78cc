import { expect, test } from "vitest";
import { speakIn } from "./speech.ts";

const en = speakIn("en");
const es = speakIn("es");

test("numbers are written as the language writes them", () => {
  expect([en.count(1234567), es.count(1234567)]).toEqual(["1,234,567", "1.234.567"]);
  expect([en.decimal(-2.34567, 2), es.decimal(-2.34567, 2)]).toEqual(["-2.35", "-2,35"]);
  expect([en.percent(0.524), es.percent(0.524)]).toEqual(["52%", "52 %"]);
  expect([en.percent(0.5241, 1), es.percent(0.5241, 1)]).toEqual(["52.4%", "52,4 %"]);
});

test("a signed difference has its plus, and what rounds to nothing has no sign", () => {
  expect([en.decimal(3, 1, true), en.decimal(-3, 1, true)]).toEqual(["+3.0", "-3.0"]);
  expect([en.decimal(-0.01, 1, true), en.decimal(0.01, 1, true), en.decimal(-0.01, 1)]).toEqual([
    "0.0",
    "0.0",
    "0.0",
  ]);
  expect([en.percent(-0.001), es.percent(-0.001)]).toEqual(["0%", "0 %"]);
});

test("no number holds a space that a terminal would count differently", () => {
  expect(`${es.percent(0.5)}${es.count(1e9)}`).not.toMatch(/[\u00a0\u202f]/);
});

test("days, weekdays and languages have their names", () => {
  expect([en.day("2026-01-31"), es.day("2026-01-31")]).toEqual(["31 Jan 2026", "31 ene 2026"]);
  expect([en.weekdayName(1), es.weekdayName(7)]).toEqual(["Monday", "domingo"]);
  expect([en.languageName("es"), es.languageName("en")]).toEqual(["Spanish", "inglés"]);
  expect(en.languageName("no language at all")).toBe("no language at all");
});
