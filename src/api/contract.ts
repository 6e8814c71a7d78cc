// The contract of the HTTP API: every body that crosses it, as zod schemas shared by the server, the web app and the CLI.
// Nothing here runs on the server only. Paths and permissions stand in routes.ts beside it.

import { z } from "zod";
import { brandColorPattern } from "../domain/brand.ts";
import { channels } from "../domain/channel.ts";
import { keyScopes, permissions } from "../domain/permission.ts";
import {
  filterSchema,
  groupFieldSchema,
  metricKeys,
  momentSchema,
  questionSchema,
  timeZoneSchema,
} from "../domain/question.ts";
import { stages } from "../domain/stage.ts";
import { touchpointSchema } from "../domain/touchpoint.ts";
import { unitKeySchema } from "../domain/unit-schema.ts";

const numberOrNull = z.number().nullable();

/** A measured figure. `score` is null when nothing was counted; `low`..`high` is the 95 % interval, null where none exists. */
export const measureSchema = z.object({
  score: numberOrNull,
  low: numberOrNull,
  high: numberOrNull,
  n: z.number(),
  effectiveN: z.number(),
  /** n is below the workspace's minimum: show greyed, never rank. */
  indicative: z.boolean(),
  /** Answers on different scales are in it, each read by its place on its own; there only when it is so. */
  mixedScales: z.literal(true).optional(),
  /** What the score is made of: promoters, passives, detractors; top, mean, meanLow, meanHigh; … */
  parts: z.record(z.string(), numberOrNull),
});

/** The change against the comparison period. */
export const changeSchema = z.object({
  /** Score minus the score of the comparison. */
  change: numberOrNull,
  low: numberOrNull,
  high: numberOrNull,
  /** Two-sided p-value of the change; null where no test exists. */
  p: numberOrNull,
  /** p below 0.05 and neither side indicative. */
  significant: z.boolean(),
  previous: measureSchema,
});

/** One row of an answer. */
export const answerRowSchema = measureSchema.extend({
  /** Value of each grouping field, as text. */
  group: z.record(z.string(), z.string()),
  /** Start of the time grain as ISO 8601 in the question's time zone with offset; absent without `interval`. */
  at: z.string().optional(),
  change: changeSchema.optional(),
});

/** The answer to a question. */
export const askAnswerSchema = z.object({
  metric: z.enum(metricKeys),
  unit: z.enum(["points", "percent", "mean", "count", "money"]),
  higherIsBetter: z.boolean().nullable(),
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  rows: z.array(answerRowSchema),
  total: measureSchema.extend({ change: changeSchema.optional() }),
  /** How many groups were left out by `limit`. */
  truncated: z.number(),
  minimumN: z.number(),
  /** ISO 4217 of money figures; "" for others, "mixed" when several currencies were added up. */
  currency: z.string(),
});

/** POST /api/v1/ask */
export const askBodySchema = questionSchema;

/** POST /api/v1/comments: recent comments, newest first. */
export const commentsBodySchema = z.strictObject({
  from: momentSchema,
  to: momentSchema,
  timeZone: timeZoneSchema.optional(),
  filters: z.array(filterSchema).max(30).default([]),
  /** Words that must occur, ignoring case. */
  search: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(200).default(20),
  cursor: z.string().max(100).optional(),
});

/** One comment with the scores given beside it. */
export const commentSchema = z.object({
  id: z.string(),
  customer: z.string(),
  at: z.string(),
  text: z.string(),
  language: z.string(),
  channel: z.string(),
  touchpoint: z.string(),
  unit: z.string(),
  question: z.string(),
  scores: z.array(
    z.object({
      metric: z.string(),
      question: z.string(),
      score: z.number(),
      scaleMin: numberOrNull,
      scaleMax: numberOrNull,
    }),
  ),
});

/** A page of comments. */
export const commentsAnswerSchema = z.object({
  comments: z.array(commentSchema),
  next: z.string().nullable(),
});

/** POST /api/v1/session: the one-time token of the printed link. */
export const sessionBodySchema = z.strictObject({ token: z.string().min(10).max(200) });

const brandColorSchema = z
  .string()
  .regex(brandColorPattern, "must be # and six hexadecimal digits in small letters, such as #873671");

/** A workspace and its settings. */
export const workspaceSchema = z.object({
  id: z.number(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  minimumN: z.number(),
  language: z.enum(["es", "en"]),
  /** Colours of the pages that people outside see, as #rrggbb; null where none is chosen. */
  brandColor: z.string().nullable(),
  brandColorSecond: z.string().nullable(),
  /** Channels that lists and editors do not offer. Figures count them as ever. */
  hiddenChannels: z.array(z.enum(channels)),
});

/** PUT /api/v1/workspace */
export const workspaceBodySchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  timeZone: timeZoneSchema,
  currency: z.string().regex(/^[A-Z]{3}$/, "must be three capital letters of ISO 4217, such as EUR"),
  /** Below so many answers a score is only indicative. */
  minimumN: z.number().int().min(1).max(10_000),
  language: z.enum(["es", "en"]),
  brandColor: brandColorSchema.nullable().default(null),
  brandColorSecond: brandColorSchema.nullable().default(null),
  hiddenChannels: z
    .array(z.enum(channels))
    .max(channels.length - 1, "leave at least one channel in use")
    .default([]),
});

/** GET /api/v1/me: who asks, in which workspace, with which settings. */
export const meSchema = z.object({
  user: z.object({ name: z.string(), role: z.string() }),
  workspace: workspaceSchema,
  /** What the caller may do here: role, scopes and units taken together. */
  may: z.array(z.enum(permissions)),
  /** False until the first interaction that may be seen is in the log. */
  hasData: z.boolean(),
  /** First and last time in the log as ISO 8601; null while it is empty. */
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  /** Write key to show in the instructions; null for callers that may not see it. */
  writeKey: z.string().nullable(),
});

/** GET /api/v1/touchpoints */
export const touchpointsAnswerSchema = z.object({ touchpoints: z.array(touchpointSchema) });

/** GET /api/v1/unmatched: events without a place, most frequent first. */
export const unmatchedAnswerSchema = z.object({
  events: z.array(
    z.object({
      event: z.string(),
      source: z.string(),
      n: z.number(),
      firstAt: z.string(),
      lastAt: z.string(),
      example: z.string(),
    }),
  ),
});

/** POST /api/v1/imports/inspect answers this about the first part of a file. */
export const inspectAnswerSchema = z.object({
  upload: z.string(),
  format: z.object({
    kind: z.enum(["csv", "xlsx", "jsonl"]),
    compressed: z.boolean(),
    encoding: z.string(),
    delimiter: z.string(),
    quote: z.string(),
  }),
  columns: z.array(
    z.object({
      name: z.string(),
      /** What was asked, where the name does not say it. */
      title: z.string().optional(),
      examples: z.array(z.string()),
      guess: z.string(),
    }),
  ),
  /** A proposed recipe in the recipe format, see docs/reference/recipe.md. */
  recipe: z.unknown(),
  /** What is uncertain about the proposal, for people, in the asker's language. */
  doubts: z.array(z.string()),
  /** What the file was recognised as, such as the export of a survey tool, and what of it is left out, in the same language. */
  findings: z.array(z.string()),
  preview: z.array(z.record(z.string(), z.unknown())),
});

/** POST /api/v1/imports/preview looks at an upload again, by the proposed recipe or by a corrected one. */
export const previewBodySchema = z.strictObject({
  upload: z.string().max(100),
  name: z.string().min(1).max(255),
  language: z.enum(["es", "en"]).default("en"),
  recipe: z.unknown().optional(),
});

/** POST /api/v1/imports starts one. */
export const importBodySchema = z.strictObject({
  upload: z.string().max(100),
  /** Name of the file, to be shown. */
  name: z.string().min(1).max(255).default("file"),
  recipe: z.unknown(),
  dryRun: z.boolean().default(false),
});

/** GET /api/v1/imports/:id */
export const importStateSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  dryRun: z.boolean(),
  bytesTotal: z.number(),
  bytesRead: z.number(),
  /** received = interactions + profiles + duplicates + quarantined + skipped */
  counts: z.object({
    received: z.number(),
    interactions: z.number(),
    profiles: z.number(),
    duplicates: z.number(),
    quarantined: z.number(),
    skipped: z.number(),
    answers: z.number(),
  }),
  /** What was kept aside, by reason, with the first example of each. */
  problems: z.array(z.object({ reason: z.string(), n: z.number(), line: numberOrNull, detail: z.string() })),
  error: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
});

/** POST /api/v1/demo: writes the invented retailer. */
export const demoBodySchema = z.strictObject({
  customers: z.number().int().min(10).max(200_000).default(2000),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
  scenario: z.string().max(40).default("retailer"),
  /** End of the invented period in milliseconds; the start of today (UTC) when absent. */
  until: z
    .number()
    .int()
    .min(Date.UTC(2000, 0, 1))
    .max(Date.UTC(2100, 0, 1))
    .optional(),
});

/** What a long job answers: where to look for its progress. */
export const startedSchema = z.object({ id: z.string() });

/** POST /api/v1/keys */
export const keyBodySchema = z.strictObject({
  kind: z.enum(["write", "secret"]),
  name: z.string().min(1).max(100).default("key"),
  /** What a secret key may do: figures, customers, export and import when absent. */
  scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length).optional(),
  /** Units that a secret key sees, with those under them; the whole workspace when absent. */
  units: z.array(unitKeySchema).min(1).max(200).optional(),
});

const keyLimits = {
  scopes: z.array(z.enum(keyScopes)),
  units: z.array(z.string()).nullable(),
};

/** The one time that a key is shown. */
export const keyMadeSchema = z.object({
  id: z.string(),
  kind: z.enum(["write", "secret"]),
  name: z.string(),
  key: z.string(),
  ...keyLimits,
});

/** GET /api/v1/keys */
export const keysAnswerSchema = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["write", "secret"]),
      name: z.string(),
      start: z.string(),
      ...keyLimits,
      createdAt: z.string(),
      lastUsedAt: z.string().nullable(),
    }),
  ),
});

/** GET /api/v1/status: counts that must reconcile, and the state of the engines. */
export const statusSchema = z.object({
  version: z.string(),
  engines: z.object({ clickhouse: z.string(), postgres: z.string() }),
  journal: z.object({ bytesWaiting: z.number(), oldestWaitingMs: z.number() }),
  counts: z.object({
    received: z.number(),
    interactions: z.number(),
    profiles: z.number(),
    duplicates: z.number(),
    quarantined: z.number(),
    skipped: z.number(),
  }),
  /** Rows the ledger says are in the log against rows found there. */
  ledger: z.object({
    expected: z.number(),
    found: z.number(),
    /** Blocks whose interactions, answers or messages are not all in the log. */
    short: z.number(),
    repairing: z.boolean(),
    beyondRepair: z.array(z.object({ block: z.number(), missing: z.number(), reason: z.string() })),
  }),
  reconciles: z.boolean(),
  /** What could cost data though nothing is lost yet, in technical English. */
  warnings: z.array(z.string()),
});

/** What a filter can be about and which groupings screens offer. */
export const dimensionsSchema = z.object({
  channels: z.array(z.enum(channels)),
  stages: z.array(z.enum(stages)),
  units: z.array(z.string()),
  languages: z.array(z.string()),
  touchpoints: z.array(z.string()),
  traits: z.array(z.string()),
  fields: z.array(groupFieldSchema),
});

/** RFC 9457 problem. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export type Measure = z.infer<typeof measureSchema>;
export type Change = z.infer<typeof changeSchema>;
export type AskAnswer = z.infer<typeof askAnswerSchema>;
export type AnswerRow = z.infer<typeof answerRowSchema>;
export type Comment = z.infer<typeof commentSchema>;
export type CommentsAnswer = z.infer<typeof commentsAnswerSchema>;
export type Me = z.infer<typeof meSchema>;
export type WorkspaceBody = z.infer<typeof workspaceBodySchema>;
export type KeysAnswer = z.infer<typeof keysAnswerSchema>;
export type KeyMade = z.infer<typeof keyMadeSchema>;
export type InspectAnswer = z.infer<typeof inspectAnswerSchema>;
export type ImportState = z.infer<typeof importStateSchema>;
export {
  type Customer,
  customerSchema,
  type TimelineAnswer,
  timelineAnswerSchema,
  timelineItemSchema,
} from "./contract-customers.ts";
export type Status = z.infer<typeof statusSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type Dimensions = z.infer<typeof dimensionsSchema>;
