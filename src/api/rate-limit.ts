// How many requests one sender may make: a token bucket per key, kept as one number each (the moment at which the bucket
// would be full again; the generic cell rate algorithm). Refills steadily, allows a burst, and never holds more than
// `keysMax` senders in memory. Counts live in one process: several processes allow several times the rate.

import { AppError } from "../errors.ts";

/** Settings of a limiter. */
export interface RateLimits {
  /** Requests a second in the long run; 0 means no limit. */
  readonly perSecond: number;
  /** Requests at once; the rate itself when absent. */
  readonly burst?: number;
  /** How many senders are remembered. */
  readonly keysMax?: number;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}

/** Decides about requests one by one. */
export interface RateLimiter {
  /** Takes one request from the sender's bucket: 0 when it may go on, else the milliseconds until it may. */
  take(key: string): number;
}

/** What one sender (write key and address) may send when nothing else is configured. */
export const trackingRequestsPerSecond = 2000;

const keysMaxUsual = 50_000;

class TokenBuckets implements RateLimiter {
  readonly #fullAt = new Map<string, number>();
  readonly #costMs: number;
  readonly #depthMs: number;
  readonly #keysMax: number;
  readonly #now: () => number;

  constructor(limits: RateLimits) {
    this.#costMs = 1000 / limits.perSecond;
    this.#depthMs = Math.max(1, limits.burst ?? limits.perSecond) * this.#costMs;
    this.#keysMax = limits.keysMax ?? keysMaxUsual;
    this.#now = limits.now;
  }

  take(key: string): number {
    const now = this.#now();
    const known = this.#fullAt.get(key);
    if (known === undefined && this.#fullAt.size >= this.#keysMax) this.#forget(now);
    const fullAt = Math.max(known ?? now, now) + this.#costMs;
    const missing = fullAt - now - this.#depthMs;
    // Sums of fractions of a millisecond may miss the edge by a rounding error.
    if (missing > 1e-6) return missing;
    this.#fullAt.set(key, fullAt);
    return 0;
  }

  /** Makes room: full buckets first, for forgetting them changes nothing; then the longest known ones. */
  #forget(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
    const room = Math.ceil(this.#keysMax / 10);
    for (const key of this.#fullAt.keys()) {
      if (this.#fullAt.size <= this.#keysMax - room) return;
      this.#fullAt.delete(key);
    }
  }
}

/** Lets a request pass or throws `rate-limited` with the wait. Without a name, as for programs of this machine, it passes. */
export function takeOrRefuse(limiter: RateLimiter, name: string | undefined): void {
  const waitMs = name === undefined ? 0 : limiter.take(name);
  if (waitMs === 0) return;
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  throw new AppError("rate-limited", `Too many requests; try again in ${retryAfterSeconds} s.`, {
    details: { retryAfterSeconds },
  });
}

/** A limiter with its own memory. */
export function createRateLimiter(limits: RateLimits): RateLimiter {
  return limits.perSecond > 0 ? new TokenBuckets(limits) : { take: () => 0 };
}
