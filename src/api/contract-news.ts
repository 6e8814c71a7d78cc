// The contract of what is new since a moment: GET /api/v1/news. Shared by the server, the web app and the CLI.

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

export type News = z.infer<typeof newsAnswerSchema>;
