import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { halvesOf, hashMessage } from "./identity-hash.ts";

describe("halves of an id", () => {
  test("are its high and low 32 bits, as BigInt has them", () => {
    const edges = [0n, 1n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 63n, 2n ** 64n - 1n];
    const check = (id: bigint) => {
      const [high, low] = halvesOf(id.toString());
      expect((BigInt(high) << 32n) | BigInt(low)).toBe(id);
    };
    for (const id of edges) check(id);
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), check), { seed: 4 });
  });

  test("are refused for what is no id", () => {
    for (const text of [
      "",
      "-1",
      "1.5",
      "x",
      "12a45",
      "18446744073709551616",
      "99999999999999999999",
      "1".repeat(21),
    ])
      expect(() => halvesOf(text)).toThrow("is not the id of a message");
  });

  test("belong to the ids that messages get", () => {
    const [high, low] = halvesOf(hashMessage(1, "tracking", "m-1"));
    expect(high * 2 ** 32 + low).toBeGreaterThan(0);
  });
});
