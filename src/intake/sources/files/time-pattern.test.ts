import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileTimePattern, readIso } from "./time-pattern.ts";
import { ZoneOffset } from "./zone-offset.ts";

const read = (pattern: string, text: string) => {
  const moment = compileTimePattern(pattern)?.(text);
  return moment === undefined ? undefined : new Date(moment.ms).toISOString();
};

describe("times are read by their pattern", () => {
  test.each([
    ["YYYY-MM-DD HH:mm:ss", "2026-01-31 10:20:30", "2026-01-31T10:20:30.000Z"],
    ["D/M/YYYY HH:mm", "29/2/2016 01:16", "2016-02-29T01:16:00.000Z"],
    ["M/D/YYYY h:mm:ss A", "05/11/2016 12:00:00 AM", "2016-05-11T00:00:00.000Z"],
    ["D [de] MMMM [de] YYYY", "3 de marzo de 2026", "2026-03-03T00:00:00.000Z"],
    ["D MMM YYYY", "3 sept. 2026", "2026-09-03T00:00:00.000Z"],
    ["YYYY MMMM D", "2015 July 1", "2015-07-01T00:00:00.000Z"],
    ["D/M/YY", "1/2/69", "2069-02-01T00:00:00.000Z"],
    ["D/M/YY", "1/2/70", "1970-02-01T00:00:00.000Z"],
    ["D/M/YYYY h:mm a", "1/2/2026 1:05 p. m.", "2026-02-01T13:05:00.000Z"],
    ["unix", "1767225600", "2026-01-01T00:00:00.000Z"],
    ["unix-ms", "1767225600123", "2026-01-01T00:00:00.123Z"],
    ["excel", "46023.5", "2026-01-01T12:00:00.000Z"],
    ["YYYYMMDDHHmmss", "20260131102030", "2026-01-31T10:20:30.000Z"],
    ["YYYY-MM-DD HH:mm:ss.SSS Z", "2026-01-31 10:20:30.5 +01:00", "2026-01-31T09:20:30.500Z"],
    ["iso", "2026-01-31T10:20:30.123456Z", "2026-01-31T10:20:30.123Z"],
    ["iso", "2026-01-31 10:20+02", "2026-01-31T08:20:00.000Z"],
    ["iso", "2026-01-31", "2026-01-31T00:00:00.000Z"],
    ["iso", "2026-01-31T24:00:00", "2026-02-01T00:00:00.000Z"],
  ])("%s reads %s", (pattern, text, expected) => {
    expect(read(pattern, text)).toBe(expected);
  });

  test.each([
    ["YYYY-MM-DD", "2026-02-30"],
    ["D/M/YYYY", "1/13/2026"],
    ["iso", "2026-13-01"],
    ["iso", "2026-01-01T25:00"],
    ["iso", "yesterday"],
    ["h:mm a D/M/YYYY", "13:00 pm 1/1/2026"],
    ["D MMM YYYY", "3 foo 2026"],
    ["unix", "NaN"],
  ])("%s refuses %s", (pattern, text) => {
    expect(read(pattern, text)).toBeUndefined();
  });

  test("a pattern that names no day is none", () => {
    expect(compileTimePattern("HH:mm")).toBeUndefined();
    expect(compileTimePattern("D YYYY")).toBeUndefined();
  });

  test("any moment comes back from ISO text", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (date) => {
        expect(readIso(date.toISOString())).toEqual({ ms: date.getTime(), zoned: true });
      }),
      { seed: 5 },
    );
  });
});

describe("zones as Google writes them", () => {
  test.each([
    ["GMT+2", "2026-03-10T19:27:47.000Z"],
    ["GMT+5:30", "2026-03-10T15:57:47.000Z"],
    ["GMT-10", "2026-03-11T07:27:47.000Z"],
    ["UTC", "2026-03-10T21:27:47.000Z"],
    ["+0100", "2026-03-10T20:27:47.000Z"],
  ])("%s", (zone, utc) => {
    const read = compileTimePattern("YYYY/M/D h:mm:ss a Z")?.(`2026/03/10 9:27:47 PM ${zone}`);
    expect(read).toEqual({ ms: Date.parse(utc), zoned: true });
  });
});

describe("wall-clock times become UTC", () => {
  const madrid = new ZoneOffset("Europe/Madrid");
  const utc = (wall: string) => new Date(madrid.toUtc(Date.parse(`${wall}Z`))).toISOString();

  test("in winter and in summer", () => {
    expect(utc("2026-01-15T12:00:00")).toBe("2026-01-15T11:00:00.000Z");
    expect(utc("2026-07-15T12:00:00")).toBe("2026-07-15T10:00:00.000Z");
  });

  test("in the hour that comes twice the first is meant, in the missing hour time moves on", () => {
    expect(utc("2026-10-25T02:30:00")).toBe("2026-10-25T00:30:00.000Z");
    expect(utc("2026-03-29T02:30:00")).toBe("2026-03-29T01:30:00.000Z");
    expect(utc("2026-03-29T03:00:00")).toBe("2026-03-29T01:00:00.000Z");
    expect(utc("2026-03-29T01:59:59")).toBe("2026-03-29T00:59:59.000Z");
  });

  test("every moment of a year comes back, save those that come twice", () => {
    const format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "America/Los_Angeles",
      dateStyle: "short",
      timeStyle: "medium",
    });
    const west = new ZoneOffset("America/Los_Angeles");
    for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 3_600_000) {
      const wall = Date.parse(`${format.format(ms).replace(" ", "T")}Z`);
      if (format.format(ms) !== format.format(ms - 3_600_000)) expect(west.toUtc(wall)).toBe(ms);
    }
  });
});
