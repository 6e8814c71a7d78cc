import { describe, expect, it } from "vitest";
import { pagesOf, paperLayout } from "./paper-layout.ts";

const span = (top: number, height: number) => ({ top, bottom: top + height });

describe("a dashboard on paper", () => {
  it("starts a page where a row does not fit, and never parts tiles that stand side by side", () => {
    expect(pagesOf([], 700)).toBe(1);
    expect(pagesOf([span(0, 300), span(300, 300)], 700)).toBe(1);
    expect(pagesOf([span(0, 300), span(300, 500)], 700)).toBe(2);
    expect(pagesOf([span(0, 300), span(300, 500), span(550, 400), span(960, 100)], 700)).toBe(3);
  });

  it("is drawn as large as the fewest pages allow", () => {
    expect(paperLayout([span(0, 300)]).width).toBe(1120);
    const fits = paperLayout([span(80, 264), span(360, 544), span(920, 432)]);
    expect(fits.width).toBeGreaterThan(1200);
    expect(fits.width * fits.zoom).toBeCloseTo(1031, 5);
    // Nothing makes this fit: then it is not made smaller in vain.
    expect(paperLayout([span(0, 600), span(600, 3000)]).width).toBe(1120);
  });
});
