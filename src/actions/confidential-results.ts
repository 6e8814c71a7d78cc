// The results of a survey that employees answer, as far as they may be shown: see domain/survey/confidential.ts.

import {
  confidentialBy,
  confidentialGroups,
  confidentialMin,
  confidentialWordsMin,
} from "../domain/survey/confidential.ts";
import { questionsIn } from "../domain/survey/questionnaire.ts";
import { drawOf } from "../domain/survey/seeded-order.ts";
import type { SurveyCut, SurveyGroup } from "../domain/survey/survey-cut.ts";
import type { SurveyFigures, SurveyResults } from "../domain/survey/survey-results.ts";
import { AppError } from "../errors.ts";
import type { StoredSurvey } from "../records/survey-store.ts";
import { surveyResponseList } from "../warehouse/survey-response-list.ts";
import type { SurveyScope } from "../warehouse/survey-scope.ts";
import type { App } from "./app.ts";

/** Responses whose words are read, the latest. */
const wordsOfMost = 500;

/** What was written to each question, in an order that says nothing of when. */
export interface ConfidentialWords {
  readonly question: string;
  readonly texts: readonly string[];
}

/** Throws `bad-input` for a question that would lead to few: one cut after the other, they could be told apart. */
export function checkConfidentialCut({ from, to, filters, versions }: SurveyCut, by: SurveyGroup | null) {
  if (from !== undefined || to !== undefined || filters.length > 0 || versions.length > 0)
    throw new AppError(
      "bad-input",
      "What employees answered is shown as a whole: leave out the period, the filters and the versions.",
    );
  if (by !== null && !confidentialBy.some((one) => one === by))
    throw new AppError(
      "bad-input",
      `by: what employees answered is compared by ${confidentialBy.join(", ")} only.`,
    );
}

/** Figures without what few have said, and without when. */
export function confidentialFigures<Figures extends SurveyFigures>(figures: Figures): Figures {
  const { responses, lead } = figures;
  const isEnough = responses >= confidentialMin && (lead?.measure?.n ?? 0) >= confidentialMin;
  return { ...figures, lastAt: null, lead: isEnough ? lead : null };
}

function confidentialResults<Results extends SurveyResults>(results: Results): Results {
  const isEnough = results.responses >= confidentialMin;
  return {
    ...confidentialFigures(results),
    questions: isEnough ? results.questions.filter(({ answered }) => answered >= confidentialMin) : [],
  };
}

/** The whole and its groups as far as they may be shown; those that may not are counted. */
export function confidentialParts<Group extends SurveyResults & { readonly key: string }>(
  whole: SurveyResults,
  groups: readonly Group[],
) {
  const shown = confidentialGroups(groups, whole.responses).map(confidentialResults);
  return { ...confidentialResults(whole), groups: shown, groupsHidden: groups.length - shown.length };
}

/** The words of many: none while there are few. */
export async function confidentialWords(
  app: Pick<App, "warehouse">,
  survey: StoredSurvey,
  scope: SurveyScope,
): Promise<ConfidentialWords[]> {
  const asked = (survey.published ? questionsIn(survey.published) : []).filter(({ kind }) => kind === "text");
  if (asked.length === 0) return [];
  const { responses } = await surveyResponseList(app.warehouse, {
    ...scope,
    holding: [],
    search: "",
    limit: wordsOfMost,
    cursor: undefined,
  });
  return asked.flatMap(({ key }) => {
    const name = `${survey.key}.${key}`;
    const texts = responses
      .flatMap(({ answers }) => answers.filter(({ question }) => question === name))
      .map(({ text }) => text)
      .filter((text) => text !== "");
    if (texts.length < confidentialWordsMin) return [];
    return { question: key, texts: texts.sort((a, b) => drawOf("words", a) - drawOf("words", b)) };
  });
}
