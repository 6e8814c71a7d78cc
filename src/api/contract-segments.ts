// What the API says of segments: the list, one, and what a condition would hold. Shared by the server, the web app and the CLI.

import { z } from "zod";
import { didFields } from "../domain/segment.ts";
import { segmentConditionSchema, segmentNameSchema } from "../domain/segment-schema.ts";
import { customerCardSchema } from "./contract-customers.ts";

/** POST /api/v1/segments; an `id` of one's own brings a removed segment back under it. */
export const segmentMadeBodySchema = z.strictObject({
  id: z.guid().optional(),
  name: segmentNameSchema,
  condition: segmentConditionSchema,
});

/** PUT /api/v1/segments/:id */
export const segmentBodySchema = z.strictObject({
  name: segmentNameSchema,
  condition: segmentConditionSchema,
});

const sentenceSchema = z.object({ es: z.string(), en: z.string() });

/** One segment. */
export const segmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  condition: segmentConditionSchema,
  /** What the condition says. */
  sentence: sentenceSchema,
  /** Name of who made it; "" for a program. */
  madeBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** What refers to it, and keeps it from being removed. */
  usedIn: z.array(
    z.object({
      kind: z.enum(["segment", "question", "dashboard", "survey"]),
      id: z.string(),
      name: z.string(),
    }),
  ),
});

/** GET /api/v1/segments */
export const segmentsAnswerSchema = z.object({ segments: z.array(segmentSchema) });

/** POST /api/v1/segments/preview */
export const segmentPreviewBodySchema = z.strictObject({ condition: segmentConditionSchema });

/** What a condition holds now. */
export const segmentPreviewSchema = z.object({
  /** Customers who fit. */
  n: z.number(),
  /** All customers with an interaction that the asker may see. */
  all: z.number(),
  /** n of all, 0 to 1; null when there are none. */
  share: z.number().nullable(),
  sentence: sentenceSchema,
  /** A few of those who were there last; empty for callers who may not see people. */
  examples: z.array(customerCardSchema),
});

/** GET /api/v1/values?field= */
export const valuesQuerySchema = z.object({
  field: z.union([z.enum(didFields), z.templateLiteral(["trait:", z.string().min(1).max(80)])]),
});

/** Values of a field in the log, most frequent first. */
export const valuesAnswerSchema = z.object({ values: z.array(z.string()) });

export type FieldValues = z.infer<typeof valuesAnswerSchema>;
export type SegmentShown = z.infer<typeof segmentSchema>;
export type SegmentsAnswer = z.infer<typeof segmentsAnswerSchema>;
export type SegmentPreview = z.infer<typeof segmentPreviewSchema>;
