// A question is a value: which metric, over which period, cut how, filtered how, compared with what.
// The API, the CLI and the screens all ask the same question; a comparison period is a second question, not a second path.

import { z } from "zod";
import { type MetricKey, metricKeys } from "./metric-key.ts";

export { type MetricKey, metricKeys };

/** Time grains for `interval`. Weeks start on Monday. */
export const intervals = ["hour", "day", "week", "month", "quarter", "year"] as const;

/** One time grain. */
export type Interval = (typeof intervals)[number];

/** Fields by which answers can be grouped and filtered, besides `trait:NAME` and `segment:ID`. */
export const groupFields = [
  "channel",
  "touchpoint",
  "stage",
  "kind",
  "unit",
  "employee",
  "campaign",
  "language",
  "source",
  "direct",
  "question",
  "event",
  "weekday",
  "hour",
] as const;

/** A field of the closed list, a trait of the customer, or whether the customer is in a segment (`in` or `out`). */
export type GroupField = (typeof groupFields)[number] | `trait:${string}` | `segment:${string}`;

const namedPattern =
  /^(trait:\P{Cc}{1,80}|segment:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;

/** Checks a grouping field. */
export const groupFieldSchema = z.custom<GroupField>(
  (value) =>
    typeof value === "string" &&
    ((groupFields as readonly string[]).includes(value) || namedPattern.test(value)),
  `must be one of ${groupFields.join(", ")}, trait:NAME or segment:ID`,
);

/**
 * One filter: the field is (not) one of the values, or contains one of them. The field `segment` takes ids of segments: the
 * customer is in one of them, or in none.
 */
export const filterSchema = z
  .strictObject({
    field: z.union([z.literal("segment"), groupFieldSchema]),
    op: z.enum(["is", "is_not", "contains"]).default("is"),
    values: z.array(z.string().max(500)).min(1).max(200),
  })
  .refine(({ field, op }) => field !== "segment" || op !== "contains", {
    message: "a segment can only be `is` or `is_not`",
    path: ["op"],
  })
  .refine(({ field, values }) => field !== "segment" || values.length <= 10, {
    message: "at most 10 segments in one filter",
    path: ["values"],
  });

/** What a filter can be about. */
export type FilterField = GroupField | "segment";

/** One filter. */
export type Filter = z.infer<typeof filterSchema>;

/** Whether a text that looks like a moment is one: no 31st of February, no hour 25, and within what the log can hold. */
function isMoment(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split("-").map(Number);
  return (
    year >= 1970 &&
    year <= 2200 &&
    new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text))
  );
}

/** `2026-01-01` (start of that day in the question's time zone) or a full ISO time with offset. */
export const momentSchema = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/,
    "must look like 2026-01-31 or 2026-01-31T10:00:00Z",
  )
  .refine(isMoment, "must be a day that exists, from 1970 to 2200");

/** The name of a zone as its list writes it, whatever its case; undefined when there is none. */
function canonicalTimeZone(zone: string): string | undefined {
  try {
    return /^[a-z]/i.test(zone)
      ? new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone
      : undefined;
  } catch {
    return undefined;
  }
}

/** An IANA time zone that this machine knows, given back in the usual spelling. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine((zone) => canonicalTimeZone(zone) !== undefined, "must be an IANA time zone such as Europe/Madrid")
  .overwrite((zone) => canonicalTimeZone(zone) ?? zone);

/** The body of a question. `to` is exclusive. */
export const questionSchema = z.strictObject({
  metric: z.enum(metricKeys),
  from: momentSchema,
  to: momentSchema,
  timeZone: timeZoneSchema.optional(),
  by: z.array(groupFieldSchema).max(4).default([]),
  interval: z.enum(intervals).optional(),
  filters: z.array(filterSchema).max(30).default([]),
  /** `previous`: the period of the same length just before; `year`: the same dates a year earlier; or a period of its own. */
  compare: z
    .union([z.enum(["previous", "year"]), z.strictObject({ from: momentSchema, to: momentSchema })])
    .optional(),
  weighted: z.boolean().default(true),
  /** Most groups returned, largest n first; the rest is said in `truncated`. */
  limit: z.number().int().min(1).max(10_000).default(1000),
  /** For rating, csat and ces: only answers to this question key. */
  question: z.string().max(200).optional(),
});

/** A question as it is asked. */
export type Question = z.infer<typeof questionSchema>;

/** A question as senders may write it. */
export type QuestionBody = z.input<typeof questionSchema>;
