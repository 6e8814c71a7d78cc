// Checks of what makes a survey ask by itself.

import { z } from "zod";
import { invitationWays } from "./asking.ts";
import { triggerFields } from "./trigger.ts";

const hour = z.number().int().min(0).max(24);

/** The trigger of a survey. */
export const surveyTriggerSchema = z.strictObject({
  enabled: z.boolean(),
  when: z.union([
    z.strictObject({
      kind: z.literal("event"),
      where: z
        .array(
          z.strictObject({
            field: z.enum(triggerFields),
            op: z.enum(["is", "is_not"]),
            values: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
          }),
        )
        .min(1, "must name what sets it off")
        .max(8),
    }),
    z.strictObject({
      kind: z.literal("schedule"),
      segment: z.guid(),
      /** Every member once in so many days, spread over them. */
      everyDays: z.number().int().min(1).max(730),
    }),
  ]),
  delayMinutes: z
    .number()
    .int()
    .min(0)
    .max(60 * 24 * 60),
  /** On the customer's clocks; equal ones are the whole day. */
  hours: z.strictObject({ from: hour, to: hour }),
  percent: z.number().min(0).max(100),
  unitWeekly: z.number().int().min(0).max(1_000_000),
  answersWeekly: z.number().int().min(0).max(1_000_000),
  way: z.enum(invitationWays),
});
