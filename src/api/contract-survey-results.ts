// The bodies of what a survey brought in: results, responses one by one, versions, and files.

import { z } from "zod";
import { questionnaireSchema } from "../domain/survey/questionnaire-schema.ts";
import { heldAnswerSchema, surveyCutSchema, surveyGroupSchema } from "../domain/survey/survey-cut.ts";
import { suspicionSigns } from "../domain/survey/suspicion.ts";
import { measureSchema } from "./contract.ts";

const resultSchema = z.object({
  /** Key of the question, with the row of a matrix. */
  key: z.string(),
  metric: z.enum(["nps", "ces", "ces1", "csat", "rating", "gap"]).nullable(),
  measure: measureSchema.nullable(),
});

/** What a survey has brought in. */
export const surveyFiguresSchema = z.object({
  responses: z.number(),
  lastAt: z.string().nullable(),
  /** The first question that measures something. */
  lead: resultSchema.nullable(),
});

/** POST /api/v1/surveys/:id/results */
export const surveyResultsBodySchema = surveyCutSchema.extend({
  /** What the groups are told apart by. */
  by: surveyGroupSchema.nullable().default(null),
});

const resultsSchema = surveyFiguresSchema.extend({
  questions: z.array(
    resultSchema.extend({
      /** Responses that answered it; one response can give several answers. */
      answered: z.number(),
      /** Scores that were given on another scale than the question's are not among them. */
      counts: z.array(z.object({ choice: z.string(), score: z.number().nullable(), n: z.number() })),
    }),
  ),
});

/** The results of a survey. */
export const surveyResultsSchema = resultsSchema.extend({
  /** The published version whose questions these are; null before the first. */
  questionnaire: questionnaireSchema.nullable(),
  /** The largest groups side by side, when `by` was named. */
  groups: z.array(resultsSchema.extend({ key: z.string() })),
  groupsLeftOut: z.number(),
  /** Of a survey that employees answer: groups that may not be shown, and what was written, in no order of time. */
  confidential: z
    .object({
      groupsHidden: z.number(),
      words: z.array(z.object({ question: z.string(), texts: z.array(z.string()) })),
    })
    .nullable(),
});

/** POST /api/v1/surveys/:id/responses */
export const surveyResponsesBodySchema = surveyCutSchema.extend({
  /** Answers that a response must hold, all of them. */
  holding: z.array(heldAnswerSchema).max(10).default([]),
  /** Every word must stand in one of its texts. */
  search: z.string().max(200).default(""),
  limit: z.number().int().min(1).max(500).default(50),
  cursor: z.string().max(200).optional(),
});

/** One response. */
export const surveyResponseSchema = z.object({
  id: z.string(),
  at: z.string(),
  customer: z.string(),
  version: z.number().nullable(),
  completed: z.boolean(),
  language: z.string(),
  channel: z.string(),
  touchpoint: z.string(),
  unit: z.string(),
  durationMs: z.number().nullable(),
  ending: z.string(),
  /** Values that the link carried. */
  hidden: z.record(z.string(), z.string()),
  contact: z.record(z.string(), z.string()),
  answers: z.array(
    z.object({
      /** `SURVEY.QUESTION` or `SURVEY.QUESTION.PART`. */
      question: z.string(),
      metric: z.string(),
      score: z.number().nullable(),
      scaleMin: z.number().nullable(),
      scaleMax: z.number().nullable(),
      choice: z.string(),
      text: z.string(),
    }),
  ),
});

/** A page of responses, newest first. */
export const surveyResponsesSchema = z.object({
  responses: z.array(surveyResponseSchema),
  next: z.string().nullable(),
});

/** GET /api/v1/surveys/:id/versions: what was published, the latest first. */
export const surveyVersionsSchema = z.object({
  versions: z.array(
    z.object({
      version: z.number(),
      publishedBy: z.string(),
      publishedAt: z.string(),
      questionnaire: questionnaireSchema,
    }),
  ),
});

/** POST /api/v1/surveys/:id/export */
export const surveyExportBodySchema = surveyCutSchema.extend({
  format: z.enum(["csv", "xlsx"]).default("csv"),
  /** A workbook holds both. */
  what: z.enum(["responses", "codebook"]).default("responses"),
  /** Of the code book, and of the habits of the reader's spreadsheets. */
  language: z.enum(["es", "en"]).default("en"),
});

/** GET /api/v1/surveys/:id/suspects: responses that were set aside, the latest 200. */
export const surveySuspectsSchema = z.object({
  total: z.number(),
  suspects: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      signs: z.array(z.enum(suspicionSigns)),
      language: z.string(),
      answers: z.array(
        z.object({
          question: z.string(),
          score: z.number().nullable(),
          choice: z.string(),
          text: z.string(),
        }),
      ),
    }),
  ),
});

/** POST /api/v1/surveys/:id/suspects */
export const suspectDecisionSchema = z.strictObject({
  responses: z.array(z.uuid()).min(1).max(200),
  /** `reopen` takes up again what was discarded; what was accepted counts for good. */
  decision: z.enum(["accept", "discard", "reopen"]),
});

export type SurveySuspects = z.infer<typeof surveySuspectsSchema>;
export type SuspectDecision = z.input<typeof suspectDecisionSchema>;
export type SurveyFigures = z.infer<typeof surveyFiguresSchema>;
export type SurveyResults = z.infer<typeof surveyResultsSchema>;
export type SurveyResultsBody = z.input<typeof surveyResultsBodySchema>;
export type SurveyResponse = z.infer<typeof surveyResponseSchema>;
export type SurveyResponses = z.infer<typeof surveyResponsesSchema>;
export type SurveyResponsesBody = z.input<typeof surveyResponsesBodySchema>;
export type SurveyVersions = z.infer<typeof surveyVersionsSchema>;
export type SurveyExportBody = z.input<typeof surveyExportBodySchema>;
