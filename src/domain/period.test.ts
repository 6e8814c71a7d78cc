import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparisonPeriod,
  grainStart,
  grainsOf,
  isoInZone,
  localTime,
  momentOf,
  nextGrain,
  parseMoment,
  periodOf,
} from "./period.ts";
import { intervals } from "./question.ts";

const madrid = "Europe/Madrid";
const zones = [madrid, "UTC", "America/New_York", "Asia/Kolkata", "America/Santiago", "Pacific/Auckland"];
const iso = (at: number) => new Date(at).toISOString();

describe("moments", () => {
  it("starts a day at midnight of the zone, in winter and in summer", () => {
    expect(iso(parseMoment(madrid, "2026-01-01"))).toBe("2025-12-31T23:00:00.000Z");
    expect(iso(parseMoment(madrid, "2026-07-01"))).toBe("2026-06-30T22:00:00.000Z");
    expect(iso(parseMoment(madrid, "2026-07-01T10:00:00Z"))).toBe("2026-07-01T10:00:00.000Z");
  });

  it("finds the first moment of a day whose midnight the clock jumps over", () => {
    // Chile went from 24:00 to 01:00 on 2024-09-08.
    expect(iso(parseMoment("America/Santiago", "2024-09-08"))).toBe("2024-09-08T04:00:00.000Z");
  });

  it("writes a moment as the zone's clock shows it", () => {
    expect(isoInZone(madrid, Date.UTC(2026, 0, 1))).toBe("2026-01-01T01:00:00+01:00");
    expect(isoInZone("Asia/Kolkata", Date.UTC(2026, 0, 1))).toBe("2026-01-01T05:30:00+05:30");
    expect(isoInZone("America/New_York", Date.UTC(2026, 0, 1))).toBe("2025-12-31T19:00:00-05:00");
  });

  it("comes back to the date it was made of", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 20_000 }), (zone, days) => {
        const date = new Date(days * 86_400_000);
        const wanted = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(localTime(zone, momentOf(zone, wanted))).toMatchObject(wanted);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("comparison", () => {
  const of = (from: string, to: string) => periodOf(madrid, { from, to });

  it("takes the month before for a month, however long either is", () => {
    expect(comparisonPeriod(madrid, of("2026-03-01", "2026-04-01"), "previous")).toEqual(
      of("2026-02-01", "2026-03-01"),
    );
    expect(comparisonPeriod(madrid, of("2026-01-01", "2027-01-01"), "previous")).toEqual(
      of("2025-01-01", "2026-01-01"),
    );
  });

  it("takes as many days just before, over a change of the clock", () => {
    expect(comparisonPeriod(madrid, of("2026-03-28", "2026-04-04"), "previous")).toEqual(
      of("2026-03-21", "2026-03-28"),
    );
  });

  it("takes the same dates a year earlier, and the 28th for a 29th of February", () => {
    expect(comparisonPeriod(madrid, of("2026-05-02", "2026-05-09"), "year")).toEqual(
      of("2025-05-02", "2025-05-09"),
    );
    expect(comparisonPeriod(madrid, of("2024-02-29", "2024-03-01"), "year")).toEqual(
      of("2023-02-28", "2023-03-01"),
    );
  });

  it("takes a period of its own", () => {
    expect(
      comparisonPeriod(madrid, of("2026-05-02", "2026-05-09"), { from: "2020-01-01", to: "2020-01-02" }),
    ).toEqual(of("2020-01-01", "2020-01-02"));
  });
});

describe("grains", () => {
  it("starts weeks on Monday", () => {
    const start = grainStart(madrid, Date.UTC(2026, 10, 22, 12), "week");
    expect(isoInZone(madrid, start)).toBe("2026-11-16T00:00:00+01:00");
  });

  it("counts 23 hours on the day when summer time begins", () => {
    const day = periodOf(madrid, { from: "2026-03-29", to: "2026-03-30" });
    expect(grainsOf(madrid, day, "hour")).toHaveLength(23);
    expect(grainsOf(madrid, day, "day")).toHaveLength(1);
  });

  it("covers a period without gap or overlap, in every zone and grain", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...intervals),
        fc.integer({ min: 946_684_800, max: 1_900_000_000 }),
        (zone, interval, seconds) => {
          const at = seconds * 1000;
          const start = grainStart(zone, at, interval);
          const next = nextGrain(zone, start, interval);
          expect(start).toBeLessThanOrEqual(at);
          expect(next).toBeGreaterThan(at);
          expect(grainStart(zone, next, interval)).toBe(next);
          expect(grainStart(zone, next - 1000, interval)).toBe(start);
        },
      ),
      { seed: 2, numRuns: 500 },
    );
  });
});
