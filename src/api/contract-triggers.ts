// The bodies of surveys that ask by themselves.

import { z } from "zod";
import { invitationHolds } from "../domain/contact-rules.ts";
import {
  shownTriggerSchema,
  surveyTriggerSchema,
  triggerWhenSchema,
} from "../domain/survey/trigger-schema.ts";

/** GET /api/v1/surveys/:id/trigger */
export const triggerAnswerSchema = z.object({
  /** Null when the survey asks nobody by itself. */
  trigger: shownTriggerSchema.nullable(),
  /** What it did in the last 28 days. */
  deeds: z
    .object({
      /** When it looked last; null while it is off. */
      lookedAt: z.string().nullable(),
      /** What set it off. */
      occasions: z.number(),
      /** Of these, those that wait for their delay or hours, and when the next is due. */
      waiting: z.number(),
      nextAt: z.string().nullable(),
      /** Those of people of whom nothing is known by which they could be asked. */
      nobody: z.number(),
      asked: z.number(),
      answered: z.number(),
      /** How many were not asked, by the reason. */
      held: z.partialRecord(z.enum(invitationHolds), z.number()),
    })
    .nullable(),
});

/** POST /api/v1/surveys/:id/trigger/preview */
export const triggerPreviewBodySchema = z.strictObject({ when: triggerWhenSchema });

/** What would have set a trigger off. */
export const triggerPreviewSchema = z.object({
  /** How many times in the last 28 days. */
  occasions: z.number(),
  /** How many of these a week, by touchpoint, most first. */
  weekly: z.array(z.object({ touchpoint: z.string(), n: z.number() })),
  /** Members of the segment of a schedule now; null where something that happens sets it off. */
  members: z.number().nullable(),
});

export { surveyTriggerSchema };
export type TriggerAnswer = z.infer<typeof triggerAnswerSchema>;
export type TriggerPreview = z.infer<typeof triggerPreviewSchema>;
