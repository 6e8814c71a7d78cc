// Which messages a rehearsal has met already, so that its counts are those of the real run also when a repeat stands far
// from the first. 64 bits of each id in an open table: 16 bytes a message, and one wrong answer in some million million.
// Bounded: beyond `max` messages no more are remembered, and repeats of those that are not are counted as new.

const firstSlots = 1 << 12;

/** Eight million rows: 256 MB while the table is at its largest. */
export const rememberedMax = 8_000_000;

/** The messages of one rehearsal. */
export class SeenMessages {
  #highs = new Uint32Array(firstSlots);
  #lows = new Uint32Array(firstSlots);
  #size = 0;
  #hasZero = false;

  constructor(private readonly max = rememberedMax) {}

  /** How many are remembered. */
  get size(): number {
    return this.#size;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#highs.length - 1;
    let slot = (high ^ Math.imul(low, 0x9e3779b1)) & mask;
    while (
      (this.#highs[slot] !== 0 || this.#lows[slot] !== 0) &&
      (this.#highs[slot] !== high || this.#lows[slot] !== low)
    )
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [highs, lows] = [this.#highs, this.#lows];
    this.#highs = new Uint32Array(highs.length * 2);
    this.#lows = new Uint32Array(highs.length * 2);
    for (let i = 0; i < highs.length; i++) {
      const [high = 0, low = 0] = [highs[i], lows[i]];
      if (high === 0 && low === 0) continue;
      const slot = this.#slotOf(high, low);
      this.#highs[slot] = high;
      this.#lows[slot] = low;
    }
  }

  /** Remembers a message by two halves of its id; true when it was met before. */
  meet(high: number, low: number): boolean {
    const [first, second] = [high >>> 0, low >>> 0];
    // Two zeros mark an empty place.
    if (first === 0 && second === 0) {
      const before = this.#hasZero;
      this.#hasZero = true;
      return before;
    }
    const slot = this.#slotOf(first, second);
    if (this.#highs[slot] === first && this.#lows[slot] === second) return true;
    if (this.#size >= this.max) return false;
    this.#highs[slot] = first;
    this.#lows[slot] = second;
    this.#size += 1;
    if (this.#size * 2 > this.#highs.length) this.#grow();
    return false;
  }
}
