import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateIn, weekdayOf } from "./calendar.ts";
import { localTime, momentOf, zoneOffsetMs } from "./period.ts";
import { latestDue, nextDue } from "./weekly.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Zones whose clocks jump at midnight, by half an hour, over a whole day, and not at all. */
const zones = [
  "Europe/Madrid",
  "America/Sao_Paulo",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Asia/Kathmandu",
  "Africa/Casablanca",
  "America/St_Johns",
  "UTC",
] as const;

const cases = fc.record({
  now: fc
    .integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 })
    .map((s) => s * 1000),
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
  zone: fc.constantFrom(...zones),
});

/** What a clock of the zone shows, as people say it. */
function shown(zone: string, at: number) {
  const { hour, minute } = localTime(zone, at);
  return { weekday: weekdayOf(dateIn(zone, at)), hour, minute };
}

/** Whether the clock is put forward at this moment. */
const isBehindGap = (zone: string, at: number) => zoneOffsetMs(zone, at) > zoneOffsetMs(zone, at - 1000);

describe("what is due every week", () => {
  it("is due on its weekday at its hour, or right behind a gap of the clock", () => {
    fc.assert(
      fc.property(cases, ({ now, zone, ...time }) => {
        const due = nextDue(now, time, zone);
        const { weekday, hour, minute } = shown(zone, due);
        const asSaid = weekday === time.weekday && hour === time.hour && minute === 0;
        expect(asSaid || isBehindGap(zone, due)).toBe(true);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("is due next after now, was due last up to now, and never in between", () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), ({ now, zone, ...time }, share) => {
        const [last, next] = [latestDue(now, time, zone), nextDue(now, time, zone)];
        expect(last).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        const between = Math.floor(last + (next - last) * share * 0.999999);
        expect([latestDue(between, time, zone), nextDue(between, time, zone)]).toEqual([last, next]);
        expect(nextDue(last - 1, time, zone)).toBe(last);
        expect(latestDue(next, time, zone)).toBe(next);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });

  it("comes once a week: never twice within six days, never later than eight", () => {
    fc.assert(
      fc.property(cases, ({ now, zone, ...time }) => {
        const next = nextDue(now, time, zone);
        const apart = nextDue(next, time, zone) - next;
        expect(apart).toBeGreaterThan(5.9 * dayMs);
        expect(apart).toBeLessThan(8 * dayMs);
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it("comes on each of the 52 Sundays of a year, whatever the clocks do", () => {
    for (const zone of zones) {
      const from = momentOf(zone, { year: 2011, month: 1, day: 1 });
      const to = momentOf(zone, { year: 2012, month: 1, day: 1 });
      for (const hour of [0, 2, 23]) {
        let count = 0;
        for (let at = nextDue(from - 1, { weekday: 7, hour }, zone); at < to; count++)
          at = nextDue(at, { weekday: 7, hour }, zone);
        expect([zone, hour, count]).toEqual([zone, hour, 52]);
      }
    }
  });
});

describe("the days on which the clock is changed", () => {
  const sundayAt = (hour: number) => ({ weekday: 7, hour });

  it("an hour that the clock leaves out is due when the clock goes on", () => {
    const due = nextDue(Date.UTC(2026, 2, 28), sundayAt(2), "Europe/Madrid");
    expect(new Date(due).toISOString()).toBe("2026-03-29T01:00:00.000Z");
    expect(nextDue(due, sundayAt(2), "Europe/Madrid")).toBe(Date.UTC(2026, 3, 5, 0));
  });

  it("an hour that the clock shows twice is due the first time only", () => {
    const due = nextDue(Date.UTC(2026, 9, 24), sundayAt(2), "Europe/Madrid");
    expect(new Date(due).toISOString()).toBe("2026-10-25T00:00:00.000Z");
    const again = Date.UTC(2026, 9, 25, 1, 30);
    expect(nextDue(again, sundayAt(2), "Europe/Madrid")).toBe(Date.UTC(2026, 10, 1, 1));
    expect(latestDue(again, sundayAt(2), "Europe/Madrid")).toBe(due);
  });

  it("midnight that does not exist is due at one o'clock of that day", () => {
    const due = nextDue(Date.UTC(2018, 10, 3, 12), sundayAt(0), "America/Sao_Paulo");
    expect(shown("America/Sao_Paulo", due)).toEqual({ weekday: 7, hour: 1, minute: 0 });
  });

  it("keeps its hour by the clock, not by the sun", () => {
    const winter = nextDue(Date.UTC(2026, 2, 20), { weekday: 1, hour: 8 }, "Europe/Madrid");
    const summer = nextDue(winter, { weekday: 1, hour: 8 }, "Europe/Madrid");
    expect([winter, summer].map((at) => new Date(at).toISOString())).toEqual([
      "2026-03-23T07:00:00.000Z",
      "2026-03-30T06:00:00.000Z",
    ]);
  });
});
