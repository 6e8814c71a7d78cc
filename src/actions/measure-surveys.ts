// What surveys have brought in: responses and the leading score of each, and the results question by question.

import type { Sight } from "../domain/sight.ts";
import { questionsIn } from "../domain/survey/questionnaire.ts";
import { responseEvent } from "../domain/survey/response-message.ts";
import { leadQuestion, type QuestionResult, resultOf } from "../domain/survey/survey-results.ts";
import { AppError } from "../errors.ts";
import { findSurvey, listSurveys, type StoredSurvey } from "../records/survey-store.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import { surveyAnswers, surveyResponses } from "../warehouse/survey-answers.ts";
import type { App } from "./app.ts";
import { presentSurvey, type Survey } from "./manage-surveys.ts";

type Parts = Pick<App, "database" | "warehouse">;

/** How many responses there are, when the last one came, and the leading score. */
export interface SurveyFigures {
  readonly responses: number;
  readonly lastAt: string | null;
  readonly lead: Omit<QuestionResult, "counts"> | null;
}

const leading = ["nps", "ces", "ces1", "csat"];
const counted = [
  ...leading,
  "rating",
  "choice",
  "ranking",
  "expectation",
  "perception",
  "emotion",
  "consent",
];

async function minimumOf(app: Parts, workspace: number): Promise<number> {
  const found = await findWorkspace(app.database, workspace);
  if (!found) throw new AppError("not-found", `There is no workspace ${workspace}.`);
  return found.minimumN;
}

function figuresOf(
  survey: StoredSurvey,
  responses: readonly { readonly survey: string; readonly n: number; readonly lastAt: number }[],
  answers: Awaited<ReturnType<typeof surveyAnswers>>,
  minimumN: number,
): SurveyFigures {
  const own = responses.find((one) => one.survey === survey.key);
  const question = survey.published && leadQuestion(survey.published);
  const [lead] = question ? resultOf(survey.key, question, answers, minimumN) : [];
  return {
    responses: own?.n ?? 0,
    lastAt: own ? new Date(own.lastAt).toISOString() : null,
    lead: lead ?? null,
  };
}

/** The surveys of a workspace with their figures within a sight, last changed first. */
export async function surveysWithFigures(
  app: Parts,
  sight: Sight,
): Promise<(Survey & { figures: SurveyFigures })[]> {
  const asked = { event: responseEvent, prefix: "", metrics: leading };
  const [surveys, responses, answers, minimumN] = await Promise.all([
    listSurveys(app.database, sight.workspace),
    surveyResponses(app.warehouse, sight, asked),
    surveyAnswers(app.warehouse, sight, asked),
    minimumOf(app, sight.workspace),
  ]);
  return surveys.map((stored) => ({
    ...presentSurvey(stored),
    figures: figuresOf(stored, responses, answers, minimumN),
  }));
}

/** The results of one survey, question by question of what people answer. Throws `not-found`. */
export async function surveyResults(
  app: Parts,
  sight: Sight,
  id: string,
): Promise<
  SurveyFigures & {
    readonly questionnaire: StoredSurvey["published"];
    readonly questions: readonly QuestionResult[];
  }
> {
  const survey = await findSurvey(app.database, sight.workspace, id);
  if (!survey) throw new AppError("not-found", `There is no survey ${id} in this workspace.`);
  const asked = { event: responseEvent, prefix: `${survey.key}.`, metrics: counted };
  const [responses, answers, minimumN] = await Promise.all([
    surveyResponses(app.warehouse, sight, asked),
    surveyAnswers(app.warehouse, sight, asked),
    minimumOf(app, sight.workspace),
  ]);
  const { published: questionnaire } = survey;
  const questions = (questionnaire ? questionsIn(questionnaire) : []).flatMap((question) =>
    resultOf(survey.key, question, answers, minimumN),
  );
  return { ...figuresOf(survey, responses, answers, minimumN), questionnaire, questions };
}
