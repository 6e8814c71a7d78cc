import { describe, expect, it } from "vitest";
import { changeWordOf } from "./change-word.ts";

describe("words for a change", () => {
  const previous = { n: 400, indicative: false };
  const enough = { indicative: false };

  it("is called a change only when it is significant", () => {
    expect(changeWordOf({ change: 4, significant: false, p: 0.4, previous }, enough, true)).toBe(
      "not-significant",
    );
    expect(changeWordOf({ change: 4, significant: true, p: 0.01, previous }, enough, true)).toBe("better");
    expect(changeWordOf({ change: 4, significant: true, p: 0.01, previous }, enough, false)).toBe("worse");
    expect(changeWordOf({ change: 4, significant: true, p: 0.01, previous }, enough, null)).toBe("moved");
  });

  it("claims no test of sums and counts, of which there is none", () => {
    const counted = { change: 40, significant: false, p: null, previous };
    expect(changeWordOf(counted, enough, null)).toBe("untested");
    expect(changeWordOf(counted, enough, true)).toBe("untested");
  });

  it("says when there is too little or nothing to compare", () => {
    const few = { n: 3, indicative: true };
    expect(changeWordOf({ change: 40, significant: true, p: 0.01, previous: few }, enough, true)).toBe(
      "too-few",
    );
    expect(
      changeWordOf({ change: 40, significant: true, p: 0.01, previous }, { indicative: true }, true),
    ).toBe("too-few");
    expect(
      changeWordOf(
        { change: null, significant: false, p: null, previous: { n: 0, indicative: true } },
        enough,
        true,
      ),
    ).toBe("no-previous");
  });
});
