// A timeline as people tell it: by day, by visit, and with what merely repeats folded into one line. Pure.
// Two neighbouring interactions belong to one visit when they carry the same session, or, where one of them carries none,
// when at most 30 minutes lie between them. A visit ends with its day, so that a day never changes by what follows it.

/** Pause after which a new visit begins, in milliseconds. The usual definition of web analytics. */
export const visitGapMs = 30 * 60_000;

/** From how many on repetitions are folded. */
const foldedMin = 3;

/** What of an interaction decides where it stands. */
export interface TimelineMoment {
  readonly id: string;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Day on the workspace's clocks, such as 2026-01-31. */
  readonly date: string;
  readonly session: string;
  readonly kind: string;
  readonly channel: string;
  readonly touchpoint: string;
  readonly event: string;
  /** Carries something of its own (words, a score, money, a wait, an outcome) and is never folded away. */
  readonly telling: boolean;
}

/** One line of a visit: an interaction, or several alike, newest first. */
export interface Entry<T> {
  readonly items: readonly [T, ...T[]];
}

/** A visit, newest entry first. */
export interface Visit<T> {
  readonly entries: readonly Entry<T>[];
}

/** A day, newest visit first. */
export interface Day<T> {
  readonly date: string;
  readonly visits: readonly Visit<T>[];
}

function isSameVisit(newer: TimelineMoment, older: TimelineMoment): boolean {
  if (newer.date !== older.date) return false;
  if (newer.session !== "" && older.session !== "") return newer.session === older.session;
  return newer.at - older.at <= visitGapMs;
}

/** Pages of one channel are alike whatever page; anything else only when it is the same thing again. */
function likeness(moment: TimelineMoment): string | undefined {
  if (moment.telling) return undefined;
  const { kind, channel, touchpoint, event } = moment;
  return kind === "visited" ? `visited ${channel}` : [kind, channel, touchpoint, event].join("\u0000");
}

function foldEntries<T extends TimelineMoment>(items: readonly T[]): Entry<T>[] {
  const entries: Entry<T>[] = [];
  for (let start = 0; start < items.length; ) {
    const first = items[start] as T;
    const like = likeness(first);
    let end = start + 1;
    while (like !== undefined && end < items.length && likeness(items[end] as T) === like) end++;
    if (end - start >= foldedMin) entries.push({ items: [first, ...items.slice(start + 1, end)] });
    else for (const item of items.slice(start, end)) entries.push({ items: [item] });
    start = end;
  }
  return entries;
}

/** Groups a timeline, which must be newest first. What is appended later only ever changes the last day. */
export function groupTimeline<T extends TimelineMoment>(items: readonly T[]): Day<T>[] {
  const days: { date: string; visits: { entries: Entry<T>[] }[] }[] = [];
  for (let start = 0; start < items.length; ) {
    let end = start + 1;
    while (end < items.length && isSameVisit(items[end - 1] as T, items[end] as T)) end++;
    const visit = { entries: foldEntries(items.slice(start, end)) };
    const { date } = items[start] as T;
    const day = days.at(-1);
    if (day?.date === date) day.visits.push(visit);
    else days.push({ date, visits: [visit] });
    start = end;
  }
  return days;
}

/**
 * Cuts days into pieces of about `size` entries, for drawing a long timeline piece by piece. A day of many visits may go on
 * in the next piece; a visit never does.
 */
export function cutTimeline<T>(days: readonly Day<T>[], size: number): Day<T>[][] {
  const pieces: Day<T>[][] = [];
  let piece: { date: string; visits: Visit<T>[] }[] = [];
  let entries = 0;
  for (const { date, visits } of days)
    for (const visit of visits) {
      if (entries >= size) {
        pieces.push(piece);
        piece = [];
        entries = 0;
      }
      const day = piece.at(-1);
      if (day?.date === date) day.visits.push(visit);
      else piece.push({ date, visits: [visit] });
      entries += visit.entries.length;
    }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}
