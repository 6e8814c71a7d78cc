// The bodies of shared links and of what leaves as a file.

import { z } from "zod";
import { tileSchema } from "../domain/dashboard-schema.ts";
import { figureViewSchema } from "../domain/figure-view-schema.ts";
import { figureAnswerSchema } from "./contract-figures.ts";

/** What can be shared. */
const shareKindSchema = z.enum(["question", "dashboard"]);

/** POST /api/v1/shares */
export const shareBodySchema = z.strictObject({
  kind: shareKindSchema,
  id: z.uuid(),
  /** After so many days the link is over; null never. */
  days: z.number().int().min(1).max(3650).nullable().default(null),
});

/** GET /api/v1/shares */
export const sharesQuerySchema = z.strictObject({ kind: shareKindSchema, id: z.uuid() });

/** A live link. Its address is told once, when it is made. */
export const shareSchema = z.object({
  id: z.string(),
  kind: shareKindSchema,
  subject: z.string(),
  madeBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  /** How often it was opened. */
  seen: z.number(),
  lastSeenAt: z.string().nullable(),
});

/** The one time that a link is told: its page is `/s/` and the token. */
export const shareMadeSchema = shareSchema.extend({ token: z.string() });

/** The live links of a subject. */
export const sharesSchema = z.object({ shares: z.array(shareSchema) });

const named = z.object({ key: z.string(), names: z.object({ es: z.string(), en: z.string() }) });

/** GET /api/v1/shared/:token: what a link shows, to people without an account. */
export const sharedAnswerSchema = z.object({
  kind: shareKindSchema,
  name: z.string(),
  description: z.string(),
  workspace: z.object({
    name: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    language: z.enum(["es", "en"]),
    brandColor: z.string().nullable(),
  }),
  /** Names of the touchpoints and units that the figures speak of. */
  touchpoints: z.array(named),
  units: z.array(named),
  /** The places of a dashboard's figures, whose ids are those of its tiles; null for a question. */
  tiles: z.array(tileSchema).nullable(),
  figures: z.array(
    z.object({ id: z.string(), name: z.string(), view: figureViewSchema, figure: figureAnswerSchema }),
  ),
});

/** POST /api/v1/exports: notes that a figure leaves as a file. */
export const exportBodySchema = z.strictObject({
  what: z.enum(["figure", "dashboard"]),
  name: z.string().trim().min(1).max(200),
  format: z.enum(["png", "svg", "csv", "xlsx", "pdf"]),
  rows: z.number().int().min(0).max(10_000_000).optional(),
});

export type Share = z.infer<typeof shareSchema>;
export type ShareMade = z.infer<typeof shareMadeSchema>;
export type SharedAnswer = z.infer<typeof sharedAnswerSchema>;
