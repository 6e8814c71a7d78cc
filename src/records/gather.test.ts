import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gather } from "./gather.ts";

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

describe("gathered lookups", () => {
  it("give everyone the answer to their own key, in few queries, whenever they ask", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(20), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        async (keys, most) => {
          const asked: number[] = [];
          const find = gather<number, string>(async (some) => {
            asked.push(some.length);
            await soon();
            return some.map((key) => (key % 5 === 0 ? undefined : `v${key}`));
          }, most);
          const answers = await Promise.all(keys.map((key) => find(key)));
          expect(answers).toEqual(keys.map((key) => (key % 5 === 0 ? undefined : `v${key}`)));
          expect(asked.reduce((sum, n) => sum + n, 0)).toBe(keys.length);
          expect(Math.max(0, ...asked)).toBeLessThanOrEqual(most);
          // The first goes alone and at once; the others fill their turns.
          expect(asked.length).toBeLessThanOrEqual(1 + Math.ceil(Math.max(0, keys.length - 1) / most));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("fail together when their query fails, and the next ones are asked again", async () => {
    let broken = true;
    const find = gather<number, number>(async (keys) => {
      await soon();
      if (broken) throw new Error("no connection");
      return keys;
    });
    const first = await Promise.allSettled([find(1), find(2), find(3)]);
    expect(first.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    broken = false;
    expect(await find(4)).toBe(4);
  });
});
