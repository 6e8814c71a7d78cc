// The messages of one page that are on their way. They are kept until the server has taken them, in order and within bounds,
// and go in small batches. Each carries its own id, so that one that is sent twice counts once; what the server refuses for
// good is let go.
// Invariant: a message leaves only when it was taken, refused for good, or pushed out by 300 newer ones.

/** What became of a batch. */
export type Sent = "taken" | "refused" | "later";

/** What the queue needs of its page. */
export interface QueueParts {
  /** Text around a batch: the write key and when it was sent. */
  readonly wrap: (batch: string) => string;
  readonly send: (body: string) => Promise<Sent>;
  /** Hands a body over while the page goes; false when nobody takes it. */
  readonly beacon: (body: string) => boolean;
  readonly read: () => string | null;
  readonly keep: (text: string | null) => void;
  /** Runs something later; the result calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Most messages that wait. */
export const waitingMax = 300;

/** Largest message, and largest batch: a page that goes may hand over 64 KB. */
export const messageMax = 30_000;
const batchMax = 55_000;

const gatherMs = 1_000;
const againMsMax = 60_000;

/** Messages as JSON, waiting to be sent. */
export class MessageQueue {
  #waiting: string[] = [];
  #failures = 0;
  #isSending = false;
  #cancel: (() => void) | undefined;

  constructor(private readonly parts: QueueParts) {
    this.takeBack(parts.read());
  }

  /** Puts messages of an earlier page before those of this one. */
  takeBack(text: string | null): void {
    if (!text) return;
    try {
      const kept: unknown = JSON.parse(text);
      if (Array.isArray(kept))
        this.#set([...kept.filter((one) => typeof one === "string"), ...this.#waiting]);
    } catch {
      // What cannot be read was not ours.
    }
  }

  /** Adds a message. */
  add(message: unknown): void {
    const text = JSON.stringify(message);
    if (text.length > messageMax) return;
    this.#set([...this.#waiting, text]);
    this.flush(gatherMs);
  }

  /** How many wait. */
  get size(): number {
    return this.#waiting.length;
  }

  /** Everything that waits, as `takeBack` reads it; null when nothing does. */
  kept(): string | null {
    return this.#waiting.length > 0 ? JSON.stringify(this.#waiting) : null;
  }

  /** Sends now; with `ms`, after that time, unless a time was set before. */
  flush(ms = 0): void {
    if (this.#isSending || this.#waiting.length === 0 || (ms > 0 && this.#cancel)) return;
    this.#cancel?.();
    this.#cancel = this.parts.after(ms, () => {
      this.#cancel = undefined;
      void this.#sendOne();
    });
  }

  /** The page goes: hands over what waits. */
  leave(): void {
    while (this.#waiting.length > 0) {
      const batch = this.#batch();
      if (!this.parts.beacon(this.#body(batch))) return;
      this.#set(this.#waiting.slice(batch.length));
    }
  }

  /** Forgets what waits, and sends nothing more until something is added. */
  clear(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#set([]);
  }

  #set(waiting: string[]): void {
    this.#waiting = waiting.slice(-waitingMax);
    this.parts.keep(this.kept());
  }

  #batch(): string[] {
    let size = 0;
    const fits = this.#waiting.findIndex((text) => {
      size += text.length;
      return size > batchMax;
    });
    return fits < 0 ? this.#waiting : this.#waiting.slice(0, Math.max(1, fits));
  }

  #body(batch: readonly string[]): string {
    return this.parts.wrap(`[${batch.join()}]`);
  }

  async #sendOne(): Promise<void> {
    const batch = this.#batch();
    if (batch.length === 0) return;
    this.#isSending = true;
    const sent = await this.parts.send(this.#body(batch)).catch((): Sent => "later");
    this.#isSending = false;
    if (sent === "later") {
      this.#failures++;
      this.flush(Math.min(againMsMax, gatherMs * 2 ** this.#failures));
      return;
    }
    this.#failures = 0;
    // More may have come meanwhile, or all may have been handed over.
    const gone = new Set(batch);
    this.#set(this.#waiting.filter((text) => !gone.has(text)));
    this.flush();
  }
}
