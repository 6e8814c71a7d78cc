// Which responses of a survey are looked at, and by what they are told apart. A version is no field of the log's answers, as
// channel and language are: it stands with the response.

import { z } from "zod";
import { filterSchema, groupFieldSchema, momentSchema } from "../question.ts";

/** By what responses can be told apart: the version that was answered, or a field of the log. */
export const surveyGroupSchema = z.union([z.literal("version"), groupFieldSchema]);

/** One of them. */
export type SurveyGroup = z.infer<typeof surveyGroupSchema>;

/** Most groups that stand side by side; the largest first. */
export const surveyGroupsMax = 12;

/** An answer that responses must hold: to a question by its key, with a score, a choice or both. */
export const heldAnswerSchema = z.strictObject({
  question: z.string().min(1).max(200),
  score: z.number().optional(),
  choice: z.string().max(200).optional(),
});

/** Which responses. */
export const surveyCutSchema = z.strictObject({
  /** The first day or moment, included; without it from the beginning. */
  from: momentSchema.optional(),
  /** Excluded; without it up to now. */
  to: momentSchema.optional(),
  filters: z.array(filterSchema).max(30).default([]),
  /** Only what was answered in these versions. */
  versions: z.array(z.number().int().min(1).max(1e9)).max(100).default([]),
});

/** Which responses. */
export type SurveyCut = z.infer<typeof surveyCutSchema>;
