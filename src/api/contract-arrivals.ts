// The contract of what arrives and where it is placed: sources, the newest interactions, the quarantine, the preview of a
// touchpoint, waits.
// A file of its own beside contract.ts, for the same readers: the server, the web app and the CLI.

import { z } from "zod";
import { momentSchema } from "../domain/question.ts";
import { touchpointSchema } from "../domain/touchpoint.ts";

/** How a source is doing, see src/domain/source-health.ts. */
export const sourceHealths = ["waiting", "failing", "silent", "quiet", "loaded", "flowing"] as const;

/** GET /api/v1/sources */
export const sourcesAnswerSchema = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      /** True for what is tracked as it happens; false for files and the demo. */
      live: z.boolean(),
      health: z.enum(sourceHealths),
      /** Items that were sent, duplicates and what was kept aside included. */
      received: z.number(),
      /** Interactions in the log. */
      interactions: z.number(),
      duplicates: z.number(),
      lastReceivedAt: z.string().nullable(),
      /** When the latest interaction happened. */
      lastAt: z.string().nullable(),
      receivedHour: z.number(),
      receivedDay: z.number(),
      quarantinedDay: z.number(),
      quarantinedOpen: z.number(),
    }),
  ),
});

/** GET /api/v1/recent */
export const recentQuerySchema = z.object({
  /** The cursor of the last look; only what came after it is answered. */
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .default("0"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One interaction that arrived lately. */
export const arrivalSchema = z.object({
  id: z.string(),
  customer: z.string(),
  receivedAt: z.string(),
  at: z.string(),
  source: z.string(),
  event: z.string(),
  kind: z.string(),
  channel: z.string(),
  touchpoint: z.string(),
  /** said, rule or none. */
  placement: z.string(),
  url: z.string(),
  answers: z.number(),
});

/** The newest interactions, newest first, and the cursor to ask with next. */
export const recentAnswerSchema = z.object({ items: z.array(arrivalSchema), cursor: z.string() });

/** POST /api/v1/touchpoints/preview */
export const previewBodySchema = z.strictObject({ touchpoint: touchpointSchema });

const flowSchema = z.object({ touchpoint: z.string(), n: z.number() });

/** What a touchpoint would claim of the latest interactions. `touchpoint` "" means no place. */
export const previewAnswerSchema = z.object({
  /** Interactions looked at, and the time of the oldest of them. */
  examined: z.number(),
  since: z.string().nullable(),
  here: z.number(),
  hereBefore: z.number(),
  /** What would come, by where it is now; what would leave, by where it would go. */
  gained: z.array(flowSchema),
  lost: z.array(flowSchema),
  examples: z.array(
    z.object({
      event: z.string(),
      type: z.string(),
      source: z.string(),
      url: z.string(),
      properties: z.string(),
      n: z.number(),
      otherwise: z.string(),
    }),
  ),
});

/** GET /api/v1/touchpoints/waits */
export const waitsQuerySchema = z.object({ from: momentSchema, to: momentSchema });

/** Waits by touchpoint, in milliseconds; `within` counts those no longer than the promised maximum. */
export const waitsAnswerSchema = z.object({
  waits: z.array(
    z.object({
      touchpoint: z.string(),
      n: z.number(),
      meanMs: z.number(),
      p90Ms: z.number(),
      within: z.number(),
    }),
  ),
});

/** A run that gives all of history its place again: POST /api/v1/touchpoints/place-again and below it. */
export const placingStateSchema = z.object({
  id: z.string(),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  /** Interactions there were when it began; 0 until then. */
  total: z.number(),
  examined: z.number(),
  changed: z.number(),
  error: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
});

/** One item kept aside. */
export const quarantineItemSchema = z.object({
  id: z.string(),
  source: z.string(),
  /** The import that brought it; null for what was tracked. */
  import: z.string().nullable(),
  line: z.number().nullable(),
  reason: z.string(),
  detail: z.string(),
  raw: z.string(),
  receivedAt: z.string(),
});

/** GET /api/v1/quarantine */
export const quarantineAnswerSchema = z.object({
  total: z.number(),
  byReason: z.array(z.object({ reason: z.string(), source: z.string(), n: z.number() })),
  items: z.array(quarantineItemSchema),
  next: z.string().nullable(),
});

/** POST /api/v1/quarantine/:id/repair */
export const repairBodySchema = z.strictObject({ raw: z.string().min(1).max(500_000) });

/** What became of a repair. */
export const repairedSchema = z.object({ accepted: z.boolean(), reason: z.string(), detail: z.string() });

/** POST /api/v1/quarantine/replay */
export const replayedSchema = z.object({ tried: z.number(), accepted: z.number(), remaining: z.number() });

/** GET /api/v1/imports/:id/recipe */
export const importRecipeSchema = z.object({ recipe: z.unknown() });

export type QuarantineItem = z.infer<typeof quarantineItemSchema>;
export type QuarantineAnswer = z.infer<typeof quarantineAnswerSchema>;
export type Source = z.infer<typeof sourcesAnswerSchema>["sources"][number];
export type RecentArrival = z.infer<typeof arrivalSchema>;
export type RecentAnswer = z.infer<typeof recentAnswerSchema>;
export type TouchpointPreview = z.infer<typeof previewAnswerSchema>;
export type Waits = z.infer<typeof waitsAnswerSchema>["waits"][number];
export type PlacingState = z.infer<typeof placingStateSchema>;
export type Repaired = z.infer<typeof repairedSchema>;
export type Replayed = z.infer<typeof replayedSchema>;
