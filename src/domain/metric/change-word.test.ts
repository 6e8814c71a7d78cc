import { describe, expect, it } from "vitest";
import { changeWordOf } from "./change-word.ts";

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
