// The bodies of figures: how one is looked at, and its answer with the days it covers.

import { z } from "zod";
import { grains } from "../domain/chosen-period.ts";
import { chartKinds } from "../domain/figure-view.ts";
import { calendarDateSchema, figureViewSchema } from "../domain/figure-view-schema.ts";
import { answerRowSchema, askAnswerSchema } from "./contract.ts";

/** Whole days; `to` is exclusive. */
const rangeSchema = z.object({ from: calendarDateSchema, to: calendarDateSchema });

/** POST /api/v1/figures */
export const figureBodySchema = z.strictObject({ view: figureViewSchema });

/** The answer of a figure. */
export const figureAnswerSchema = z.object({
  /** What it is drawn as. */
  chart: z.enum(chartKinds),
  /** The days that the period covers now. */
  range: rangeSchema,
  /** The days it is compared with; null when comparison is off or makes no sense. */
  comparison: rangeSchema.nullable(),
  /** Steps of time; null without. */
  grain: z.enum(grains).nullable(),
  answer: askAnswerSchema,
  /** The totals of each line and each column, where a map or a table has both; null elsewhere. */
  margins: z.object({ lines: z.array(answerRowSchema), columns: z.array(answerRowSchema) }).nullable(),
});

export type FigureAnswer = z.infer<typeof figureAnswerSchema>;

/** POST /api/v1/questions and PUT /api/v1/questions/:id */
export const savedQuestionBodySchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(1000).default(""),
  view: figureViewSchema,
});

/** A question that people keep. */
export const savedQuestionSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  view: figureViewSchema,
  madeBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** GET /api/v1/questions */
export const savedQuestionsSchema = z.object({ questions: z.array(savedQuestionSchema) });

export type SavedQuestion = z.infer<typeof savedQuestionSchema>;
