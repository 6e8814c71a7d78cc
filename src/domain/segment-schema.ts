// Checks an unknown value for being the condition of a segment, with limits that keep its SQL small: a few levels, a few
// dozen facts, lists of values that people still read.

import { z } from "zod";
import { customerKinds } from "./customer.ts";
import { momentSchema } from "./question.ts";
import {
  amountFields,
  answerFields,
  didFields,
  npsGroups,
  type SegmentCondition,
  segmentMetrics,
  sizeOf,
  valueKinds,
} from "./segment.ts";

/** Most levels of a condition, and most facts in it. */
export const segmentDepthMax = 6;
export const segmentLeavesMax = 40;

/** Most facts once the conditions of other segments stand in the place of their names. */
export const expandedLeavesMax = 120;

const values = z.array(z.string().max(300)).min(1).max(100);
/** An amount, within what is still one. */
export const amountSchema = z.number().min(-1e12).max(1e12);
const amount = amountSchema;
const days = z.number().int().min(1).max(36_500);
const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day such as 2026-01-31")
  .pipe(momentSchema);

const textMatch = <Field extends readonly [string, ...string[]]>(fields: Field) =>
  z.strictObject({ field: z.enum(fields), op: z.enum(["is", "is_not", "contains"]), values });

/** A comparison with an amount of an interaction. */
export const amountMatchSchema = z.strictObject({
  field: z.enum(amountFields),
  op: z.enum(["at_least", "at_most"]),
  amount,
});

const when = z.union([
  z.strictObject({ lastDays: days }),
  z.strictObject({ olderThanDays: days }),
  z
    .strictObject({ from: momentSchema.optional(), to: momentSchema.optional() })
    .refine(({ from, to }) => from !== undefined || to !== undefined, "must say `from`, `to` or both"),
]);

const trait = { fact: z.literal("trait"), key: z.string().regex(/^\P{Cc}{1,80}$/u) };

const leaf = z.union([
  z.strictObject({ ...trait, op: z.enum(["is", "is_not", "contains"]), values }),
  z.strictObject({ ...trait, op: z.enum(["exists", "not_exists"]) }),
  z.strictObject({ ...trait, op: z.enum(["at_least", "at_most"]), amount }),
  z.strictObject({ ...trait, op: z.enum(["before", "after"]), day: daySchema }),
  z.strictObject({ ...trait, op: z.literal("last_days"), days }),
  z.strictObject({
    fact: z.literal("did"),
    where: z.array(z.union([textMatch(didFields), amountMatchSchema])).max(8),
    times: z
      .strictObject({
        op: z.enum(["at_least", "at_most", "exactly"]),
        n: z.number().int().min(0).max(100_000),
      })
      .optional(),
    when: when.optional(),
  }),
  z
    .strictObject({
      fact: z.literal("answered"),
      metric: z.enum(segmentMetrics),
      which: z.enum(["latest", "any"]),
      groups: z.array(z.enum(npsGroups)).min(1).max(3).optional(),
      from: amount.optional(),
      to: amount.optional(),
      where: z.array(textMatch(answerFields)).max(8).optional(),
      when: when.optional(),
    })
    .refine(({ metric, groups }) => metric === "nps" || groups === undefined, {
      message: "only NPS has groups; say `from` and `to`",
      path: ["groups"],
    }),
  z.strictObject({
    fact: z.literal("value"),
    of: z.enum(valueKinds),
    op: z.enum(["at_least", "at_most"]),
    amount,
    when: when.optional(),
  }),
  z.strictObject({ fact: z.literal("seen"), which: z.enum(["first", "last"]), when }),
  z.strictObject({ fact: z.literal("customer"), kinds: z.array(z.enum(customerKinds)).min(1).max(3) }),
  z.strictObject({ fact: z.literal("segment"), id: z.guid() }),
]);

const treeSchema: z.ZodType<SegmentCondition> = z
  .lazy(() =>
    z.union([
      leaf,
      z.strictObject({ all: z.array(treeSchema).max(segmentLeavesMax) }),
      z.strictObject({ any: z.array(treeSchema).max(segmentLeavesMax) }),
      z.strictObject({ not: treeSchema }),
    ]),
  )
  // A name, by which descriptions can refer to it from within itself.
  .meta({ id: "SegmentCondition" });

/** Checks an unknown value, with its limits. */
export const segmentConditionSchema = treeSchema
  .refine((condition) => sizeOf(condition).depth <= segmentDepthMax, {
    message: `must have at most ${segmentDepthMax} levels`,
  })
  .refine((condition) => sizeOf(condition).leaves <= segmentLeavesMax, {
    message: `must have at most ${segmentLeavesMax} facts`,
  });

/** What people call a segment. */
export const segmentNameSchema = z.string().trim().min(1).max(120);
