// What a source makes of one raw item, before it has an identity and a place. Sources parse the unknown into arrivals and
// nothing else; the steps behind them treat a tracked click, a till receipt and a survey answer alike.
// The outcome of parsing is always a value: an arrival or a quarantine reason, never an exception for bad data.

import type { Channel } from "./channel.ts";
import type { Identifier } from "./identifier.ts";
import type { InteractionKind } from "./interaction.ts";
import type { Stage } from "./stage.ts";

/** An answer as its sender gave it, already in its scale. */
export interface ArrivedAnswer {
  /** nps, ces, ces1, csat, rating, comment, or `expectation`/`perception` and others to come. */
  readonly metric: string;
  readonly question?: string;
  readonly scaleMin?: number;
  readonly scaleMax?: number;
  readonly score?: number;
  readonly choice?: string;
  readonly text?: string;
  readonly weight?: number;
  readonly touchpoint?: string;
}

/** Something that happened. */
export interface ArrivedInteraction {
  readonly type: "interaction";
  /** Unique within its source: repeats of the same message carry the same one. */
  readonly messageId: string;
  /** Kept beside the interaction when it means something to people. */
  readonly sourceId?: string;
  readonly at: number;
  readonly event: string;
  /** `track`, `page`, `screen` or `import`: what rules see as `type`. */
  readonly callType: string;
  readonly identifiers: readonly Identifier[];
  /** What the sender said outright; wins over the catalogue. */
  readonly said: {
    readonly channel?: Channel;
    readonly touchpoint?: string;
    readonly stage?: Stage;
    readonly kind?: InteractionKind;
    readonly direct?: boolean;
  };
  readonly unit?: string;
  readonly employee?: string;
  readonly campaign?: string;
  readonly product?: string;
  readonly order?: string;
  readonly outcome?: string;
  readonly waitMs?: number;
  readonly durationMs?: number;
  readonly revenue?: number;
  readonly currency?: string;
  readonly language?: string;
  readonly session?: string;
  readonly url?: string;
  readonly answers: readonly ArrivedAnswer[];
  /** Message id of the response that these answers belong to, when an earlier message began it. */
  readonly continues?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Traits that came along (imports carry them in the same row). */
  readonly traits?: Readonly<Record<string, string | number | boolean>>;
}

/** Something said about a customer: traits, and identifiers that belong together. */
export interface ArrivedProfile {
  readonly type: "profile";
  readonly messageId: string;
  readonly at: number;
  /** All identifiers of one person; two or more ask for a join. */
  readonly identifiers: readonly Identifier[];
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  /** `identify`, `alias`, `group` or `import`. */
  readonly callType: string;
}

/** What cannot be accepted as it is. */
export interface ArrivedBroken {
  readonly type: "broken";
  /** A closed list, see docs/reference/quarantine.md. */
  readonly reason: QuarantineReason;
  /** What exactly was wrong, for people. */
  readonly detail: string;
}

/** Why an item was kept aside. */
export const quarantineReasons = [
  "not-an-object",
  "too-large",
  "unknown-type",
  "no-identifier",
  "no-event",
  "bad-time",
  "bad-answer",
  "score-out-of-scale",
  "bad-number",
  "bad-text",
  "wrong-columns",
  "unreadable-row",
  "recipe-mismatch",
] as const;

/** One reason of the closed list. */
export type QuarantineReason = (typeof quarantineReasons)[number];

/** One parsed item. */
export type Arrival = ArrivedInteraction | ArrivedProfile | ArrivedBroken;

/** Earliest time that is believed; what claims to be older is quarantined as `bad-time`. */
export const earliestAt = Date.UTC(1990, 0, 1);

/** How far ahead of our clock a sender may be; beyond it the time is set to when we received it. */
export const aheadMsMax = 24 * 3_600_000;
