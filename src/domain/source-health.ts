// How a source of interactions is doing, from counts alone. A file is not expected to go on sending; what is tracked is.
// Silence is judged against the source's own habit: a shop that sends twice a week is not ill on the third day.

/** What is known of a source. Times in milliseconds; a day is the last 24 hours. */
export interface SourceFacts {
  /** True for what is tracked as it happens; false for files and the demo. */
  readonly live: boolean;
  readonly lastReceivedAt: number | null;
  /** Items that came in the last day, kept aside or not. */
  readonly receivedDay: number;
  /** Of these, how many were kept aside. */
  readonly quarantinedDay: number;
  /** Items of the seven days before the last one. */
  readonly receivedWeekBefore: number;
  /** All items ever received. */
  readonly received: number;
}

/** waiting: nothing yet; failing: much of the last day is kept aside; silent: stopped against its habit; quiet: nothing of late, as may be; loaded: a file; flowing. */
export type SourceHealth = "waiting" | "failing" | "silent" | "quiet" | "loaded" | "flowing";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Share of a day's items that may be kept aside before it is called failing. */
const failingShareMin = 0.05;
const failingItemsMin = 5;
/** A silence is against the habit when it is this many times the usual gap. */
const gapsMax = 12;

/** The health of a source at a moment. */
export function decideSourceHealth(facts: SourceFacts, now: number): SourceHealth {
  const { live, lastReceivedAt, receivedDay, quarantinedDay, receivedWeekBefore } = facts;
  if (facts.received === 0 || lastReceivedAt === null) return "waiting";
  if (quarantinedDay >= failingItemsMin && quarantinedDay > receivedDay * failingShareMin) return "failing";
  if (!live) return "loaded";
  const silence = now - lastReceivedAt;
  const usualGap = receivedWeekBefore === 0 ? Number.POSITIVE_INFINITY : (7 * dayMs) / receivedWeekBefore;
  // Nights and Sundays are no illness: less than half a day never counts.
  if (silence > Math.max(dayMs / 2, gapsMax * usualGap)) return "silent";
  return silence > dayMs ? "quiet" : "flowing";
}
