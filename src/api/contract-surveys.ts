// The bodies of surveys: those of the workspace, and what a public page asks for and sends.

import { z } from "zod";
import { languages } from "../domain/language.ts";
import { audiences } from "../domain/survey/confidential.ts";
import { solutionLengthMax } from "../domain/survey/puzzle.ts";
import { surveyLimits } from "../domain/survey/questionnaire.ts";
import { questionnaireSchema, surveyKeySchema } from "../domain/survey/questionnaire-schema.ts";
import { answerPlaces } from "../domain/survey/response-message.ts";
import { surveyTemplateKeys } from "../domain/survey/survey-templates.ts";
import { webAskingSchema } from "../domain/survey/web-asking-schema.ts";
import { surveyFiguresSchema } from "./contract-survey-results.ts";

const revision = z.number().int().min(1).max(1e9);

/** POST /api/v1/surveys */
export const surveyBodySchema = z.strictObject({
  /** `blank` asks nothing yet. */
  template: z.enum([...surveyTemplateKeys, "blank"]),
  /** Of its name, and the first of its texts; both are filled in. */
  language: z.enum(languages),
  /** Of a blank one. */
  name: z.string().trim().max(surveyLimits.title).default(""),
});

/** PUT /api/v1/surveys/:id */
export const surveyChangeSchema = z.strictObject({
  name: z.string().trim().min(1).max(surveyLimits.title),
  /** A draft may have flaws that keep it from being published. */
  questionnaire: questionnaireSchema,
  /** The revision that the change was made from. */
  revision,
});

/** POST /api/v1/surveys/:id/publish */
export const surveyPublishSchema = z.strictObject({ revision });

/** PUT /api/v1/surveys/:id/computation */
export const surveyComputationSchema = z.strictObject({ asked: z.boolean() });

/** A survey. Its public page is `/a/` and the token. */
export const surveySchema = z.object({
  id: z.string(),
  /** Stands before the keys of its questions in the log: `KEY.QUESTION`. */
  key: z.string(),
  name: z.string(),
  state: z.enum(["draft", "open", "closed"]),
  /** The draft differs from what people answer. */
  changed: z.boolean(),
  revision: z.number(),
  version: z.number().nullable(),
  publishedAt: z.string().nullable(),
  token: z.string(),
  /** Employees are asked apart from customers: what they say is in no figure, segment or timeline. */
  audience: z.enum(audiences),
  /** The public page asks the device for a small computation. */
  asksComputation: z.boolean(),
  madeBy: z.string(),
  changedBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  draft: questionnaireSchema,
});

/** GET /api/v1/surveys/:id/quotas: what each has taken; those without any are left out. */
export const surveyQuotasSchema = z.object({
  quotas: z.array(z.object({ key: z.string(), taken: z.number() })),
});

/** POST /api/v1/surveys/:id/translations */
export const translationsReadSchema = z.object({
  /** The head first. */
  rows: z.array(z.array(z.string())),
  found: z.union([
    z.object({
      kind: z.literal("changes"),
      changes: z.array(
        z.object({ name: z.string(), language: z.string(), before: z.string(), after: z.string() }),
      ),
      /** Names that the questionnaire does not have. */
      unknown: z.array(z.string()),
      /** Languages that it did not have. */
      added: z.array(z.string()),
    }),
    z.object({
      kind: z.literal("refused"),
      reason: z.enum(["no_key", "no_language", "too_long", "twice"]),
    }),
  ]),
});

/** POST /api/v1/pictures: the id under which a question names it. */
export const pictureKeptSchema = z.object({ id: z.string() });

/** GET /api/v1/surveys/:id/keys: what published versions gave names to. */
export const surveyKeysSchema = z.object({
  keys: z.array(
    z.object({
      key: z.string(),
      /** Kind and scale, which the key keeps for ever: `csat 1-5`. */
      form: z.string(),
      /** Keys of its options or rows. */
      parts: z.array(z.string()),
    }),
  ),
});

/** GET /api/v1/surveys */
export const surveysSchema = z.object({
  surveys: z.array(surveySchema.extend({ figures: surveyFiguresSchema })),
});

/** GET /api/v1/public-surveys/:token: what a link opens, for people without an account. */
export const publicSurveySchema = z.object({
  /** `used` and `expired` are said of personal links. */
  state: z.enum(["open", "closed", "used", "expired"]),
  version: z.number(),
  /** Name of the workspace. */
  company: z.string(),
  brandColor: z.string().nullable(),
  questionnaire: questionnaireSchema.nullable(),
  /** Keys of the quotas that are full: whoever belongs to one is told so, and does not count. */
  full: z.array(z.string()),
  /** What a personal link says of whoever was sent it; null for a public one. */
  personal: z
    .object({
      /** The id that the response has, whatever the page calls it. */
      response: z.string(),
      name: z.string(),
      language: z.string(),
      hidden: z.record(z.string(), z.string()),
    })
    .nullable(),
  /** What the page computes with before it sends; null where nothing is to be computed. */
  challenge: z.string().nullable(),
  /** For the `readers` that were named: the language that suits them best, and what a survey says of itself in it. */
  spoken: z.object({ language: z.string(), words: z.record(z.string(), z.unknown()) }).optional(),
});

/** POST /api/v1/public-surveys/:token/responses */
export const responseBodySchema = z.strictObject({
  /** Made by the page, once for each response: sent again it counts once. */
  id: z.uuid(),
  version: revision,
  language: z.string().min(2).max(35),
  startedAt: z.iso.datetime().nullable().default(null),
  /** Values that the link carried. */
  hidden: z.record(surveyKeySchema, z.string().max(200)).default({}),
  answers: z
    .record(surveyKeySchema, z.unknown())
    .refine((answers) => Object.keys(answers).length <= surveyLimits.questions, "has too many answers"),
  /** No person sees this field; what fills it in is a program. */
  aside: z.string().max(500).default(""),
  /** Nothing but a score that was clicked in a mail; only for partials of personal links. */
  clicked: z.boolean().default(false),
  /** The challenge of the survey and what was computed with it and `id`. */
  proof: z
    .strictObject({ challenge: z.string().max(60), solution: z.string().max(solutionLengthMax) })
    .nullable()
    .default(null),
  place: z.enum(answerPlaces).default("page"),
  /** Milliseconds since it was answered, by the sender's own clock: what could not be sent at once. */
  agoMs: z
    .number()
    .int()
    .min(0)
    .max(60 * 86_400_000)
    .default(0),
  /** Address of the page that a widget stood on. */
  url: z.string().max(2_000).default(""),
  /** Whom the tracker of that page has in front of it; believed as its other calls with this write key are. */
  visitor: z
    .strictObject({
      writeKey: z.string().max(100),
      anonymousId: z.string().min(1).max(100),
      userId: z.string().max(200).nullable().default(null),
    })
    .nullable()
    .default(null),
});

/** GET /api/v1/web-surveys/:writeKey: what the tag of a site is told. */
export const webSurveysSchema = z.object({
  company: z.string(),
  brandColor: z.string().nullable(),
  surveys: z.array(
    z.object({
      /** Key of the survey. */
      key: z.string(),
      token: z.string(),
      asking: webAskingSchema,
    }),
  ),
});

/** A response that is kept. */
export const responseKeptSchema = z.object({ ending: z.string() });

export type Survey = z.infer<typeof surveySchema>;
export type SurveyQuotas = z.infer<typeof surveyQuotasSchema>;
export type TranslationsRead = z.infer<typeof translationsReadSchema>;
export type SurveyKeys = z.infer<typeof surveyKeysSchema>;
export type PublicSurvey = z.infer<typeof publicSurveySchema>;
