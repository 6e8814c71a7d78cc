import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMoment } from "./parse-moment.ts";

const noon = Date.UTC(2026, 0, 31, 12);

describe("parseMoment", () => {
  it.each([
    ["2026-01-31T12:00:00.000Z"],
    ["2026-01-31T12:00:00Z"],
    ["2026-01-31T12:00Z"],
    ["2026-01-31 12:00:00"],
    ["2026-01-31T12:00:00"],
    ["2026-01-31T12:00:00.000000+00:00"],
    ["2026-01-31T13:00:00+0100"],
    ["2026-01-31T07:00:00-05"],
    ["2026-01-31T17:30:00.000+05:30"],
    [" 2026-01-31T12:00:00,000Z "],
    [noon],
    [noon / 1000],
    [String(noon)],
    [String(noon / 1000)],
  ])("reads %j", (value) => {
    expect(parseMoment(value)).toBe(noon);
  });

  it("reads a day as its first moment in UTC, and fractions down to the millisecond", () => {
    expect(parseMoment("2026-01-31")).toBe(Date.UTC(2026, 0, 31));
    expect(parseMoment("2026-01-31T12:00:00.123456789Z")).toBe(noon + 123);
    expect(parseMoment("2026-01-31T12:00:00.5Z")).toBe(noon + 500);
    expect(parseMoment("2024-02-29T00:00:00.000Z")).toBe(Date.UTC(2024, 1, 29));
  });

  it.each([[undefined], [null], [""]])("hears nothing in %j", (value) => {
    expect(parseMoment(value)).toBeUndefined();
  });

  it.each([
    ["yesterday"],
    ["event 1"],
    ["2026"],
    ["31/01/2026"],
    ["2026-13-01T00:00:00.000Z"],
    ["2026-02-30T00:00:00.000Z"],
    ["2025-02-29T00:00:00.000Z"],
    ["2026-01-31T25:00:00Z"],
    ["2026-01-31T12:60:00Z"],
    [true],
    [{}],
    [[]],
    [Number.NaN],
    ["2".repeat(500)],
  ])("refuses %j, where Date.parse would often guess", (value) => {
    expect(parseMoment(value)).toBeNaN();
  });

  it("gives back every millisecond that toISOString can write", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true }), (date) => {
        expect(parseMoment(date.toISOString())).toBe(date.getTime());
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
