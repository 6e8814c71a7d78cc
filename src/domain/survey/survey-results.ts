// From counted answers of a survey to its results: how often each answer was given to each question, and the score of those
// that measure something. The score is that of the metric's own file; nothing is computed twice.

import { CES_EASY_FROM } from "../metric/ces.ts";
import { topTwoFrom } from "../metric/csat.ts";
import { measure } from "../metric/measure.ts";
import type { Measure } from "../metric/measurement.ts";
import { PRIVACY_MINIMUM_N } from "../metric/measurement.ts";
import { npsGroupOf } from "../metric/nps.ts";
import type { MetricKey } from "../metric-key.ts";
import { positionOnScale, type Scale } from "../scale.ts";
import { type Questionnaire, questionsIn, type SurveyQuestion, scaleOfQuestion } from "./questionnaire.ts";

/** How often an answer was given to a question. */
export interface AnswerCount {
  /** `SURVEY.QUESTION` or `SURVEY.QUESTION.PART`. */
  readonly question: string;
  readonly choice: string;
  readonly score: number | null;
  readonly n: number;
}

/** The metrics that a question can be measured in. */
export type SurveyMetric = Extract<MetricKey, "nps" | "ces" | "ces1" | "csat">;

/** The results of one question, or of one row of a matrix. */
export interface QuestionResult {
  readonly key: string;
  readonly metric: SurveyMetric | null;
  readonly measure: Measure | null;
  readonly counts: readonly { readonly choice: string; readonly score: number | null; readonly n: number }[];
}

/** The metric of a question; null when it measures none of its own. */
export function metricOfQuestion(question: SurveyQuestion): SurveyMetric | null {
  switch (question.kind) {
    case "nps":
    case "ces":
    case "ces1":
    case "csat":
      return question.kind;
    default:
      return null;
  }
}

interface Scored {
  readonly score: number;
  readonly n: number;
}

const sumOf = (scored: readonly Scored[], of: (score: number) => number) =>
  scored.reduce((sum, { score, n }) => sum + n * of(score), 0);

/** Measures whole scores of one question. */
export function measureScores(
  metric: SurveyMetric,
  scale: Scale,
  scored: readonly Scored[],
  minimumN: number,
): Measure {
  const n = sumOf(scored, () => 1);
  const weights = { n, w: n, w2: n };
  const among = (fits: (score: number) => boolean) => sumOf(scored, (score) => (fits(score) ? 1 : 0));
  const position = (score: number) => positionOnScale(scale, score);
  const positions = {
    sum: sumOf(scored, position),
    sumSquares: sumOf(scored, (score) => position(score) ** 2),
  };
  const options = { minimumN };
  switch (metric) {
    case "nps": {
      const promoters = among((score) => npsGroupOf(score) === "promoter");
      const detractors = among((score) => npsGroupOf(score) === "detractor");
      const passives = n - promoters - detractors;
      const counts = {
        ...weights,
        ...{ promoters, passives, detractors },
        ...{ wPromoters: promoters, wPassives: passives, wDetractors: detractors },
      };
      return measure("nps", counts, options);
    }
    case "ces": {
      const easy = among((score) => score >= CES_EASY_FROM);
      return measure("ces", { ...weights, ...positions, easy, wEasy: easy }, options);
    }
    case "csat": {
      const top = among((score) => score >= topTwoFrom(scale));
      return measure("csat", { ...weights, ...positions, top, wTop: top }, options);
    }
    case "ces1":
      return measure("ces1", { ...weights, ...positions }, options);
  }
}

/** The question that a survey is summed up by: the first that measures something. */
export function leadQuestion(questionnaire: Questionnaire): SurveyQuestion | undefined {
  return questionsIn(questionnaire).find((question) => metricOfQuestion(question) !== null);
}

/** The parts whose answers stand apart: rows of a matrix, the sides of a gap; else the question itself. */
function partsOf(question: SurveyQuestion): readonly string[] {
  if (question.kind === "matrix") return question.items.map(({ key }) => key);
  return question.kind === "gap" ? ["expectation", "perception"] : [""];
}

/** The results of a question. Of employees, who must not be found out, fewer than ten answers are not shown. */
export function resultOf(
  survey: string,
  questionnaire: Questionnaire,
  question: SurveyQuestion,
  counts: readonly AnswerCount[],
  minimumN: number,
): QuestionResult[] {
  const name = `${survey}.${question.key}`;
  const names = partsOf(question).map((part) => (part === "" ? name : `${name}.${part}`));
  const metric = metricOfQuestion(question);
  const scale = scaleOfQuestion(question);
  return names.map((full) => {
    const own = counts.filter((one) => one.question === full);
    const isHidden =
      questionnaire.audience === "employees" && own.reduce((n, one) => n + one.n, 0) < PRIVACY_MINIMUM_N;
    const shown = isHidden ? [] : own;
    const scored = shown.flatMap(({ score, n }) => (score === null ? [] : [{ score, n }]));
    return {
      key: full.slice(survey.length + 1),
      metric,
      measure: metric && scale ? measureScores(metric, scale, scored, minimumN) : null,
      counts: shown.map(({ choice, score, n }) => ({ choice, score, n })),
    };
  });
}
