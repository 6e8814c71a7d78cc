import { describe, expect, it } from "vitest";
import { changeWordOf, standingOf, toneOf } from "./standing.ts";

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

describe("words for a change", () => {
  const previous = { n: 400, indicative: false };
  const enough = { indicative: false };

  it("is called a change only when it is significant", () => {
    expect(changeWordOf({ change: 4, significant: false, previous }, enough, true)).toBe("not-significant");
    expect(changeWordOf({ change: 4, significant: true, previous }, enough, true)).toBe("better");
    expect(changeWordOf({ change: 4, significant: true, previous }, enough, false)).toBe("worse");
    expect(changeWordOf({ change: 4, significant: true, previous }, enough, null)).toBe("moved");
  });

  it("says when there is too little or nothing to compare", () => {
    const few = { n: 3, indicative: true };
    expect(changeWordOf({ change: 40, significant: true, previous: few }, enough, true)).toBe("too-few");
    expect(changeWordOf({ change: 40, significant: true, previous }, { indicative: true }, true)).toBe(
      "too-few",
    );
    expect(
      changeWordOf({ change: null, significant: false, previous: { n: 0, indicative: true } }, enough, true),
    ).toBe("no-previous");
  });
});
