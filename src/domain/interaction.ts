// One thing that happened between a customer and the company at a moment, on one channel. The central noun.
// An interaction never changes once it is in the log: whose it is (`identity`) is the hash of the strongest identifier it
// arrived with, and which customer that identity belongs to is decided when a question is asked. So a merge shows at once
// in every figure, also for old interactions, and undoing it is exact.

import type { Channel } from "./channel.ts";
import type { Stage } from "./stage.ts";

/** What kind of thing happened. */
export const interactionKinds = [
  "seen",
  "visited",
  "asked",
  "bought",
  "returned",
  "received",
  "used",
  "complained",
  "invited",
  "answered",
  "contacted",
  "left",
  "other",
] as const;

/** One kind of interaction. */
export type InteractionKind = (typeof interactionKinds)[number];

/** How the touchpoint was found: said by the sender, found by a rule of the catalogue, or not found. */
export type Placement = "said" | "rule" | "none";

/** What a person answered to one question. `metric` names the figure it counts in; "comment" is open text. */
export interface Answer {
  readonly metric: string;
  /** Key of the question; empty when the sender named none. */
  readonly question: string;
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  readonly score: number | null;
  readonly choice: string;
  readonly text: string;
  /** Survey weight, above 0; 1 when the sender gave none. */
  readonly weight: number;
  /** An answer may speak of another touchpoint than the one where it was given. */
  readonly touchpoint: string;
  readonly channel: string;
  readonly stage: string;
}

/** One interaction as it stands in the log. Empty text means "not known". */
export interface Interaction {
  readonly workspace: number;
  /** UUID made of the hash of the strongest identifier. */
  readonly identity: string;
  /** When it happened, in milliseconds UTC. */
  readonly at: number;
  /** Tie-break for equal times: order of arrival within its block. */
  readonly seq: number;
  /** 64-bit hash of source and source id, in decimal: the same message has the same id however often it is sent. */
  readonly id: string;
  readonly received: number;
  readonly kind: InteractionKind;
  readonly channel: Channel | "";
  readonly touchpoint: string;
  readonly stage: Stage | "";
  /** False for what others say about us: a friend's word, a review. */
  readonly direct: boolean;
  readonly placement: Placement;
  readonly event: string;
  readonly unit: string;
  readonly employee: string;
  readonly campaign: string;
  readonly product: string;
  readonly order: string;
  readonly outcome: string;
  readonly waitMs: number | null;
  readonly durationMs: number | null;
  /** Money in units of `currency`; negative for a refund. */
  readonly revenue: number | null;
  /** ISO 4217, or empty. */
  readonly currency: string;
  /** BCP 47 primary language, or empty. */
  readonly language: string;
  readonly session: string;
  readonly url: string;
  readonly source: string;
  /** The sender's own reference where it means something to people (ticket, row id); empty for random message ids. */
  readonly sourceId: string;
  /** What else the sender said, as JSON text. */
  readonly properties: string;
  readonly answers: readonly Answer[];
  /** Id of the response that the answers belong to, when an earlier message began it; else they stand under `id`. */
  readonly response?: string;
  /** What rules see as `type`: `track`, `page`, `screen` or `import`. Kept so that history can be placed anew. */
  readonly callType?: string;
  /** What the sender said outright of the place besides the touchpoint, as JSON text of channel, stage, kind and direct. */
  readonly said?: string;
}
