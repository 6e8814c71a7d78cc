import { describe, expect, it } from "vitest";
import { standingOf, toneOf } from "./standing.ts";

const measure = (low: number | null, high: number | null, indicative = false) => ({ low, high, indicative });

describe("standing against the total", () => {
  it("differs only when the interval leaves the total out", () => {
    expect(standingOf(measure(20, 40), 30)).toBe("level");
    expect(standingOf(measure(30, 40), 30)).toBe("level");
    expect(standingOf(measure(31, 41), 30)).toBe("above");
    expect(standingOf(measure(20, 29), 30)).toBe("below");
  });

  it("is far when the total lies more than half an interval beyond the edge", () => {
    expect(standingOf(measure(40, 50), 30)).toBe("far-above");
    expect(standingOf(measure(10, 20), 30)).toBe("far-below");
  });

  it("indicative figures and figures without interval have none", () => {
    expect(standingOf(measure(80, 90, true), 30)).toBe("none");
    expect(standingOf(measure(null, null), 30)).toBe("none");
    expect(standingOf(measure(80, 90), null)).toBe("none");
  });

  it("colour follows whether more is better", () => {
    expect(toneOf("above", true)).toBe("good");
    expect(toneOf("above", false)).toBe("bad");
    expect(toneOf("far-below", false)).toBe("good");
    expect(toneOf("above", null)).toBe("neutral");
    expect(toneOf("level", true)).toBe("neutral");
    expect(toneOf("none", true)).toBe("neutral");
  });
});
