// Checks units that were sent.

import { z } from "zod";
import { type Unit, unitKinds } from "./unit.ts";

/** The key of a unit: the text that interactions carry. */
export const unitKeySchema = z.string().min(1).max(100);

/** One unit of the tree. */
export const unitSchema = z.strictObject({
  key: unitKeySchema,
  names: z.strictObject({ es: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(120) }),
  kind: z.enum(unitKinds).default("store"),
  /** Key of the unit above; null at the top. */
  parent: unitKeySchema.nullable().default(null),
}) satisfies z.ZodType<Unit>;
