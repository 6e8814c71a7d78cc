// Checks the parts of a figure's view that were sent or kept, and the whole.

import { z } from "zod";
import { type CalendarDate, parseCalendarDate } from "./calendar.ts";
import { anchoredKinds, type ChosenPeriod, comparisonModes, grains } from "./chosen-period.ts";
import { chartKinds, type FigureView, groupingsMax } from "./figure-view.ts";
import { metricKeys } from "./metric-key.ts";
import { filterSchema, groupFieldSchema } from "./question.ts";

/** Checks a calendar date that was sent or kept. */
export const calendarDateSchema = z.custom<CalendarDate>(
  (value) => typeof value === "string" && parseCalendarDate(value) !== undefined,
  "must be a day that exists, such as 2026-01-31",
);

/** Checks a period that was sent or kept. */
export const chosenPeriodSchema: z.ZodType<ChosenPeriod> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(anchoredKinds), on: calendarDateSchema.nullable() }),
  z.strictObject({ kind: z.literal("all") }),
  z
    .strictObject({ kind: z.literal("custom"), first: calendarDateSchema, last: calendarDateSchema })
    .refine(({ first, last }) => first <= last, "must not end before it begins"),
]);

/** Checks a view that was sent or kept. */
export const figureViewSchema = z.strictObject({
  metric: z.enum(metricKeys),
  by: z
    .array(groupFieldSchema)
    .max(groupingsMax)
    .refine((by) => new Set(by).size === by.length, "must not name the same grouping twice")
    .default([]),
  time: z
    .enum(["auto", ...grains])
    .nullable()
    .default(null),
  chart: z.enum(chartKinds).nullable().default(null),
  period: chosenPeriodSchema.nullable().default(null),
  compare: z.enum(comparisonModes).default("previous"),
  filters: z.array(filterSchema).max(30).default([]),
}) satisfies z.ZodType<FigureView>;
