import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  brandColorPattern,
  brandUseOf,
  contrastOf,
  parseBrandColor,
  textContrastMin,
  textOn,
} from "./brand.ts";

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("the colours of a brand", () => {
  it("contrast as WCAG's own examples have it", () => {
    expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 10);
    expect(contrastOf("#ffffff", "#ffffff")).toBe(1);
    // #767676 is the lightest grey that passes AA on white, #777777 the first that fails.
    expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
    expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  it("contrast does not ask which colour is in front, and stays between 1 and 21", () => {
    fc.assert(
      fc.property(color, color, (a, b) => {
        expect(contrastOf(a, b)).toBe(contrastOf(b, a));
        expect(contrastOf(a, b)).toBeGreaterThanOrEqual(1);
        expect(contrastOf(a, b)).toBeLessThanOrEqual(21 + 1e-9);
      }),
    );
  });

  it("there is readable text for every colour", () => {
    fc.assert(
      fc.property(color, (one) => {
        expect(contrastOf(one, textOn(one))).toBeGreaterThanOrEqual(textContrastMin);
      }),
    );
  });

  it("say what they are fit for on a white page", () => {
    expect(brandUseOf("#767676")).toBe("text");
    expect(brandUseOf("#777777")).toBe("marks");
    expect(brandUseOf("#ffcc00")).toBe("grounds");
  });

  it("are read as people type them, and everything else is refused", () => {
    expect(parseBrandColor(" #AB12cd ")).toBe("#ab12cd");
    expect(parseBrandColor("ab12cd")).toBe("#ab12cd");
    expect(parseBrandColor("#fc0")).toBe("#ffcc00");
    for (const wrong of ["#abcd", "#ab12cg", "red", "#ab12cd80", "url(x)", ""])
      expect(parseBrandColor(wrong)).toBeUndefined();
  });

  it("what is read is what may be kept", () => {
    fc.assert(
      fc.property(color, (one) => {
        expect(parseBrandColor(one.toUpperCase())).toMatch(brandColorPattern);
      }),
    );
  });
});
