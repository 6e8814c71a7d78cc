// What every tab of a survey is given.

import type { Survey } from "../../api/contract-surveys.ts";
import type { SurveyEditing } from "./use-survey-draft.ts";

/** The survey, and how it is edited. */
export interface SurveyTabProps {
  readonly survey: Survey;
  readonly editing: SurveyEditing;
}
