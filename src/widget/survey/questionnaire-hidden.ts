// What is sent along unseen: the page, or the address of a kiosk, gives it, and the survey says what it takes.

import type { Questionnaire } from "../../domain/survey/questionnaire.ts";

/** Values that were given and the survey knows. */
export function questionnaireHidden(
  { hidden }: Pick<Questionnaire, "hidden">,
  given: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(
    hidden.flatMap((name) => {
      const value = Object.hasOwn(given, name) && String(given[name] ?? "").trim();
      return value ? [[name, value.slice(0, 200)]] : [];
    }),
  );
}
