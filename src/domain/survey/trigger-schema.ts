// Checks of what makes a survey ask by itself. A condition was once a list of which all must hold; it is still taken.

import { z } from "zod";
import { amountMatchSchema, amountSchema } from "../segment-schema.ts";
import { invitationWays } from "./asking.ts";
import {
  namedTriggerFields,
  openTriggerFields,
  propertyPattern,
  type SurveyTrigger,
  sizeOfTrigger,
  type TriggerCondition,
  triggerLimits,
  triggerTextOps,
} from "./trigger.ts";

const hour = z.number().int().min(0).max(24);
const weekly = z.number().int().min(0).max(1_000_000);

const values = z.array(z.string().trim().min(1).max(200)).min(1).max(50);
const property = z.string().regex(propertyPattern, "must be the name of a property, with at most four dots");

const match = z.union([
  z.strictObject({ field: z.enum(namedTriggerFields), op: z.enum(["is", "is_not"]), values }),
  z.strictObject({ field: z.enum(openTriggerFields), op: z.enum(triggerTextOps), values }),
  amountMatchSchema,
  z.strictObject({ property, op: z.enum(triggerTextOps), values }),
  z.strictObject({ property, op: z.enum(["at_least", "at_most"]), amount: amountSchema }),
]);

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

/** An example of a trigger, for descriptions. */
const example: SurveyTrigger = {
  enabled: true,
  when: {
    kind: "event",
    where: {
      all: [
        { field: "kind", op: "is", values: ["bought"] },
        { field: "amount", op: "at_least", amount: 50 },
        { not: { property: "plan", op: "is", values: ["trial"] } },
      ],
    },
  },
  ...{ delayMinutes: 120, hours: { from: 9, to: 21 }, percent: 50, way: "email" },
  ...{ unitWeekly: 0, quotas: [], answersWeekly: 0 },
};

/** The trigger of a survey, as it is taken. */
export const surveyTriggerSchema = z
  .strictObject({ ...settings, when: triggerWhenSchema })
  .meta({ examples: [example] });

/** The same as it is given out. */
export const shownTriggerSchema = z.strictObject({ ...settings, when: whenOf(conditionSchema) });
