// The bodies of dashboards.

import { z } from "zod";
import { dashboardSchema, tileSchema } from "../domain/dashboard-schema.ts";
import { templateKeys } from "../domain/dashboard-templates.ts";
import { chosenPeriodSchema } from "../domain/figure-view-schema.ts";
import { languages } from "../domain/language.ts";

/** POST /api/v1/dashboards */
export const dashboardBodySchema = dashboardSchema;

/** PUT /api/v1/dashboards/:id */
export const dashboardChangeSchema = dashboardSchema.extend({
  /** The version that the change was made from. */
  version: z.number().int().min(1).max(1e9),
});

/** POST /api/v1/dashboards/from-template */
export const templateBodySchema = z.strictObject({
  template: z.enum(templateKeys),
  /** Of its name and its questions' names. */
  language: z.enum(languages),
});

/** A dashboard as lists show it. */
export const dashboardSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  tileCount: z.number(),
  version: z.number(),
  madeBy: z.string(),
  changedBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** A dashboard. */
export const dashboardAnswerSchema = dashboardSummarySchema.extend({
  period: chosenPeriodSchema.nullable(),
  tiles: z.array(tileSchema),
});

/** GET /api/v1/dashboards */
export const dashboardsSchema = z.object({ dashboards: z.array(dashboardSummarySchema) });

export type DashboardSummary = z.infer<typeof dashboardSummarySchema>;
export type Dashboard = z.infer<typeof dashboardAnswerSchema>;
