// The bodies of asking people: invitations to surveys, how a survey asks, how often anyone may be asked, and why a customer
// was or was not.

import { z } from "zod";
import { contactHolds, invitationHolds } from "../domain/contact-rules.ts";
import { mailReportKinds } from "../domain/mail-report.ts";
import { invitationWays } from "../domain/survey/asking.ts";
import { contactRulesSchema, surveyAskingSchema } from "../domain/survey/asking-schema.ts";
import { surveyKeySchema } from "../domain/survey/questionnaire-schema.ts";

const said = z.string().trim().min(1).max(200).optional();

/** How invitations go out and which belong together. */
const wish = {
  /** `email` sends; `link` makes personal links to send by hand; `webhook` sends them to your messaging tool. */
  way: z.enum(invitationWays),
  /** Made by you: sent again with the same one, nobody is invited twice. */
  batch: z.uuid(),
};

const personSchema = z.strictObject({
  user: said,
  email: said,
  phone: said,
  loyalty: said,
  name: said,
  /** BCP 47; the survey's first language when it has no such one. */
  language: said,
  unit: said,
  /** Further values that the link carries. */
  hidden: z
    .record(surveyKeySchema, z.string().max(200))
    .refine((values) => Object.keys(values).length <= 20, "has too many values")
    .optional(),
});

/** POST /api/v1/surveys/:id/invitations */
export const invitationsBodySchema = z.strictObject({
  ...wish,
  people: z.array(personSchema).min(1).max(500),
});

/** POST /api/v1/surveys/:id/invitations/segment */
export const segmentInvitationsSchema = z.strictObject({
  ...wish,
  segment: z.guid(),
  /** At most so many members, those who were there last first. */
  most: z.number().int().min(1).max(20_000).default(20_000),
});

/** POST /api/v1/surveys/:id/invitations/customer */
export const customerInvitationSchema = z.strictObject({ ...wish, customer: z.guid() });

/** POST /api/v1/surveys/:id/invitations/list: a list as it is pasted */
export const listInvitationsSchema = z.strictObject({ ...wish, text: z.string().min(1).max(900_000) });

/** PUT /api/v1/surveys/:id/invitations/file?way=&batch=&name=: a CSV or XLSX file */
export const fileInvitationsSchema = z.strictObject({ ...wish, name: z.string().min(1).max(200) });

/** What came of inviting. */
export const invitedSchema = z.object({
  batch: z.string(),
  invited: z.number(),
  /** How many were not asked, by the reason. */
  held: z.partialRecord(z.enum(invitationHolds), z.number()),
  /** People of this batch who were there before. */
  repeated: z.number(),
  problems: z.array(
    z.object({
      line: z.number(),
      problem: z.enum(["nobody", "bad_email", "bad_phone", "bad_identifier"]),
    }),
  ),
});

const moment = z.string().nullable();

/** An invitation and what became of it. */
export const invitationSchema = z.object({
  id: z.string(),
  way: z.enum(invitationWays),
  origin: z.enum(["list", "segment", "person", "api", "trigger"]),
  batch: z.string(),
  who: z.object({ kind: z.string(), value: z.string() }),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  name: z.string(),
  language: z.string(),
  state: z.enum(["held", "waiting", "made", "sent", "failed"]),
  hold: z.enum(invitationHolds).nullable(),
  holdUntil: moment,
  /** The personal link; null for one that was held back. */
  link: z.string().nullable(),
  madeAt: z.string(),
  expiresAt: z.string(),
  sentAt: moment,
  openedAt: moment,
  startedAt: moment,
  completedAt: moment,
  declinedAt: moment,
  bouncedAt: moment,
  complainedAt: moment,
  /** The last that a mail server told of its letters; null when nothing came back. */
  report: z
    .object({
      kind: z.enum(mailReportKinds),
      /** The enhanced status, such as 5.1.1; "" where none was told. */
      status: z.string(),
      detail: z.string(),
      at: z.string(),
    })
    .nullable(),
});

/** GET /api/v1/surveys/:id/invitations */
export const invitationsQuerySchema = z.object({
  batch: z.uuid().optional(),
  held: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
    .optional(),
});

/** A page of invitations, newest first. */
export const invitationsSchema = z.object({
  invitations: z.array(invitationSchema),
  next: z.string().nullable(),
});

/** GET /api/v1/surveys/:id/invitations/export */
export const invitationsExportSchema = z.object({
  batch: z.uuid().optional(),
  language: z.enum(["es", "en"]).default("en"),
  format: z.enum(["csv", "xlsx"]).default("csv"),
});

const heldSchema = z.partialRecord(z.enum(invitationHolds), z.number());

/** GET /api/v1/surveys/:id/funnel */
export const funnelSchema = z.object({
  steps: z.object({
    invited: z.number(),
    sent: z.number(),
    opened: z.number(),
    started: z.number(),
    completed: z.number(),
  }),
  waiting: z.number(),
  failed: z.number(),
  declined: z.number(),
  held: heldSchema,
  /** Those who were asked, divided, with the rate of response of each group and whether it leans. */
  groups: z.array(
    z.object({
      by: z.enum(["way", "language", "unit", "relation", "value"]),
      groups: z.array(
        z.object({
          key: z.string(),
          asked: z.number(),
          answered: z.number(),
          rate: z.number(),
          low: z.number(),
          high: z.number(),
          lean: z.enum(["more", "less"]).nullable(),
          weight: z.number().nullable(),
        }),
      ),
    }),
  ),
});

const decisionSchema = z.union([
  z.object({ kind: z.literal("ask"), instead: z.array(z.string()) }),
  z.object({ kind: z.literal("hold"), why: z.enum(contactHolds), until: z.string().nullable() }),
]);

/** GET /api/v1/customers/:id/contact */
export const contactExplainedSchema = z.object({
  noContact: z
    .object({ reason: z.enum(["unsubscribed", "bounced", "complained", "member"]), at: z.string() })
    .nullable(),
  surveys: z.array(z.object({ id: z.string(), name: z.string(), decision: decisionSchema })),
  invitations: z.array(invitationSchema.extend({ survey: z.string(), surveyName: z.string() })),
});

/** POST /api/v1/invitations/reports */
export const toolReportsSchema = z.strictObject({
  reports: z
    .array(
      z
        .strictObject({
          email: z.string().trim().min(3).max(200).optional(),
          /** With its country: +34 600 123 456 */
          phone: z
            .string()
            .max(40)
            .transform((text) => text.replace(/[\s().-]/g, ""))
            .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, "needs its country, as in +34600123456"))
            .optional(),
          kind: z.enum(["bounced", "complained", "unsubscribed"]),
        })
        .refine(({ email, phone }) => (email === undefined) !== (phone === undefined), {
          message: "needs an email or a phone, and not both",
        }),
    )
    .min(1)
    .max(500),
});

/** POST /api/v1/mail-reports */
export const mailReportOutcomeSchema = z.object({
  /** `unmatched`: about no letter of ours; `ignored`: nothing that asks for anything. */
  outcome: z.enum([...mailReportKinds, "unmatched", "ignored"]),
  /** Whether nothing is sent to the address any more. */
  stopped: z.boolean(),
  invitation: z.string().nullable(),
  /** The enhanced status, such as 5.1.1; "" where none was told. */
  status: z.string(),
});

/** GET /api/v1/survey-stops/:token */
export const surveyStopSchema = z.object({
  company: z.string(),
  language: z.string(),
  stopped: z.boolean(),
});

export { contactRulesSchema, surveyAskingSchema };
export type Invitation = z.infer<typeof invitationSchema>;
export type Invited = z.infer<typeof invitedSchema>;
export type Funnel = z.infer<typeof funnelSchema>;
export type ContactExplained = z.infer<typeof contactExplainedSchema>;
