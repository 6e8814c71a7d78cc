import { describe, expect, it } from "vitest";
import { type KeyPress, singleKeyOf } from "./single-keys.ts";

const plain: KeyPress = {
  key: "w",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  isComposing: false,
  busy: false,
};

describe("single keys", () => {
  it("letters act whatever their case", () => {
    expect(singleKeyOf(plain)).toBe("w");
    expect(singleKeyOf({ ...plain, key: "W" })).toBe("w");
    expect(singleKeyOf({ ...plain, key: "ArrowLeft" })).toBe("arrowleft");
  });

  it("never act while typing, composing, in a menu, or with a modifier of the browser", () => {
    for (const no of ["busy", "defaultPrevented", "isComposing", "ctrlKey", "metaKey", "altKey"] as const)
      expect(singleKeyOf({ ...plain, [no]: true })).toBeNull();
  });
});
