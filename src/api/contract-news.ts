// The contract of what is new since a moment, and of visits, which say since when: /api/v1/news and /api/v1/visits. Shared by
// the server, the web app and the CLI.

import { z } from "zod";

/** GET /api/v1/news?since=: a full time with its offset, such as 2026-01-31T10:00:00Z. */
export const newsQuerySchema = z.object({ since: z.iso.datetime({ offset: true }) });

/** What is new. Parts that the caller may not act on are null. */
export const newsAnswerSchema = z.object({
  since: z.string(),
  /** By when they were received, not by when they happened. */
  interactions: z.number(),
  answers: z.number(),
  /** Events without a place that nobody had sent before. */
  unmatched: z.array(z.object({ event: z.string(), n: z.number() })).nullable(),
  /** Items kept aside since then that are still open. */
  quarantined: z.number().nullable(),
  /** Imports that ended since then, the latest first. */
  imports: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        state: z.enum(["done", "failed", "cancelled"]),
        interactions: z.number(),
      }),
    )
    .nullable(),
});

/** POST /api/v1/visits: I am here; with `read`, what was new is no news any more. */
export const visitBodySchema = z.strictObject({ read: z.boolean().default(false) });

/** When my visit before this one ended; null on the first. Half an hour without use ends a visit. */
export const visitAnswerSchema = z.object({ before: z.string().nullable() });

export type VisitAnswer = z.infer<typeof visitAnswerSchema>;
export type News = z.infer<typeof newsAnswerSchema>;
