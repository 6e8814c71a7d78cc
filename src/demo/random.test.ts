import { describe, expect, it } from "vitest";
import { Random } from "./random.ts";

function draw(count: number, one: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: count }, one);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) };
}

describe("chance with a seed", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    const numbers = (seed: string) => {
      const random = new Random(seed);
      return Array.from({ length: 50 }, () => random.next());
    };
    expect(numbers("7/1")).toEqual(numbers("7/1"));
    expect(numbers("7/1")).not.toEqual(numbers("7/2"));
    expect(numbers("7/1")).not.toEqual(numbers("71"));
  });

  it("is uniform from 0 to 1, across neighbouring seeds too", () => {
    const one = new Random("uniform");
    const { mean, variance } = draw(20_000, () => one.next());
    expect(mean).toBeCloseTo(0.5, 1.7);
    expect(variance).toBeCloseTo(1 / 12, 2);
    let seed = 0;
    const across = draw(20_000, () => new Random(`crowd/${seed++}`).next());
    expect(across.mean).toBeCloseTo(0.5, 1.7);
    expect(across.variance).toBeCloseTo(1 / 12, 2);
  });

  it("keeps to the mean and variance of each distribution", () => {
    const random = new Random("moments");
    const normal = draw(20_000, () => random.normal());
    expect(Math.abs(normal.mean)).toBeLessThan(0.03);
    expect(normal.variance).toBeCloseTo(1, 1);
    const exponential = draw(20_000, () => random.exponential(4));
    expect(Math.abs(exponential.mean - 4)).toBeLessThan(0.15);
    const poisson = draw(20_000, () => random.poisson(1.3));
    expect(Math.abs(poisson.mean - 1.3)).toBeLessThan(0.04);
    expect(Math.abs(poisson.variance - 1.3)).toBeLessThan(0.08);
    const binomial = draw(20_000, () => random.binomial(4, 0.7));
    expect(Math.abs(binomial.mean - 2.8)).toBeLessThan(0.03);
    expect(Math.abs(binomial.variance - 0.84)).toBeLessThan(0.04);
  });

  it("picks by weight, and never what weighs nothing", () => {
    const random = new Random("weights");
    const counts = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 10_000; i++) counts[random.weighted(["a", "b", "c"] as const, [3, 0, 1])] += 1;
    expect(counts.b).toBe(0);
    expect(Math.abs(counts.a / 10_000 - 0.75)).toBeLessThan(0.02);
  });

  it("stays within both ends of a range", () => {
    const random = new Random("range");
    const seen = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  it("draws nothing where nothing is expected and refuses an empty list", () => {
    const random = new Random("empty");
    expect(random.poisson(0)).toBe(0);
    expect(random.binomial(0, 0.5)).toBe(0);
    expect(() => random.pick([])).toThrow("empty list");
  });
});
