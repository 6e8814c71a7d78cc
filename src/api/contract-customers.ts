// What the API says of customers: the list, one customer, and the timeline. Shared by the server, the web app and the CLI.

import { z } from "zod";
import { channels } from "../domain/channel.ts";
import { customerKinds } from "../domain/customer.ts";
import { searchLengthMax } from "../domain/customer-search.ts";
import { interactionKinds } from "../domain/interaction.ts";
import { momentSchema } from "../domain/question.ts";

const numberOrNull = z.number().nullable();

/** GET /api/v1/customers?search=&segment=&limit=&cursor= */
export const customersQuerySchema = z.object({
  search: z.string().max(searchLengthMax).optional(),
  /** Id of a segment: only its members, those who were there last first. */
  segment: z.guid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(100).optional(),
});

/** What a list shows of a customer. */
export const customerCardSchema = z.object({
  id: z.string(),
  /** By their traits; "" when none says a name. */
  name: z.string(),
  identifiers: z.array(z.object({ kind: z.string(), value: z.string() })),
  interactions: z.number(),
  lastAt: z.string().nullable(),
  /** The latest NPS they gave. */
  nps: z.object({ score: z.number(), at: z.string() }).nullable(),
});

/** A page of customers: those found, the best first; without a search those who were there last. */
export const customersAnswerSchema = z.object({
  customers: z.array(customerCardSchema),
  next: z.string().nullable(),
  /** More fit the search than are looked at; a longer search finds them. */
  truncated: z.boolean(),
});

/** GET /api/v1/customers/lookup?kind=&value= and GET /api/v1/customers/:id */
export const customerSchema = z.object({
  id: z.string(),
  /** By their traits; "" when none says a name. */
  name: z.string(),
  /** prospective: never bought; past: left at or after the latest purchase; current: any other buyer. */
  kind: z.enum(customerKinds),
  lastBoughtAt: z.string().nullable(),
  lastLeftAt: z.string().nullable(),
  identifiers: z.array(
    z.object({ kind: z.string(), value: z.string(), firstSeenAt: z.string(), evidence: z.string() }),
  ),
  traits: z.record(z.string(), z.string()),
  interactions: z.number(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  /** What they brought in, per currency; `currency` "" when the sender named none, `n` the interactions with money. */
  money: z.array(z.object({ currency: z.string(), revenue: z.number(), n: z.number() })),
  /** Interactions on each channel, most first; "" where none is known. */
  channels: z.array(z.object({ channel: z.string(), n: z.number() })),
  /** Interactions of each kind, most first. */
  kinds: z.array(z.object({ kind: z.string(), n: z.number() })),
  /** What they have agreed to, by purpose; a purpose that nobody spoke of is not here. `where` "" when unsaid. */
  consents: z.array(
    z.object({
      purpose: z.string(),
      state: z.enum(["given", "refused", "unknown"]),
      at: z.string(),
      where: z.string(),
    }),
  ),
  /** The latest score of each metric and question among their last twenty responses. */
  scores: z.array(
    z.object({
      metric: z.string(),
      question: z.string(),
      score: z.number(),
      scaleMin: numberOrNull,
      scaleMax: numberOrNull,
      at: z.string(),
    }),
  ),
  merges: z.array(
    z.object({
      id: z.string(),
      kept: z.string(),
      absorbed: z.string(),
      reason: z.string(),
      at: z.string(),
      undoneAt: z.string().nullable(),
    }),
  ),
});

/** GET /api/v1/customers/:id/export: everything known of a customer as a file. */
export const customerExportSchema = z.object({
  /** `ndjson`: one JSON object a line; `csv`: one table for a spreadsheet. */
  format: z.enum(["ndjson", "csv"]).default("ndjson"),
  /** How a CSV splits cells and writes decimals. */
  language: z.enum(["es", "en"]).default("en"),
});

/** GET /api/v1/customers/:id/timeline */
export const timelineQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(200).optional(),
  /** Only what happened on these channels; may be repeated. */
  channel: z.preprocess(
    (value) => (typeof value === "string" ? [value] : value),
    z.array(z.enum(channels)).max(channels.length).optional(),
  ),
  /** Only these kinds of interaction; may be repeated. */
  kind: z.preprocess(
    (value) => (typeof value === "string" ? [value] : value),
    z.array(z.enum(interactionKinds)).max(interactionKinds.length).optional(),
  ),
  /** `true`: only interactions in which the customer answered or wrote something. */
  said: z.enum(["true", "false"]).optional(),
  /** Begin at this moment, which is included, instead of at the newest. */
  until: momentSchema.optional(),
});

/** One interaction on a timeline, newest first. */
export const timelineItemSchema = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  channel: z.string(),
  touchpoint: z.string(),
  stage: z.string(),
  event: z.string(),
  unit: z.string(),
  employee: z.string(),
  product: z.string(),
  order: z.string(),
  campaign: z.string(),
  outcome: z.string(),
  waitMs: numberOrNull,
  durationMs: numberOrNull,
  revenue: numberOrNull,
  currency: z.string(),
  language: z.string(),
  session: z.string(),
  source: z.string(),
  url: z.string(),
  properties: z.string(),
  answers: z.array(
    z.object({
      metric: z.string(),
      question: z.string(),
      score: numberOrNull,
      scaleMin: numberOrNull,
      scaleMax: numberOrNull,
      choice: z.string(),
      text: z.string(),
    }),
  ),
});

/** A page of a timeline. */
export const timelineAnswerSchema = z.object({
  items: z.array(timelineItemSchema),
  next: z.string().nullable(),
});

export type CustomersAnswer = z.infer<typeof customersAnswerSchema>;
export type CustomerCard = CustomersAnswer["customers"][number];
export type Customer = z.infer<typeof customerSchema>;
export type TimelineItem = z.infer<typeof timelineItemSchema>;
export type TimelineAnswer = z.infer<typeof timelineAnswerSchema>;
