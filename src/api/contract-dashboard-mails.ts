// The bodies of dashboards that are sent every week.

import { z } from "zod";
import { languages } from "../domain/language.ts";

/** PUT /api/v1/dashboards/:id/mail */
export const weeklyMailBodySchema = z.strictObject({
  /** Monday is 1, Sunday 7. */
  weekday: z.number().int().min(1).max(7),
  /** A full hour by the clocks of the workspace's time zone. */
  hour: z.number().int().min(0).max(23),
  language: z.enum(languages),
});

/** POST /api/v1/dashboards/:id/mail/now */
export const mailNowBodySchema = z.strictObject({ language: z.enum(languages) });

/** One's weekly e-mail of a dashboard. */
export const weeklyMailSchema = z.object({
  /** Id of the dashboard. */
  dashboard: z.string(),
  name: z.string(),
  weekday: z.number(),
  hour: z.number(),
  language: z.enum(languages),
  nextDueAt: z.string(),
  lastSentAt: z.string().nullable(),
  /** What went wrong with the latest one; null when nothing did. */
  trouble: z
    .object({
      reason: z.enum(["mail-server", "figures", "no-address", "interrupted"]),
      /** What the mail server called it. */
      detail: z.string().nullable(),
      /** When it is tried again; null when it was given up. */
      retryAt: z.string().nullable(),
    })
    .nullable(),
});

/** GET /api/v1/dashboard-mails */
export const weeklyMailsSchema = z.object({
  /** Whether this server can send mail. */
  canMail: z.boolean(),
  /** Where they go; null while the account has no e-mail. */
  email: z.string().nullable(),
  timeZone: z.string(),
  mails: z.array(weeklyMailSchema),
});

/** The token of a mail that stops it. */
export const mailStopParamsSchema = z.object({ token: z.string().min(20).max(200) });

/** GET /api/v1/mail-stops/:token */
export const mailStopSchema = z.object({
  /** The dashboard; null when its mail was stopped before, or the dashboard is gone. */
  name: z.string().nullable(),
  /** The language of the mail; null when it was stopped before. */
  language: z.enum(languages).nullable(),
});

export type WeeklyMailBody = z.infer<typeof weeklyMailBodySchema>;
export type WeeklyMail = z.infer<typeof weeklyMailSchema>;
export type WeeklyMails = z.infer<typeof weeklyMailsSchema>;
export type MailStop = z.infer<typeof mailStopSchema>;
