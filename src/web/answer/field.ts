// What every field of a survey is given: its question, the answer so far, and how the survey speaks.

import type { BuiltInWords } from "../../domain/survey/built-in-words.ts";
import type { SurveyQuestion, Words } from "../../domain/survey/questionnaire.ts";

/** What all fields are given besides their question. */
export interface FieldBase {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** An answer that is complete with one touch: the survey may go on by itself. */
  readonly onChosen: () => void;
  readonly words: BuiltInWords;
  readonly say: (words: Words | null) => string;
  /** Draws orders. */
  readonly seed: string;
  /** Id of the element that says what is wrong. */
  readonly wrongId: string | undefined;
  /** Id of the heading with the question. */
  readonly headingId: string;
}

/** What a field is given. `Kind` narrows the question to those that it can show. */
export interface FieldProps<Kind extends SurveyQuestion["kind"] = SurveyQuestion["kind"]> extends FieldBase {
  readonly question: SurveyQuestion & { readonly kind: Kind };
}
