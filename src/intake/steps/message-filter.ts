// Which messages are surely new. A scalable Bloom filter over message ids: "no" is certain, "perhaps" is then looked up in
// the log. About 14 bits a message keep false alarms near one in a thousand, so the exact look-up stays rare.
// It is derived data: built from the log at start, never saved.

const bitsPerMessage = 14;
const probes = 9;
const firstCapacity = 1 << 20;

interface Layer {
  readonly bits: Uint32Array;
  readonly mask: number;
  readonly capacity: number;
  size: number;
}

function makeLayer(capacity: number): Layer {
  // A power of two of bits, so that a probe is a mask and not a division.
  const bitCount = 2 ** Math.ceil(Math.log2(capacity * bitsPerMessage));
  return { bits: new Uint32Array(bitCount / 32), mask: bitCount - 1, capacity, size: 0 };
}

/** The filter of one process, over all workspaces. */
export class MessageFilter {
  readonly #layers: Layer[] = [makeLayer(firstCapacity)];

  /** Adds a message by the high and low 32 bits of its id, mixed with its workspace. */
  add(workspace: number, high: number, low: number): void {
    let layer = this.#layers[this.#layers.length - 1] as Layer;
    if (layer.size >= layer.capacity) {
      layer = makeLayer(layer.capacity * 2);
      this.#layers.push(layer);
    }
    layer.size += 1;
    const step = (low | 1) >>> 0;
    let probe = (high ^ Math.imul(workspace, 0x9e3779b1)) >>> 0;
    for (let i = 0; i < probes; i++) {
      const bit = probe & layer.mask;
      layer.bits[bit >>> 5] = (layer.bits[bit >>> 5] as number) | (1 << (bit & 31));
      probe = (probe + step) >>> 0;
    }
  }

  /** False only when the message was never added. */
  mayHave(workspace: number, high: number, low: number): boolean {
    const step = (low | 1) >>> 0;
    const start = (high ^ Math.imul(workspace, 0x9e3779b1)) >>> 0;
    for (const layer of this.#layers) {
      let probe = start;
      let all = true;
      for (let i = 0; i < probes && all; i++) {
        const bit = probe & layer.mask;
        all = ((layer.bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
        probe = (probe + step) >>> 0;
      }
      if (all) return true;
    }
    return false;
  }

  /** How many messages were added. */
  get size(): number {
    return this.#layers.reduce((sum, layer) => sum + layer.size, 0);
  }
}
