// From counted answers of a survey to its results: how often each answer was given to each question, and the score of those
// that measure something. The score is that of the metric's own file; nothing is computed twice.
// Invariant: a score is read on the scale it was given on, never on the one that the question has now.

import { CES_EASY_FROM, CES_SCALE } from "../metric/ces.ts";
import { CES1_SCALE } from "../metric/ces1.ts";
import { CSAT_SCALE, topTwoFrom } from "../metric/csat.ts";
import { type GapCounts, measureGap } from "../metric/gap.ts";
import { measure } from "../metric/measure.ts";
import type { Measure } from "../metric/measurement.ts";
import { NPS_SCALE, npsGroupOf } from "../metric/nps.ts";
import { RATING_SCALE } from "../metric/rating.ts";
import type { MetricKey } from "../metric-key.ts";
import { isOnScale, isSameScale, positionOnScale, type Scale, scaleOf } from "../scale.ts";
import { type Questionnaire, questionsIn, type SurveyQuestion, scaleOfQuestion } from "./questionnaire.ts";

/** How often an answer was given to a question. */
export interface AnswerCount {
  /** `SURVEY.QUESTION` or `SURVEY.QUESTION.PART`. */
  readonly question: string;
  readonly choice: string;
  readonly score: number | null;
  /** The ends of the scale it was given on; null when the sender named none. */
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  readonly n: number;
}

/** The metrics that a question can be measured in. */
export type SurveyMetric = Extract<MetricKey, "nps" | "ces" | "ces1" | "csat" | "rating">;

/** The results of one question, or of one row of a matrix. */
export interface QuestionResult {
  readonly key: string;
  /** `gap`: perception less expectation. */
  readonly metric: SurveyMetric | "gap" | null;
  readonly measure: Measure | null;
  /** Scores on different scales stand together, each read by its place on its own. */
  readonly mixedScales: boolean;
  /** Responses that answered it: what shares are shares of. One response can choose several answers. */
  readonly answered: number;
  /** Scores that were given on another scale than the question's are not among them. */
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
    case "matrix":
      return "rating";
    default:
      return null;
  }
}

/** The scale assumed where an answer names none. Only satisfaction is asked on others too. */
const ownScale: Readonly<Record<SurveyMetric, Scale>> = {
  nps: NPS_SCALE,
  ces: CES_SCALE,
  ces1: CES1_SCALE,
  csat: CSAT_SCALE,
  rating: RATING_SCALE,
};

interface Scored {
  readonly score: number;
  readonly scale: Scale;
  readonly n: number;
}

/** The scores that a metric counts, each with its scale; what other figures leave out is left out here. */
export function scoredOf(metric: SurveyMetric, counts: readonly AnswerCount[]): Scored[] {
  const own = ownScale[metric];
  return counts.flatMap(({ score, scaleMin, scaleMax, n }) => {
    const scale = scaleOf(scaleMin ?? own.min, scaleMax ?? own.max);
    if (score === null || scale === null || !isOnScale(scale, score)) return [];
    const isCounted = metric === "csat" || metric === "rating" || isSameScale(scale, own);
    return isCounted && (metric !== "nps" || Number.isInteger(score)) ? [{ score, scale, n }] : [];
  });
}

const sumOf = (scored: readonly Scored[], of: (one: Scored) => number) =>
  scored.reduce((sum, one) => sum + one.n * of(one), 0);

/** Measures the scores of one question. */
export function measureScores(
  metric: SurveyMetric,
  scored: readonly Scored[],
  minimumN: number,
  scale?: Scale,
): Measure {
  const n = sumOf(scored, () => 1);
  const weights = { n, w: n, w2: n };
  const among = (fits: (one: Scored) => boolean) => sumOf(scored, (one) => (fits(one) ? 1 : 0));
  const position = ({ scale, score }: Scored) => positionOnScale(scale, score);
  const positions = { sum: sumOf(scored, position), sumSquares: sumOf(scored, (one) => position(one) ** 2) };
  const options = { minimumN };
  switch (metric) {
    case "nps": {
      const promoters = among(({ score }) => npsGroupOf(score) === "promoter");
      const detractors = among(({ score }) => npsGroupOf(score) === "detractor");
      const passives = n - promoters - detractors;
      const counts = {
        ...weights,
        ...{ promoters, passives, detractors },
        ...{ wPromoters: promoters, wPassives: passives, wDetractors: detractors },
      };
      return measure("nps", counts, options);
    }
    case "ces": {
      const easy = among(({ score }) => score >= CES_EASY_FROM);
      return measure("ces", { ...weights, ...positions, easy, wEasy: easy }, options);
    }
    case "csat": {
      const top = among(({ scale, score }) => score >= topTwoFrom(scale));
      return measure("csat", { ...weights, ...positions, top, wTop: top }, options);
    }
    case "ces1":
      return measure("ces1", { ...weights, ...positions }, options);
    case "rating":
      return measure("rating", { ...weights, ...positions }, scale ? { ...options, scale } : options);
  }
}

/** The question that a survey is summed up by: the first that measures loyalty, effort or satisfaction. */
export function leadQuestion(questionnaire: Questionnaire): SurveyQuestion | undefined {
  return questionsIn(questionnaire).find((question) => {
    const metric = metricOfQuestion(question);
    return metric !== null && metric !== "rating";
  });
}

/** The parts whose answers stand apart: rows of a matrix, the sides of a gap; else the question itself. */
function partsOf(question: SurveyQuestion): readonly string[] {
  if (question.kind === "matrix") return question.items.map(({ key }) => key);
  return question.kind === "gap" ? ["expectation", "perception"] : [""];
}

/**
 * The results of a question, one for each of its parts. `answered` names the responses of questions that take several
 * answers at once; of the others each answer is a response. An expectation with its perception has their gap before them.
 */
export function resultOf(
  survey: string,
  question: SurveyQuestion,
  counts: readonly AnswerCount[],
  minimumN: number,
  {
    answered = [],
    gaps = [],
  }: {
    readonly answered?: readonly { readonly question: string; readonly n: number }[];
    readonly gaps?: readonly (GapCounts & { readonly question: string; readonly points: number })[];
  } = {},
): QuestionResult[] {
  const name = `${survey}.${question.key}`;
  const names = partsOf(question).map((part) => (part === "" ? name : `${name}.${part}`));
  const metric = metricOfQuestion(question);
  const scale = scaleOfQuestion(question);
  const parts = names.map((full): QuestionResult => {
    const own = counts.filter((one) => one.question === full);
    const scored = metric ? scoredOf(metric, own) : [];
    const [first] = scored;
    const shown = own.filter(
      ({ scaleMin, scaleMax }) => !scale || (scaleMin === scale.min && scaleMax === scale.max),
    );
    return {
      key: full.slice(survey.length + 1),
      metric,
      measure: metric && measureScores(metric, scored, minimumN, scale),
      mixedScales: scored.some((one) => first && !isSameScale(one.scale, first.scale)),
      answered:
        answered.find((one) => one.question === full)?.n ?? shown.reduce((sum, one) => sum + one.n, 0),
      counts: shown.map(({ choice, score, n }) => ({ choice, score, n })),
    };
  });
  if (question.kind !== "gap") return parts;
  const found = gaps.find((one) => one.question === name && one.points === question.points);
  const pairs = found ?? { n: 0, sum: 0, sumSquares: 0 };
  const measured = measureGap(pairs, question.points, { minimumN });
  return [
    {
      key: question.key,
      metric: "gap",
      measure: measured,
      mixedScales: false,
      answered: pairs.n,
      counts: [],
    },
    ...parts,
  ];
}

/** How many responses there are, when the last one came, and the leading score. */
export interface SurveyFigures {
  readonly responses: number;
  readonly lastAt: string | null;
  readonly lead: Omit<QuestionResult, "counts"> | null;
}

/** The results of a survey or of one of its groups. */
export interface SurveyResults extends SurveyFigures {
  readonly questions: readonly QuestionResult[];
}
