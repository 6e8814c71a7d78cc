// Suggests values of a field while someone writes a condition.

import type { Sight } from "../domain/sight.ts";
import { fieldValues, type ValueField } from "../warehouse/field-values.ts";
import type { App } from "./app.ts";

/** The most frequent values of a field that this person may see. */
export function suggestValues(
  app: Pick<App, "warehouse">,
  sight: Sight,
  field: ValueField,
): Promise<string[]> {
  return fieldValues(app.warehouse, sight, field);
}
