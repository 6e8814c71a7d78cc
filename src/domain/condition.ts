// A condition on named fields: the one tree that rules, filters, segments and surveys share. Here: its check. Its shape and
// its JavaScript predicate stand apart, without the checker, for what runs in a browser.

import { z } from "zod";
import { type Condition, operators } from "./condition-tree.ts";

export {
  compileCondition,
  type FieldValue,
  holds,
  type Predicate,
  type ReadField,
} from "./condition-predicate.ts";
export { type Comparison, type Condition, operators } from "./condition-tree.ts";

const comparisonSchema = z.strictObject({
  field: z.string().min(1).max(120),
  op: z.enum(operators),
  values: z
    .array(z.union([z.string().max(500), z.number()]))
    .max(200)
    .optional(),
});

/** Checks an unknown value. How deep a tree may be is said where bodies arrive. */
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      comparisonSchema,
      z.strictObject({ all: z.array(conditionSchema).max(50) }),
      z.strictObject({ any: z.array(conditionSchema).max(50) }),
      z.strictObject({ not: conditionSchema }),
    ]),
  )
  // A name, by which descriptions can refer to it from within itself.
  .meta({ id: "Condition" });
