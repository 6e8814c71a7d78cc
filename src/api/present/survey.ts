// Surveys and their results as the API gives them out: measures lose what only the arithmetic needs.

import type { surveyResults, surveysWithFigures } from "../../actions/measure-surveys.ts";
import type { SurveyFigures, SurveyResults } from "../contract-surveys.ts";
import { presentMeasure } from "./answer.ts";

type Listed = Awaited<ReturnType<typeof surveysWithFigures>>[number];
type Results = Awaited<ReturnType<typeof surveyResults>>;

function presentResult<T extends NonNullable<Listed["figures"]["lead"]>>(result: T) {
  return { ...result, measure: result.measure && presentMeasure(result.measure) };
}

function presentFigures({ responses, lastAt, lead }: Listed["figures"]): SurveyFigures {
  return { responses, lastAt, lead: lead && presentResult(lead) };
}

/** A survey of the list. */
export function presentListed(survey: Listed) {
  return { ...survey, figures: presentFigures(survey.figures) };
}

/** The results of a survey. */
export function presentResults(results: Results): SurveyResults {
  const questions = results.questions.map((one) => ({ ...presentResult(one), counts: [...one.counts] }));
  return { ...presentFigures(results), questions };
}
