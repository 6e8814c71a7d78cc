// What every field is given: the run, its question with the answer so far, and how the survey speaks.

import type { BuiltInWords } from "../../domain/survey/built-in-words.ts";
import type { SurveyQuestion, Words } from "../../domain/survey/questionnaire.ts";

/** Ids inside the survey's own shadow: of the question, and of what is wrong with the answer. */
export const questionId = "q";
export const wrongId = "w";

/** What a field is given. `Kind` narrows the question to those that it can show. */
export interface FieldProps<Kind extends SurveyQuestion["kind"] = SurveyQuestion["kind"]> {
  readonly question: SurveyQuestion & { readonly kind: Kind };
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** An answer that is complete with one touch. */
  readonly onChosen: () => void;
  readonly words: BuiltInWords;
  readonly say: (words: Words | null) => string;
  /** Draws orders. */
  readonly seed: string;
  /** Where pictures are. */
  readonly host: string;
}

/** What stands in the field that an event comes from. */
export function textIn({ target }: Event): string {
  const value: unknown = target && Reflect.get(target, "value");
  return typeof value === "string" ? value : "";
}
