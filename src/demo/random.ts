// Chance with a seed: the same seed gives the same numbers on every machine, so that a demo can be repeated to the byte.
// Generator: sfc32 (Doty-Humphrey, PractRand), seeded from text by FNV-1a and a short warm-up. Never for secrets.

/** A stream of pseudo-random numbers. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  #spare: number | undefined;

  /** The stream of a seed; any text is a seed. */
  constructor(seed: string) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    this.#a = hash | 0;
    this.#b = Math.imul(hash ^ 0x9e3779b9, 0x85ebca6b) | 0;
    this.#c = Math.imul(hash ^ 0x6a09e667, 0xc2b2ae35) | 0;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** A number from 0 (included) to 1 (excluded), with 32 bits. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** One of the list. Throws on an empty list. */
  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.next() * list.length)];
    if (one === undefined) throw new Error("cannot pick from an empty list");
    return one;
  }

  /** One of the list with the weights given beside it. Throws when there are none. */
  weighted<T>(list: readonly T[], weights: readonly number[]): T {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < list.length; i++) {
      left -= weights[i] ?? 0;
      const one = list[i];
      if (left < 0 && one !== undefined) return one;
    }
    return this.pick(list);
  }

  /** Normal with mean 0 and standard deviation 1 (polar method of Marsaglia). */
  normal(): number {
    if (this.#spare !== undefined) {
      const spare = this.#spare;
      this.#spare = undefined;
      return spare;
    }
    for (;;) {
      const u = 2 * this.next() - 1;
      const v = 2 * this.next() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        this.#spare = v * scale;
        return u * scale;
      }
    }
  }

  /** Exponential with this mean. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** How many events of a rare kind happen where `mean` are expected (Knuth; meant for means below ten). */
  poisson(mean: number): number {
    if (mean <= 0) return 0;
    const limit = Math.exp(-mean);
    let count = 0;
    let product = this.next();
    while (product > limit) {
      count += 1;
      product *= this.next();
    }
    return count;
  }

  /** How many of `n` succeed with this probability each. */
  binomial(n: number, probability: number): number {
    let count = 0;
    for (let i = 0; i < n; i++) if (this.next() < probability) count += 1;
    return count;
  }
}
