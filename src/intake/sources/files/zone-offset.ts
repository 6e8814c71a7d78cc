// Wall-clock time in a time zone to UTC. In the hour that does not exist when clocks go forward the time moves on by the gap;
// in the hour that comes twice the first one is meant.

const dayMs = 86_400_000;

/** Offsets of one zone, remembered by day: most days have one. */
export class ZoneOffset {
  readonly #format: Intl.DateTimeFormat | undefined;
  readonly #days = new Map<number, number | null>();

  constructor(zone: string) {
    this.#format =
      zone === "UTC" || zone === "Etc/UTC"
        ? undefined
        : new Intl.DateTimeFormat("en-US", {
            timeZone: zone,
            hourCycle: "h23",
            year: "numeric",
            month: "numeric",
            day: "numeric",
            hour: "numeric",
            minute: "numeric",
            second: "numeric",
          });
  }

  /** UTC milliseconds of a wall-clock time given as if it were UTC. */
  toUtc(wall: number): number {
    if (this.#format === undefined) return wall;
    const day = Math.floor(wall / dayMs);
    let known = this.#days.get(day);
    if (known === undefined) {
      const before = this.#offsetAt(day * dayMs - dayMs);
      const after = this.#offsetAt(day * dayMs + 2 * dayMs);
      known = before === after ? before : null;
      if (this.#days.size > 50_000) this.#days.clear();
      this.#days.set(day, known);
    }
    if (known !== null) return wall - known;
    // Around a change of clocks: the earlier of the two readings that fits; in the gap, the offset before it.
    const [early, late] = [this.#offsetAt(wall - dayMs), this.#offsetAt(wall + dayMs)];
    const first = wall - Math.max(early, late);
    const second = wall - Math.min(early, late);
    if (first + this.#offsetAt(first) === wall) return first;
    if (second + this.#offsetAt(second) === wall) return second;
    return wall - early;
  }

  #offsetAt(utc: number): number {
    if (this.#format === undefined) return 0;
    const parts: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(utc)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(utc / 1000) * 1000;
  }
}
