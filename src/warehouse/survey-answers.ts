// How often each answer was given to the questions of surveys, on which scale, and how many responses there were. The
// question's key begins with the survey's, so one table answers it. Open texts, numbers and days are not counted: each
// stands for itself. Where one response can give several answers to a question, its responses are counted beside them.

import { z } from "zod";
import type { SurveyGroup } from "../domain/survey/survey-cut.ts";
import { renderSurveyScope, type SurveyScope } from "./survey-scope.ts";
import type { Warehouse } from "./warehouse.ts";

const countRow = z.object({
  group: z.string(),
  question: z.string(),
  choice: z.string(),
  score: z.number().nullable(),
  scaleMin: z.number().nullable(),
  scaleMax: z.number().nullable(),
  n: z.coerce.number(),
});

const answeredRow = z.object({ group: z.string(), question: z.string(), n: z.coerce.number() });

const gapRow = z.object({
  group: z.string(),
  question: z.string(),
  points: z.number(),
  n: z.coerce.number(),
  sum: z.number(),
  sumSquares: z.number(),
});

const responseRow = z.object({
  group: z.string(),
  survey: z.string(),
  n: z.coerce.number(),
  lastAt: z.coerce.number(),
});

/** The answers of a cut, each with how often it was given. `group` is "" when nothing tells them apart. */
export function surveyAnswers(
  warehouse: Warehouse,
  asked: SurveyScope & { readonly metrics: readonly string[] },
  by: SurveyGroup | null = null,
): Promise<z.infer<typeof countRow>[]> {
  const { from, where, group, params } = renderSurveyScope(asked, by);
  const sql = `SELECT ${group ?? "''"} AS group, f.question AS question, f.choice AS choice, f.score AS score,
  f.scale_min AS scaleMin, f.scale_max AS scaleMax, count() AS n
FROM ${from}
WHERE ${where}
  AND f.metric IN {metrics:Array(String)}
GROUP BY group, question, choice, score, scaleMin, scaleMax
ORDER BY group, question, choice, score, scaleMin, scaleMax`;
  const { metrics } = asked;
  return warehouse.ask({
    name: "survey-answers",
    sql,
    params: { ...params, metrics },
    row: countRow,
    weight: "heavy",
  });
}

/** How many responses answered each question of `metrics`: those that take several answers at once. */
export function surveyAnswered(
  warehouse: Warehouse,
  asked: SurveyScope & { readonly metrics: readonly string[] },
  by: SurveyGroup | null = null,
): Promise<z.infer<typeof answeredRow>[]> {
  const { from, where, group, params } = renderSurveyScope(asked, by);
  const sql = `SELECT ${group ?? "''"} AS group, f.question AS question, uniqExact(f.response) AS n
FROM ${from}
WHERE ${where}
  AND f.metric IN {metrics:Array(String)}
GROUP BY group, question
ORDER BY group, question`;
  const { metrics } = asked;
  return warehouse.ask({
    name: "survey-answered",
    sql,
    params: { ...params, metrics },
    row: answeredRow,
    weight: "heavy",
  });
}

/** Perception less expectation of each response that gave both, summed by question (`SURVEY.QUESTION`) and points. */
export function surveyGaps(
  warehouse: Warehouse,
  asked: SurveyScope,
  by: SurveyGroup | null = null,
): Promise<z.infer<typeof gapRow>[]> {
  const { from, where, group, params } = renderSurveyScope(asked, by);
  const sql = `SELECT group, question, points, count() AS n, sum(difference) AS sum, sum(difference * difference) AS sumSquares
FROM (
  SELECT ${group ?? "''"} AS group, arrayStringConcat(arraySlice(splitByChar('.', f.question), 1, 2), '.') AS question,
    assumeNotNull(f.scale_max) AS points,
    assumeNotNull(maxIf(f.score, f.metric = 'perception') - maxIf(f.score, f.metric = 'expectation')) AS difference
  FROM ${from}
  WHERE ${where}
    AND f.metric IN ('expectation', 'perception') AND isNotNull(f.score) AND f.scale_min = 1 AND isNotNull(f.scale_max)
  GROUP BY group, f.response, question, points
  HAVING countIf(f.metric = 'expectation') > 0 AND countIf(f.metric = 'perception') > 0
)
GROUP BY group, question, points
ORDER BY group, question, points`;
  return warehouse.ask({ name: "survey-gaps", sql, params, row: gapRow, weight: "heavy" });
}

/** Responses by survey and group of a cut; `lastAt` in milliseconds. */
export function surveyResponses(
  warehouse: Warehouse,
  asked: SurveyScope,
  by: SurveyGroup | null = null,
): Promise<z.infer<typeof responseRow>[]> {
  const { from, where, group, params } = renderSurveyScope(asked, by);
  const sql = `SELECT ${group ?? "''"} AS group, substringIndex(f.question, '.', 1) AS survey, uniqExact(f.response) AS n,
  toUnixTimestamp64Milli(max(f.at)) AS lastAt
FROM ${from}
WHERE ${where}
GROUP BY group, survey
ORDER BY n DESC, group, survey`;
  return warehouse.ask({ name: "survey-responses", sql, params, row: responseRow, weight: "heavy" });
}
