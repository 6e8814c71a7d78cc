// The pieces of a recipe: how a text, a number, a moment, a span, an identifier, an answer or a trait is taken from the columns of a
// row, and the mapping that puts them together into one interaction or profile. Unknown keys are refused everywhere.

import { z } from "zod";
import { channels } from "./channel.ts";
import { conditionSchema } from "./condition.ts";
import { isIdentifierKind } from "./identifier.ts";
import { interactionKinds } from "./interaction.ts";
import { CES_SCALE } from "./metric/ces.ts";
import { CES1_SCALE } from "./metric/ces1.ts";
import { CSAT_SCALE } from "./metric/csat.ts";
import { NPS_SCALE } from "./metric/nps.ts";
import { RATING_SCALE } from "./metric/rating.ts";
import { isSameScale, parseScale, type Scale } from "./scale.ts";
import { stages } from "./stage.ts";
import { touchpointKeySchema } from "./touchpoint.ts";

/** Name of a column. */
export const columnNameSchema = z.string().min(1).max(300);

/** A column by its name, or several names of which the first that the file has is taken. */
export const columnSchema = z.union([columnNameSchema, z.array(columnNameSchema).min(1).max(20)]);

const mapSchema = z.record(z.string().max(500), z.union([z.string().max(500), z.number(), z.boolean()]));
const templateSchema = z.string().min(1).max(1000);

/** A text: itself when it is a string; else taken from a column or put together from several, and then translated. */
export const valueSchema = z.union([
  z.string().max(500),
  z.strictObject({
    column: columnSchema,
    /** Replacements, compared without regard to case; what is not in the map is kept, or refused where a vocabulary rules. */
    map: mapSchema.optional(),
    /** Taken when the cell is blank or not in the map; "" leaves it open. */
    default: z.string().max(500).optional(),
  }),
  z.strictObject({
    /** Text with {column} in braces; {#line} is the line in the file, {#id} what makes the row unique. */
    template: templateSchema,
    map: mapSchema.optional(),
    default: z.string().max(500).optional(),
  }),
]);

/** A text that must be a word of a closed list, once mapped. */
function vocabularySchema(words: readonly string[], name: string) {
  return valueSchema.superRefine((value, context) => {
    const fixed =
      typeof value === "string"
        ? [value]
        : [...Object.values(value.map ?? {}).map(String), ...(value.default ? [value.default] : [])];
    for (const word of fixed) {
      if (!words.includes(word) && !(word === "" && typeof value !== "string")) {
        context.addIssue({ code: "custom", message: `"${word}" is no ${name}; one of ${words.join(", ")}` });
      }
    }
  });
}

/** The decimal mark of numbers. */
export const decimalSchema = z.enum([".", ","]);

const signShape = {
  decimal: decimalSchema.optional(),
  /** Turns the sign round: a column of refunds in positive numbers. */
  negate: z.boolean().optional(),
};
const sumSchema = z.array(columnSchema).min(2).max(6);

/** A number: a column, a sum, or a product of columns and sums. Blank cells give none. */
export const amountSchema = z.union([
  z.strictObject({ column: columnSchema, ...signShape }),
  z.strictObject({ sum: sumSchema, ...signShape }),
  z.strictObject({
    product: z
      .array(z.union([columnSchema, z.strictObject({ sum: sumSchema })]))
      .min(2)
      .max(6),
    ...signShape,
  }),
]);

const units = z.enum(["ms", "s", "min", "h", "d"]);

const patternSchema = z.string().min(1).max(60);

const momentShape = {
  /** Patterns that are tried in order; ISO 8601 when left out. */
  formats: z.array(patternSchema).min(1).max(20).optional(),
  zone: z.string().max(64).optional(),
  /** Codes and the times they stand for, such as the waves of a survey. */
  map: z.record(z.string().max(500), z.string().max(60)).optional(),
  /** A span by which it happened earlier, such as the days between booking and arrival. */
  minus: z.strictObject({ column: columnSchema, unit: units }).optional(),
};

const timeStepSchema = z.union([
  z.strictObject({ at: z.string().min(4).max(40) }),
  z.strictObject({ column: columnSchema, ...momentShape }),
  z.strictObject({ template: templateSchema, ...momentShape }),
]);

/** When it happened: one way to tell, or several of which the first whose cells are not blank is taken. */
export const timeSchema = z.union([timeStepSchema, z.array(timeStepSchema).min(1).max(10)]);

/** A span of time: a column in a unit, or from one moment to another. */
export const spanSchema = z.union([
  z.strictObject({
    column: columnSchema,
    unit: units,
    decimal: decimalSchema.optional(),
  }),
  z.strictObject({ from: timeSchema, to: timeSchema }),
]);

/** One identifier of the customer. */
export const customerSchema = z
  .strictObject({
    kind: z.string().refine(isIdentifierKind, "user, loyalty, email, phone, anonymous or external:<name>"),
    column: columnSchema.optional(),
    template: templateSchema.optional(),
    /** Put before the value, so that numbers of two systems are not taken for one. */
    prefix: z.string().max(60).optional(),
    /** ISO 3166 country of phones written without one. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "two capital letters, such as ES")
      .optional(),
    /** Taken only when no other identifier of the row can be used. */
    fallback: z.boolean().optional(),
  })
  .refine((c) => (c.column === undefined) !== (c.template === undefined), "needs either column or template");

const scaleText = z.string().refine((text) => parseScale(text) !== null, 'a scale such as "1-5"');

/** Scales on which the answers of a metric count; a metric that is not here takes any. */
const scalesOf: Readonly<Record<string, Scale>> = {
  nps: NPS_SCALE,
  ces: CES_SCALE,
  ces1: CES1_SCALE,
};

const usualScales: Readonly<Record<string, Scale>> = {
  ...scalesOf,
  csat: CSAT_SCALE,
  rating: RATING_SCALE,
};

/** The scale of an answer: what the recipe says, else the usual one of its metric. */
export function scaleOfAnswer(answer: {
  readonly metric: string;
  readonly scale?: string | undefined;
}): Scale | null {
  return answer.scale === undefined ? (usualScales[answer.metric] ?? null) : parseScale(answer.scale);
}

/** One answer that a row carries. */
export const recipeAnswerSchema = z
  .strictObject({
    metric: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "lower-case letters, digits and _"),
    /** Key of the question; the column's name when left out. */
    question: z.string().max(200).optional(),
    column: columnSchema,
    /** score counts in figures, choice keeps the word, text is open text. */
    as: z.enum(["score", "choice", "text"]).default("score"),
    /** What stands between the choices of one cell: each is an answer of its own. */
    separator: z.string().min(1).max(5).optional(),
    /** The choice that a filled cell stands for, where options have a column each and its cells say only yes. */
    option: z.string().min(1).max(200).optional(),
    scale: scaleText.optional(),
    /** Codes that mean "no answer". */
    notApplicable: z
      .array(z.union([z.string().max(200), z.number()]))
      .max(50)
      .default([]),
    /** Words and what they score. */
    map: z.record(z.string().max(500), z.number()).optional(),
    /** True when the lowest number is the best: scores are turned round within the scale. */
    reverse: z.boolean().default(false),
    decimal: decimalSchema.optional(),
    /** The touchpoint that the question asks about, when it is another than the row's. */
    touchpoint: touchpointKeySchema.optional(),
  })
  .superRefine((answer, context) => {
    for (const only of ["separator", "option"] as const)
      if (answer[only] !== undefined && answer.as !== "choice")
        context.addIssue({ code: "custom", path: [only], message: 'belongs to answers that are a "choice"' });
    if (answer.as !== "score") return;
    const scale = scaleOfAnswer(answer);
    if (scale === null) {
      context.addIssue({
        code: "custom",
        path: ["scale"],
        message: `"${answer.metric}" has no usual scale: say it`,
      });
      return;
    }
    const only = scalesOf[answer.metric];
    if (only !== undefined && !isSameScale(only, scale)) {
      context.addIssue({
        code: "custom",
        path: ["scale"],
        message: `"${answer.metric}" counts on ${only.min}-${only.max} only; use "rating" for other scales`,
      });
    }
    for (const [word, score] of Object.entries(answer.map ?? {})) {
      if (score < scale.min || score > scale.max) {
        context.addIssue({ code: "custom", path: ["map", word], message: `${score} is off the scale` });
      }
    }
  });

/** An open question. */
export const recipeCommentSchema = z.strictObject({
  column: columnSchema,
  /** Key of the question, which may stand in a column of its own; the column's name when left out. */
  question: valueSchema.optional(),
  notApplicable: z.array(z.string().max(200)).max(50).default([]),
  touchpoint: touchpointKeySchema.optional(),
});

/** A trait of the customer. */
export const traitSchema = z.union([
  columnNameSchema,
  z.strictObject({
    column: columnSchema,
    map: mapSchema.optional(),
    default: z.string().max(500).optional(),
    as: z.enum(["text", "number", "boolean"]).default("text"),
    decimal: decimalSchema.optional(),
  }),
]);

const propertyName = z.string().regex(/^[\p{L}\p{N}_.$ -]{1,100}$/u, "letters, digits, _ . - and blanks");

/** What a mapping may say. */
export const mappingShape = {
  type: z.enum(["interaction", "profile"]).optional(),
  customer: z.array(customerSchema).min(1).max(10).optional(),
  time: timeSchema.optional(),
  event: valueSchema.optional(),
  channel: vocabularySchema(channels, "channel").optional(),
  touchpoint: valueSchema.optional(),
  stage: vocabularySchema(stages, "stage").optional(),
  kind: vocabularySchema(interactionKinds, "kind of interaction").optional(),
  direct: z
    .union([z.boolean(), z.strictObject({ column: columnSchema, map: mapSchema.optional() })])
    .optional(),
  answers: z.array(recipeAnswerSchema).max(300).optional(),
  comments: z.array(recipeCommentSchema).max(50).optional(),
  weight: amountSchema.optional(),
  unit: valueSchema.optional(),
  employee: valueSchema.optional(),
  campaign: valueSchema.optional(),
  product: valueSchema.optional(),
  order: valueSchema.optional(),
  outcome: valueSchema.optional(),
  session: valueSchema.optional(),
  url: valueSchema.optional(),
  language: valueSchema.optional(),
  revenue: amountSchema.optional(),
  currency: valueSchema.optional(),
  wait: spanSchema.optional(),
  duration: spanSchema.optional(),
  traits: z.record(z.string().min(1).max(100), traitSchema).optional(),
  properties: z
    .union([z.literal("rest"), z.array(columnNameSchema).max(500), z.record(propertyName, columnSchema)])
    .optional(),
};

/** One interaction or profile that a row gives; what it leaves out stands at the top of the recipe. */
export const recipeRowSchema = z.strictObject({
  /** Name of this mapping within the row's identity; its position when left out. */
  key: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/, "lower-case letters, digits, _ and -")
    .optional(),
  when: conditionSchema.optional(),
  ...mappingShape,
});

/** How the file is written; what is left out is found by looking. */
export const recipeFormatSchema = z.strictObject({
  kind: z.enum(["csv", "xlsx", "jsonl"]).optional(),
  delimiter: z.string().length(1).optional(),
  quote: z.union([z.string().length(1), z.literal("")]).optional(),
  /** What makes a quote inside quotes literal: the quote itself, or a backslash. */
  escape: z.enum(['"', "'", "\\"]).optional(),
  encoding: z.string().max(40).optional(),
  sheet: z.string().max(100).optional(),
  /** Line of the header counted from 1; 0 when there is none and `columns` names them. */
  headerRow: z.number().int().min(0).max(1000).optional(),
  columns: z.array(columnNameSchema).min(1).max(16_384).optional(),
  /** Rows of the header from `headerRow` on: survey tools write up to three. */
  headerRows: z.number().int().min(1).max(3).optional(),
  /** Which of several rows of a header name the columns: the first alone, or the first two joined. */
  headerNames: z.enum(["first", "joined"]).optional(),
});
