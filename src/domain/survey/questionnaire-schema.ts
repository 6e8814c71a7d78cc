// Checks a questionnaire that was sent or kept: its form and its limits. What does not fit together is found by find-flaws.ts
// when one publishes; what was published is never read by rules that came later.
// A draft may have flaws, because it is being written; what people answer has none.

import { z } from "zod";
import { parseCalendarDate } from "../calendar.ts";
import { channels } from "../channel.ts";
import { conditionSchema } from "../condition.ts";
import { linkPlaces } from "./link-values.ts";
import {
  contactFields,
  csatLooks,
  emotionStrengthMax,
  emotions,
  type Questionnaire,
  questionnaireFormat,
  surveyLimits,
} from "./questionnaire.ts";

/** Keys are short lower-case words. */
export const surveyKeySchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,39}$/,
    "must begin with a lower-case letter, then letters, digits and _, at most 40",
  );

const languageSchema = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a language such as es or pt-BR");

const words = (max: number) =>
  z
    .record(languageSchema, z.string().max(max))
    .refine((texts) => Object.keys(texts).length <= surveyLimits.languages, "has too many languages");

const text = words(surveyLimits.text);
const points = z.union([z.literal(5), z.literal(7), z.literal(10)]);
const when = conditionSchema.nullable().default(null);

const asked = {
  key: surveyKeySchema,
  text,
  help: text.nullable().default(null),
  required: z.boolean().default(false),
  when,
  variants: z
    .array(z.strictObject({ when: conditionSchema, text }))
    .max(surveyLimits.variants)
    .default([]),
  jumps: z
    .array(z.strictObject({ when: conditionSchema, to: surveyKeySchema.nullable() }))
    .max(surveyLimits.jumps)
    .default([]),
};

const option = {
  key: surveyKeySchema,
  text: words(surveyLimits.option),
  other: z.boolean().default(false),
};

const choice = {
  options: z.array(z.strictObject(option)).max(surveyLimits.options),
  shuffle: z.boolean().default(false),
};

/** Names a picture of the workspace; empty where none was chosen yet. */
const pictureSchema = z.string().regex(/^([0-9a-f-]{36})?$/, "must be the id of a picture");

const bounds = {
  least: z.number().int().min(1).max(surveyLimits.options).default(1),
  most: z.number().int().min(1).max(surveyLimits.options).nullable().default(null),
};

const bound = z.number().min(-1e12).max(1e12).nullable().default(null);
const day = z
  .string()
  .refine((text) => parseCalendarDate(text) !== undefined, "must be a day such as 2026-01-31")
  .nullable()
  .default(null);

/** Checks one question. */
export const surveyQuestionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...asked, kind: z.enum(["nps", "ces", "ces1"]) }),
  z
    .strictObject({ ...asked, kind: z.literal("csat"), look: z.enum(csatLooks), points })
    .refine(({ look, points: n }) => look === "numbers" || n === 5, {
      message: "faces and stars have five points",
      path: ["points"],
    }),
  z.strictObject({
    ...asked,
    kind: z.literal("matrix"),
    points,
    items: z
      .array(
        z.strictObject({
          key: surveyKeySchema,
          text: words(surveyLimits.option),
          touchpoint: z.string().max(60).default(""),
        }),
      )
      .max(surveyLimits.items),
  }),
  z.strictObject({ ...asked, ...choice, kind: z.enum(["single", "dropdown"]) }),
  z.strictObject({
    ...asked,
    ...choice,
    ...bounds,
    kind: z.literal("multiple"),
  }),
  z.strictObject({
    ...asked,
    ...choice,
    ...bounds,
    kind: z.literal("image"),
    options: z.array(z.strictObject({ ...option, picture: pictureSchema })).max(surveyLimits.options),
  }),
  z.strictObject({ ...asked, ...choice, kind: z.literal("ranking") }),
  z.strictObject({
    ...asked,
    kind: z.literal("text"),
    long: z.boolean().default(false),
    lengthMax: z.number().int().min(1).max(surveyLimits.answerText).default(2_000),
    comment: z.boolean().default(false),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal("number"),
    least: bound,
    most: bound,
    decimals: z.number().int().min(0).max(6).default(0),
  }),
  z.strictObject({ ...asked, kind: z.literal("date"), first: day, last: day }),
  z.strictObject({
    ...asked,
    kind: z.literal("contact"),
    fields: z
      .array(z.enum(contactFields))
      .max(3)
      .refine((list) => new Set(list).size === list.length, "must not name a field twice"),
  }),
  z.strictObject({ ...asked, kind: z.literal("consent"), purpose: surveyKeySchema }),
  z.strictObject({ ...asked, kind: z.literal("gap"), points }),
  z.strictObject({
    ...asked,
    kind: z.literal("emotions"),
    offered: z
      .array(z.enum(emotions))
      .max(emotions.length)
      .refine((list) => new Set(list).size === list.length, "must not offer a feeling twice"),
    most: z.number().int().min(1).max(emotions.length).default(emotionStrengthMax),
  }),
  z.strictObject({ ...asked, kind: z.literal("statement") }),
]);

const sectionSchema = z.strictObject({
  key: surveyKeySchema,
  title: text.nullable().default(null),
  when,
  shuffle: z.boolean().default(false),
  questions: z.array(surveyQuestionSchema).max(surveyLimits.questions),
});

const ending = {
  key: surveyKeySchema,
  when,
  title: text,
  text: text.nullable().default(null),
  link: z
    .strictObject({
      // Only the web: a link must not run a script in the page of the survey.
      url: z
        .string()
        .max(2_000)
        .regex(/^(https?:\/\/[^\s]+)?$/i, "must be an address that begins with https://"),
      text: words(surveyLimits.option),
    })
    .nullable()
    .default(null),
};

/** Checks the form and the limits. */
export const questionnaireSchema = z.strictObject({
  format: z.literal(questionnaireFormat).default(questionnaireFormat),
  languages: z.array(languageSchema).min(1).max(surveyLimits.languages),
  title: words(surveyLimits.title),
  touchpoint: z
    .string()
    .regex(/^([a-z0-9][a-z0-9_]{0,59})?$/, "must be the key of a touchpoint, or empty")
    .default(""),
  channel: z.union([z.enum(channels), z.literal("")]).default(""),
  // Every survey knows the place that its link says.
  hidden: z
    .array(surveyKeySchema)
    .max(surveyLimits.hidden + linkPlaces.length)
    .default([]),
  sections: z.array(sectionSchema).min(1).max(surveyLimits.sections),
  endings: z.array(z.strictObject(ending)).min(1).max(surveyLimits.endings),
  quotas: z
    .array(z.strictObject({ ...ending, most: z.number().int().min(1).max(1e6) }))
    .max(surveyLimits.quotas)
    .default([]),
}) satisfies z.ZodType<Questionnaire>;

/** A questionnaire as senders may write it, without what goes without saying. */
export type QuestionnaireBody = z.input<typeof questionnaireSchema>;
