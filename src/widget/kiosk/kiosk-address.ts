// What the address of a kiosk says besides its token.

import type { Questionnaire } from "../../domain/survey/questionnaire.ts";

/** Values that an address carries and the survey knows. */
export function questionnaireHidden(
  { hidden }: Questionnaire,
  given: URLSearchParams,
): Record<string, string> {
  return Object.fromEntries(
    hidden.flatMap((name) => {
      const value = given.get(name)?.trim().slice(0, 200);
      return value ? [[name, value]] : [];
    }),
  );
}
