// Checks how a survey is asked on a web site, as it is sent and as it is kept.

import { z } from "zod";
import { pageRules, presentations, sides, type WebAsking, webLimits } from "./web-asking.ts";

const rules = z
  .array(
    z.strictObject({
      how: z.enum(pageRules),
      value: z.string().trim().min(1, "must not be empty").max(webLimits.rule),
    }),
  )
  .max(webLimits.rules)
  .readonly();

const days = z.number().int().min(0).max(webLimits.days).nullable();

/** Checks it. */
export const webAskingSchema = z.strictObject({
  enabled: z.boolean(),
  presentation: z.enum(presentations),
  side: z.enum(sides),
  pages: rules,
  except: rules,
  trigger: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("load"), seconds: z.number().int().min(0).max(webLimits.seconds) }),
    z.strictObject({ kind: z.literal("event"), event: z.string().trim().min(1).max(200) }),
    z.strictObject({ kind: z.literal("exit") }),
    z.strictObject({ kind: z.literal("scroll"), percent: z.number().int().min(1).max(100) }),
  ]),
  percent: z.number().int().min(1).max(100),
  again: z.strictObject({ shown: days, dismissed: days, answered: days }),
  label: z
    .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string().trim().max(webLimits.label))
    .refine((texts) => Object.keys(texts).length <= 20, "has too many languages"),
}) satisfies z.ZodType<WebAsking>;
