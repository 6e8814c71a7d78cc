import { describe, expect, it } from "vitest";
import { type CalendarDate, parseCalendarDate } from "./calendar.ts";
import { createFormat } from "./format.ts";

function date(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

const es = createFormat("es", "Europe/Madrid", "EUR");
const en = createFormat("en", "Europe/Madrid", "EUR");
/** Spaces that do not break are spaces to a reader. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, " ");

describe("figures as each language writes them", () => {
  it("scores have their unit and a real minus", () => {
    expect(plain(es.score(84.25, "percent"))).toBe("84,3 %");
    expect(en.score(84.25, "percent")).toBe("84.3%");
    expect(es.score(-12.34, "points")).toBe("−12,3");
    expect(es.score(null, "points")).toBe("–");
    expect(plain(es.score(1234.5, "money", 2))).toBe("1234,50 €");
    expect(en.score(1234.5, "money", 2)).toBe("€1,234.50");
    expect(en.score(1234.5, "money")).toBe("€1,234.50");
    expect(en.score(-0.001, "money")).toBe("€0.00");
    expect(plain(es.score(820_171.1, "money"))).toBe("820.171 €");
  });

  it("money of several currencies is a plain number", () => {
    expect(createFormat("en", "UTC", "mixed").score(10, "money", 2)).toBe("10.00");
  });

  it("changes carry their sign, percent changes are points", () => {
    expect(es.change(3.14, "points")).toBe("+3,1");
    expect(es.change(-3.14, "percent")).toBe("−3,1");
    expect(en.change(0, "points")).toBe("0.0");
  });

  it("what rounds to nothing is never minus nothing", () => {
    expect(en.score(-0.01, "points")).toBe("0.0");
    expect(plain(es.score(-0.01, "percent", 0))).toBe("0 %");
    expect(en.change(-0.01, "points")).toBe("0.0");
  });

  it("counts are grouped as the language does, Spanish from five digits on", () => {
    expect(es.count(1560)).toBe("1560");
    expect(es.count(1_234_567)).toBe("1.234.567");
    expect(en.count(1560)).toBe("1,560");
  });
});

describe("dates as each language writes them", () => {
  it("a range names its last day, not the day after", () => {
    const range = { from: date("2026-11-01"), to: date("2026-11-23") };
    expect(plain(es.range(range))).toBe("1–22 nov 2026");
    expect(plain(en.range(range)).replace(" – ", "–")).toBe("1–22 Nov 2026");
    expect(plain(es.range({ from: date("2026-11-22"), to: date("2026-11-23") }))).toBe("22 nov 2026");
  });

  it("moments are on the workspace's clocks, not the browser's", () => {
    expect(plain(es.moment("2026-01-31T23:30:00Z"))).toContain("1 feb 2026, 0:30");
    expect(plain(en.moment("2026-07-31T23:30:00Z"))).toContain("1 Aug 2026, 01:30");
  });

  it("steps of a trend are named by their grain", () => {
    expect(es.grain(date("2026-04-01"), "quarter")).toBe("T2 2026");
    expect(en.grain(date("2026-04-01"), "quarter")).toBe("Q2 2026");
    expect(es.grain(date("2026-04-01"), "year")).toBe("2026");
    expect(plain(es.grain(date("2026-04-01"), "month", true))).toBe("abril de 2026");
  });
});
