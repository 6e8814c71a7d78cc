// Checks of what makes a survey ask by itself. A condition was once a list of which all must hold; it is still taken.

import { z } from "zod";
import { invitationWays } from "./asking.ts";
import { sizeOfTrigger, type TriggerCondition, triggerFields, triggerLimits } from "./trigger.ts";

const hour = z.number().int().min(0).max(24);
const weekly = z.number().int().min(0).max(1_000_000);

const match = z.strictObject({
  field: z.enum(triggerFields),
  op: z.enum(["is", "is_not"]),
  values: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
});

const treeSchema: z.ZodType<TriggerCondition> = z
  .lazy(() =>
    z.union([
      match,
      z.strictObject({ all: z.array(treeSchema).max(triggerLimits.matches) }),
      z.strictObject({ any: z.array(treeSchema).max(triggerLimits.matches) }),
      z.strictObject({ not: treeSchema }),
    ]),
  )
  // A name, by which descriptions can refer to it from within itself.
  .meta({ id: "TriggerCondition" });

const conditionSchema = treeSchema
  .refine((condition) => sizeOfTrigger(condition).matches >= 1, "must name what sets it off")
  .refine((condition) => sizeOfTrigger(condition).matches <= triggerLimits.matches, {
    message: `must have at most ${triggerLimits.matches} comparisons`,
  })
  .refine((condition) => sizeOfTrigger(condition).levels <= triggerLimits.levels, {
    message: `must have at most ${triggerLimits.levels} levels`,
  });

const listSchema = z
  .array(match)
  .min(1, "must name what sets it off")
  .max(8)
  .transform((all): TriggerCondition => ({ all }));

const whenOf = <Where extends z.ZodType<TriggerCondition>>(where: Where) =>
  z.union([
    z.strictObject({ kind: z.literal("event"), where }),
    z.strictObject({
      kind: z.literal("schedule"),
      segment: z.guid(),
      /** Every member once in so many days, spread over them. */
      everyDays: z.number().int().min(1).max(730),
    }),
  ]);

/** What sets a trigger off, as it is taken. */
export const triggerWhenSchema = whenOf(z.union([conditionSchema, listSchema]));

const settings = {
  enabled: z.boolean(),
  delayMinutes: z
    .number()
    .int()
    .min(0)
    .max(60 * 24 * 60),
  /** On the customer's clocks; equal ones are the whole day. */
  hours: z.strictObject({ from: hour, to: hour }),
  percent: z.number().min(0).max(100),
  unitWeekly: weekly,
  /** Most invitations of members of a segment in seven days. */
  quotas: z
    .array(z.strictObject({ segment: z.guid(), weekly: weekly.min(1) }))
    .max(triggerLimits.quotas)
    .refine((quotas) => new Set(quotas.map(({ segment }) => segment)).size === quotas.length, {
      message: "must name a segment once",
    })
    .default([]),
  /** Answers that are aimed for in seven days at each touchpoint. */
  answersWeekly: weekly,
  way: z.enum(invitationWays),
};

/** The trigger of a survey, as it is taken. */
export const surveyTriggerSchema = z.strictObject({ ...settings, when: triggerWhenSchema });

/** The same as it is given out. */
export const shownTriggerSchema = z.strictObject({ ...settings, when: whenOf(conditionSchema) });
