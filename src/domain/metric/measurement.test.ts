import { describe, expect, it } from "vitest";
import { confidenceOf, DEFAULT_MINIMUM_N, PRIVACY_MINIMUM_N } from "./measurement.ts";

describe("how to measure", () => {
  it("95 % confidence unless asked otherwise", () => {
    expect(confidenceOf({ minimumN: 30 })).toBe(0.95);
    expect(confidenceOf({ minimumN: 30, confidence: 0.9 })).toBe(0.9);
  });

  it("below 30 answers a score is indicative, below 10 it is not shown where privacy matters", () => {
    expect(DEFAULT_MINIMUM_N).toBe(30);
    expect(PRIVACY_MINIMUM_N).toBe(10);
  });
});
