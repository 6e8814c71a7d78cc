import fc from "fast-check";
import { expect, test } from "vitest";
import { SeenMessages } from "./seen-messages.ts";

const half = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }));

test("a message is met again exactly when it was met before, however many others came between", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { maxLength: 300 }), (ids) => {
      const seen = new SeenMessages();
      const exact = new Set<string>();
      for (const [high, low] of ids) {
        const name = `${high >>> 0} ${low >>> 0}`;
        expect(seen.meet(high, low)).toBe(exact.has(name));
        exact.add(name);
      }
    }),
    { seed: 5 },
  );
});

test("it grows past its first places and forgets nothing", () => {
  const seen = new SeenMessages();
  for (let i = 1; i <= 20_000; i++) expect(seen.meet(Math.imul(i, 0x85ebca6b), i)).toBe(false);
  for (let i = 1; i <= 20_000; i++) expect(seen.meet(Math.imul(i, 0x85ebca6b), i)).toBe(true);
  expect(seen.size).toBe(20_000);
});

test("beyond its bound it remembers no more, and still knows those it has", () => {
  const seen = new SeenMessages(2);
  expect([1, 2, 3, 3, 1].map((id) => seen.meet(id, id))).toEqual([false, false, false, false, true]);
  expect(seen.size).toBe(2);
});
