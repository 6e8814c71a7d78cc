// Surveys and their results as the API gives them out: measures lose what only the arithmetic needs.

import type { surveyResults, surveysWithFigures } from "../../actions/measure-surveys.ts";
import type { SurveyFigures, SurveyResults } from "../contract-survey-results.ts";
import { presentMeasure } from "./answer.ts";

type Listed = Awaited<ReturnType<typeof surveysWithFigures>>[number];
type Results = Awaited<ReturnType<typeof surveyResults>>;

function presentResult({ key, metric, measure, mixedScales }: NonNullable<Listed["figures"]["lead"]>) {
  if (!measure) return { key, metric, measure };
  return { key, metric, measure: { ...presentMeasure(measure), ...(mixedScales && { mixedScales }) } };
}

function presentFigures({ responses, lastAt, lead }: Listed["figures"]): SurveyFigures {
  return { responses, lastAt, lead: lead && presentResult(lead) };
}

/** A survey of the list. */
export function presentListed(survey: Listed) {
  return { ...survey, figures: presentFigures(survey.figures) };
}

function presentQuestions({ questions }: Pick<Results, "questions">) {
  return questions.map((one) => ({ ...presentResult(one), answered: one.answered, counts: [...one.counts] }));
}

/** The results of a survey. */
export function presentResults(results: Results): SurveyResults {
  const { questionnaire, groups, groupsLeftOut, confidential } = results;
  return {
    ...presentFigures(results),
    questionnaire,
    questions: presentQuestions(results),
    groups: groups.map((group) => ({
      key: group.key,
      ...presentFigures(group),
      questions: presentQuestions(group),
    })),
    groupsLeftOut,
    confidential: confidential && {
      groupsHidden: confidential.groupsHidden,
      words: confidential.words.map(({ question, texts }) => ({ question, texts: [...texts] })),
    },
  };
}
