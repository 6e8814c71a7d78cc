// A timeline as journeys: what belongs together around one purchase or one matter of service, whatever the channel. Pure.
// The rule, gone through from the newest interaction to the oldest:
//   1. whatever carries the same order reference is one journey, however far apart;
//   2. what carries none belongs to the journey of its session, else to the one that follows it within three days: what
//      comes before a purchase leads to it, also where it follows an older one closely;
//   3. after a longer pause it is a journey of its own.
// Older interactions only ever join journeys or begin new ones, so what is on the screen stays when more is loaded.

import { cutTimeline, type Day, groupTimeline, type TimelineMoment } from "./visits.ts";

/** Pause that parts two journeys, in milliseconds. */
export const journeyGapMs = 3 * 86_400_000;

/** What of an interaction decides to which journey it belongs. */
export interface EpisodeMoment {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly session: string;
  /** The order reference; "" where there is none. */
  readonly order: string;
  readonly kind: string;
  readonly revenue: number | null;
}

/** What a journey is about: a purchase before anything, else a departure, else a matter of service, else a visit. */
export const episodeKinds = ["purchase", "departure", "service", "visit"] as const;

/** One kind. */
export type EpisodeKind = (typeof episodeKinds)[number];

/** A journey with its interactions, newest first. */
export interface Episode<T> {
  readonly kind: EpisodeKind;
  /** "" where no interaction carries an order reference. */
  readonly order: string;
  readonly items: readonly T[];
}

interface Open<T> {
  order: string;
  readonly items: T[];
  /** Time of the oldest interaction so far. */
  reached: number;
}

const ofService: ReadonlySet<string> = new Set(["complained", "contacted", "returned"]);

function kindOf(items: readonly EpisodeMoment[]): EpisodeKind {
  if (items.some(({ kind, revenue }) => kind === "bought" || (revenue ?? 0) > 0)) return "purchase";
  if (items.some(({ kind }) => kind === "left")) return "departure";
  return items.some(({ kind }) => ofService.has(kind)) ? "service" : "visit";
}

/** The journeys of a timeline, which must be newest first; in the order of their newest interactions. */
export function groupEpisodes<T extends EpisodeMoment>(items: readonly T[]): Episode<T>[] {
  const all: Open<T>[] = [];
  const byOrder = new Map<string, Open<T>>();
  const bySession = new Map<string, Open<T>>();
  // The journey that an interaction was last added to: the one that follows the next older interaction.
  let following: Open<T> | undefined;
  for (const item of items) {
    const { order, session, at } = item;
    const near = following && following.reached - at <= journeyGapMs ? following : undefined;
    let own: Open<T> | undefined;
    if (order !== "") own = byOrder.get(order) ?? (near?.order === "" ? near : undefined);
    else own = (session === "" ? undefined : bySession.get(session)) ?? near;
    if (own === undefined) {
      own = { order, items: [], reached: at };
      all.push(own);
    }
    own.items.push(item);
    own.reached = Math.min(own.reached, at);
    if (order !== "") {
      own.order = order;
      byOrder.set(order, own);
    }
    if (session !== "" && !bySession.has(session)) bySession.set(session, own);
    following = own;
  }
  return all.map(({ order, items: own }) => ({ kind: kindOf(own), order, items: own }));
}

/** A journey in a few figures. */
export interface EpisodeFigures {
  /** Milliseconds of the oldest and the newest interaction. */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Most used first; "" is left out. */
  readonly channels: readonly string[];
  /** All waits together in milliseconds; null when none is known. */
  readonly waitMs: number | null;
  /** Currencies are never added together; "" where the sender named none. */
  readonly money: readonly { readonly currency: string; readonly revenue: number }[];
}

/** What figures need of an interaction. */
export interface MeasuredMoment extends EpisodeMoment {
  readonly channel: string;
  readonly waitMs: number | null;
  readonly currency: string;
}

/** Money has four digits behind the point; whole ten-thousandths add up exactly. */
const moneyParts = 10_000;

/** Figures of a journey with at least one interaction. */
export function measureEpisode(items: readonly MeasuredMoment[]): EpisodeFigures {
  const times = items.map(({ at }) => at);
  const channels = new Map<string, number>();
  const money = new Map<string, number>();
  let waitMs: number | null = null;
  for (const { channel, waitMs: wait, revenue, currency } of items) {
    if (channel !== "") channels.set(channel, (channels.get(channel) ?? 0) + 1);
    if (wait !== null) waitMs = (waitMs ?? 0) + wait;
    if (revenue !== null) money.set(currency, (money.get(currency) ?? 0) + Math.round(revenue * moneyParts));
  }
  return {
    from: times.reduce((a, b) => Math.min(a, b)),
    to: times.reduce((a, b) => Math.max(a, b)),
    n: items.length,
    channels: [...channels].sort((a, b) => b[1] - a[1]).map(([channel]) => channel),
    waitMs,
    money: [...money].map(([currency, parts]) => ({ currency, revenue: parts / moneyParts })),
  };
}

/** A part of a journey for drawing: its days from `first` on. */
export interface EpisodePart<T> {
  readonly episode: Episode<T>;
  /** Its head is drawn here. */
  readonly first: boolean;
  readonly days: readonly Day<T>[];
}

/** Cuts journeys into pieces of about `size` entries, for drawing a long timeline piece by piece. */
export function cutEpisodes<T extends EpisodeMoment & TimelineMoment>(
  episodes: readonly Episode<T>[],
  size: number,
): EpisodePart<T>[][] {
  const pieces: EpisodePart<T>[][] = [];
  let piece: EpisodePart<T>[] = [];
  let entries = 0;
  for (const episode of episodes)
    cutTimeline(groupTimeline(episode.items), size).forEach((days, index) => {
      if (entries >= size) {
        pieces.push(piece);
        piece = [];
        entries = 0;
      }
      piece.push({ episode, first: index === 0, days });
      for (const { visits } of days) for (const visit of visits) entries += visit.entries.length;
    });
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}
