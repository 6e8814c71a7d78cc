import { describe, expect, it } from "vitest";
import { Calendar, dayMs, hourMs, madridOffset, monthsBefore } from "./calendar.ts";
import { Random } from "./random.ts";
import { courierRhythm, shopRhythm, webRhythm } from "./retailer/rhythms.ts";

const from = Date.UTC(2024, 11, 20, 5);
const until = Date.UTC(2026, 5, 20, 5);
const madrid = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Madrid",
  weekday: "short",
  day: "numeric",
  month: "numeric",
  hour: "numeric",
});

function local(at: number): Record<string, string> {
  return Object.fromEntries(madrid.formatToParts(at).map((part) => [part.type, part.value]));
}

describe("the calendar of a demo", () => {
  it("keeps Madrid's summer time as the time zone database does", () => {
    const hourOf = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Madrid",
      hour: "numeric",
      hourCycle: "h23",
    });
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2027, 0, 1); at += 5 * hourMs)
      expect(new Date(at + madridOffset(at)).getUTCHours()).toBe(Number(hourOf.format(at)));
  });

  it("counts months back on the calendar, to the last day where the month is shorter", () => {
    expect(monthsBefore(Date.UTC(2026, 6, 1), 18)).toBe(Date.UTC(2025, 0, 1));
    expect(monthsBefore(Date.UTC(2026, 7, 31, 9, 30), 6)).toBe(Date.UTC(2026, 1, 28, 9, 30));
    expect(monthsBefore(Date.UTC(2026, 2, 15), 0)).toBe(Date.UTC(2026, 2, 15));
  });

  it("opens shops from ten to nine, never on Sundays or holidays", () => {
    const calendar = new Calendar(from, until);
    const random = new Random("shop");
    for (let i = 0; i < 3000; i++) {
      const at = calendar.sample(shopRhythm, from, until, random) ?? Number.NaN;
      const { weekday, hour, day, month } = local(at);
      expect(weekday).not.toBe("Sun");
      expect(Number(hour)).toBeGreaterThanOrEqual(10);
      expect(Number(hour)).toBeLessThan(21);
      expect(["1/1", "6/1", "1/5", "12/10", "8/12", "25/12"]).not.toContain(`${day}/${month}`);
    }
  });

  it("sells more before Christmas than in August", () => {
    const calendar = new Calendar(from, until);
    const random = new Random("season");
    const months = Array.from({ length: 6000 }, () =>
      new Date(
        calendar.sample(webRhythm, Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1), random) ?? 0,
      ).getUTCMonth(),
    );
    const count = (month: number) => months.filter((one) => one === month).length;
    expect(count(11) / count(7)).toBeGreaterThan(1.5);
  });

  it("gives a moment on a day of the span that was asked for, or none when all of it is closed", () => {
    const calendar = new Calendar(from, until);
    const random = new Random("span");
    const sunday = Date.UTC(2025, 2, 2, 2);
    expect(calendar.sample(shopRhythm, sunday, sunday + hourMs, random)).toBeUndefined();
    for (let i = 0; i < 300; i++) {
      const start = from + i * dayMs;
      const at = calendar.sample(webRhythm, start, start + 5 * dayMs, random) ?? 0;
      expect(at).toBeGreaterThanOrEqual(start - dayMs);
      expect(at).toBeLessThan(start + 6 * dayMs);
    }
  });

  it("waits for the next open day and never goes back in time", () => {
    const calendar = new Calendar(from, until);
    const random = new Random("open");
    for (let i = 0; i < 1000; i++) {
      const at = from + Math.floor(random.next() * (until - from));
      const open = calendar.openFrom(courierRhythm, at, random);
      expect(open).toBeGreaterThanOrEqual(at);
      expect(open - at).toBeLessThan(5 * dayMs);
      expect(local(open).weekday).not.toBe("Sun");
    }
  });
});
