// Checks of how a survey asks, and of the rules of contact.

import { z } from "zod";
import { contactDaysMax, priorityMax } from "../contact-rules.ts";
import { askingLimits } from "./asking.ts";

const days = z.number().int().min(0).max(contactDaysMax);

/** Words by language tag. */
const texts = z.record(
  z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  z.strictObject({
    subject: z.string().trim().max(askingLimits.subject),
    text: z.string().trim().max(askingLimits.text),
  }),
);

/** The rules of a workspace. */
export const contactRulesSchema = z.strictObject({
  /** At most so many invitations in so many days; 0 times: no such rule. */
  most: z.strictObject({ times: z.number().int().min(0).max(100), days }),
  afterInvitation: days,
  afterAnswer: days,
  afterDecline: days,
});

/** How one survey asks. */
export const surveyAskingSchema = z.strictObject({
  contact: z.strictObject({
    sameSurvey: days,
    /** Higher asks first. */
    priority: z.number().int().min(1).max(priorityMax),
    /** As consents name it; "" looks at none. */
    purpose: z.string().trim().max(80),
    consent: z.enum(["not_refused", "given"]),
  }),
  expiresDays: z.number().int().min(1).max(askingLimits.expiresDays),
  reminderDays: z
    .array(z.number().int().min(1).max(60))
    .max(askingLimits.reminders)
    .refine((list) => list.every((day, i) => i === 0 || day > (list[i - 1] ?? 0)), "must rise"),
  texts,
  reminderTexts: texts.default({}),
});
