import { describe, expect, it } from "vitest";
import { isShown } from "./draw.ts";

describe("isShown", () => {
  it("leaves a number alone while it is being written", () => {
    for (const typed of ["1.0", "0.0", "-0", "1.", "01"])
      expect([typed, isShown(typed, `${Number(typed)}`, "number")]).toEqual([typed, true]);
  });

  it("tells empty from zero, and texts by their signs", () => {
    expect(isShown("", "0", "number")).toBe(false);
    expect(isShown("0", "", "number")).toBe(false);
    expect(isShown("1.0", "2", "number")).toBe(false);
    expect(isShown("1.0", "1", "text")).toBe(false);
    expect(isShown("a", "a", "text")).toBe(true);
  });
});
