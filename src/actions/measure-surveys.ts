// What surveys have brought in: responses and the leading score of each, and the results question by question, whole or cut
// by a period, by filters, by version, and side by side for what is to be compared.

import type { Sight } from "../domain/sight.ts";
import { questionsIn } from "../domain/survey/questionnaire.ts";
import { type SurveyCut, type SurveyGroup, surveyGroupsMax } from "../domain/survey/survey-cut.ts";
import {
  type AnswerCount,
  leadQuestion,
  resultOf,
  type SurveyFigures,
  type SurveyResults,
} from "../domain/survey/survey-results.ts";
import { listSurveys, type StoredSurvey } from "../records/survey-store.ts";
import { surveyAnswered, surveyAnswers, surveyGaps, surveyResponses } from "../warehouse/survey-answers.ts";
import type { App } from "./app.ts";
import {
  type ConfidentialWords,
  checkConfidentialCut,
  confidentialFigures,
  confidentialParts,
  confidentialWords,
} from "./confidential-results.ts";
import { presentSurvey, type Survey } from "./manage-surveys.ts";
import { surveyOf } from "./survey-of.ts";
import { surveyScopeOf, wholeCut } from "./survey-scope-of.ts";

type Parts = Pick<App, "database" | "warehouse" | "context">;

const leading = ["nps", "ces", "ces1", "csat"];

/** What one response can answer several times. */
const several = ["choice", "ranking", "emotion"];
const counted = [...leading, ...several, "rating", "expectation", "perception", "consent"];

interface Read {
  readonly responses: readonly { readonly survey: string; readonly n: number; readonly lastAt: number }[];
  readonly answers: readonly AnswerCount[];
  readonly answered: readonly { readonly question: string; readonly n: number }[];
  readonly gaps: Awaited<ReturnType<typeof surveyGaps>>;
}

function figuresOf(survey: StoredSurvey, { responses, answers }: Read, minimumN: number): SurveyFigures {
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
  const surveys = await listSurveys(app.database, sight.workspace);
  const logs = [...new Set([sight.workspace, ...surveys.map(({ log }) => log)])];
  const read = new Map(
    await Promise.all(
      logs.map(async (log) => {
        const { scope, workspace } = await surveyScopeOf(app, sight, { key: "", log }, wholeCut);
        const [responses, answers] = await Promise.all([
          surveyResponses(app.warehouse, scope),
          surveyAnswers(app.warehouse, { ...scope, metrics: leading }),
        ]);
        return [log, { responses, answers, minimumN: workspace.minimumN }] as const;
      }),
    ),
  );
  return surveys.map((stored) => {
    const { responses = [], answers = [], minimumN = 0 } = read.get(stored.log) ?? {};
    const figures = figuresOf(stored, { responses, answers, answered: [], gaps: [] }, minimumN);
    return {
      ...presentSurvey(stored),
      figures: stored.audience === "employees" ? confidentialFigures(figures) : figures,
    };
  });
}

/**
 * The results of one survey, question by question of what people answer; of employees, as far as they may be shown. Throws
 * `not-found` and `bad-input`.
 */
export async function surveyResults(
  app: Parts,
  sight: Sight,
  id: string,
  cut: SurveyCut = wholeCut,
  by: SurveyGroup | null = null,
): Promise<
  SurveyResults & {
    readonly questionnaire: StoredSurvey["published"];
    /** The largest groups; none when nothing is compared. */
    readonly groups: readonly (SurveyResults & { readonly key: string })[];
    /** How many more there are. */
    readonly groupsLeftOut: number;
    /** Of employees: how many groups may not be shown, and what was written. */
    readonly confidential: {
      readonly groupsHidden: number;
      readonly words: readonly ConfidentialWords[];
    } | null;
  }
> {
  const survey = await surveyOf(app.database, sight.workspace, id);
  const isConfidential = survey.audience === "employees";
  if (isConfidential) checkConfidentialCut(cut, by);
  const { scope, workspace } = await surveyScopeOf(app, sight, survey, cut, by);
  const kinds = new Set((survey.published ? questionsIn(survey.published) : []).map(({ kind }) => kind));
  const hasGap = kinds.has("gap");
  const hasSeveral = (["multiple", "image", "ranking", "emotions"] as const).some((kind) => kinds.has(kind));
  const read = async (group: SurveyGroup | null) => {
    const [responses, answers, answered, gaps] = await Promise.all([
      surveyResponses(app.warehouse, scope, group),
      surveyAnswers(app.warehouse, { ...scope, metrics: counted }, group),
      hasSeveral ? surveyAnswered(app.warehouse, { ...scope, metrics: several }, group) : [],
      hasGap ? surveyGaps(app.warehouse, scope, group) : [],
    ]);
    return { responses, answers, answered, gaps };
  };
  const [whole, grouped] = await Promise.all([read(null), by === null ? null : read(by)]);
  const { published: questionnaire } = survey;
  const resultsOf = (rows: Read): SurveyResults => ({
    ...figuresOf(survey, rows, workspace.minimumN),
    questions: (questionnaire ? questionsIn(questionnaire) : []).flatMap((question) =>
      resultOf(survey.key, question, rows.answers, workspace.minimumN, rows),
    ),
  });
  const keys = (grouped?.responses ?? []).map(({ group }) => group);
  const within = <T extends { readonly group: string }>(rows: readonly T[], key: string) =>
    rows.filter(({ group }) => group === key);
  const groups = (isConfidential ? keys : keys.slice(0, surveyGroupsMax)).map((key) => ({
    key,
    ...resultsOf({
      responses: within(grouped?.responses ?? [], key),
      answers: within(grouped?.answers ?? [], key),
      answered: within(grouped?.answered ?? [], key),
      gaps: within(grouped?.gaps ?? [], key),
    }),
  }));
  const shown = isConfidential
    ? confidentialParts(resultsOf(whole), groups)
    : { ...resultsOf(whole), groups, groupsHidden: 0 };
  const { groupsHidden, ...results } = shown;
  return {
    ...results,
    questionnaire,
    groups: results.groups.slice(0, surveyGroupsMax),
    groupsLeftOut: Math.max(0, keys.length - groupsHidden - surveyGroupsMax),
    confidential: isConfidential
      ? { groupsHidden, words: await confidentialWords(app, survey, scope) }
      : null,
  };
}
