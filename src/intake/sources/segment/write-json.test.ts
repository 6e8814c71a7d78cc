import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeJson } from "./write-json.ts";

describe("writeJson", () => {
  it("writes what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(writeJson(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("writes trees that are too deep for JSON.stringify, whole", () => {
    const text = `${'{"a":1,"b":['.repeat(60_000)}"x"${"]}".repeat(60_000)}`;
    const value: unknown = JSON.parse(text);
    expect(() => JSON.stringify(value)).toThrow(RangeError);
    expect(writeJson(value)).toBe(text);
  });
});
