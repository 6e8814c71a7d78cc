import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRateLimiter } from "./rate-limit.ts";

function clocked(perSecond: number, burst?: number, keysMax?: number) {
  const clock = { now: 1_000_000 };
  const limits = { perSecond, now: () => clock.now, ...(burst && { burst }), ...(keysMax && { keysMax }) };
  return { clock, limiter: createRateLimiter(limits) };
}

describe("a rate limiter", () => {
  it("lets a burst through at once and then says how long to wait", () => {
    const { clock, limiter } = clocked(10, 3);
    expect([1, 2, 3].map(() => limiter.take("a"))).toEqual([0, 0, 0]);
    expect(limiter.take("a")).toBeCloseTo(100, 6);
    clock.now += 60;
    expect(limiter.take("a")).toBeCloseTo(40, 6);
    clock.now += 40;
    expect(limiter.take("a")).toBe(0);
    expect(limiter.take("a")).toBeCloseTo(100, 6);
  });

  it("keeps senders apart", () => {
    const { limiter } = clocked(1, 1);
    expect(limiter.take("a")).toBe(0);
    expect(limiter.take("b")).toBe(0);
    expect(limiter.take("a")).toBeGreaterThan(0);
  });

  it("gives back the whole burst to a sender who rested, and no more", () => {
    const { clock, limiter } = clocked(100, 5);
    for (let i = 0; i < 5; i++) limiter.take("a");
    clock.now += 3_600_000;
    const taken = Array.from({ length: 20 }, () => limiter.take("a")).filter((wait) => wait === 0);
    expect(taken).toHaveLength(5);
  });

  it("never lets through more than rate × time + burst, however requests are spread", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 300 }),
        (perSecond, burst, gaps) => {
          const { clock, limiter } = clocked(perSecond, burst);
          const start = clock.now;
          let passed = 0;
          for (const gap of gaps) {
            clock.now += gap;
            if (limiter.take("a") === 0) passed += 1;
          }
          expect(passed).toBeLessThanOrEqual(burst + ((clock.now - start) * perSecond) / 1000 + 1e-6);
        },
      ),
      { seed: 17, numRuns: 300 },
    );
  });

  it("lets a sender through after exactly the wait it was told", () => {
    const { clock, limiter } = clocked(7, 2);
    limiter.take("a");
    limiter.take("a");
    clock.now += limiter.take("a");
    expect(limiter.take("a")).toBe(0);
  });

  it("forgets rested senders first when too many are known", () => {
    const { clock, limiter } = clocked(1, 1, 10);
    for (let i = 0; i < 9; i++) limiter.take(`rested ${i}`);
    clock.now += 5_000;
    limiter.take("busy");
    for (let i = 0; i < 8; i++) limiter.take(`new ${i}`);
    expect(limiter.take("busy")).toBeGreaterThan(0);
  });

  it("limits nobody at a rate of 0", () => {
    const { limiter } = clocked(0);
    expect(Array.from({ length: 100 }, () => limiter.take("a")).every((wait) => wait === 0)).toBe(true);
  });
});
