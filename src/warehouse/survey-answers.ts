// How often each answer was given to the questions of surveys, on which scale, and how many responses there were. The
// question's key begins with the survey's, so one table answers it. Open texts, numbers and days are not counted: each
// stands for itself.

import { z } from "zod";
import type { Sight } from "../domain/sight.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

const countRow = z.object({
  question: z.string(),
  choice: z.string(),
  score: z.number().nullable(),
  scaleMin: z.number().nullable(),
  scaleMax: z.number().nullable(),
  n: z.coerce.number(),
});

const responseRow = z.object({ survey: z.string(), n: z.coerce.number(), lastAt: z.coerce.number() });

/** Which surveys: those whose questions begin with `prefix`; all with an empty one. */
export interface SurveysAsked {
  readonly event: string;
  readonly prefix: string;
  /** The metrics whose answers are counted. */
  readonly metrics: readonly string[];
}

const countSql = (
  and: string,
) => `SELECT f.question AS question, f.choice AS choice, f.score AS score, f.scale_min AS scaleMin, f.scale_max AS scaleMax,
  count() AS n
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.metric IN {metrics:Array(String)} AND f.event = {event:String}
  AND startsWith(f.question, {prefix:String})${and}
GROUP BY question, choice, score, scaleMin, scaleMax
ORDER BY question, choice, score, scaleMin, scaleMax`;

const responseSql = (
  and: string,
) => `SELECT substringIndex(f.question, '.', 1) AS survey, uniqExact(f.response) AS n, toUnixTimestamp64Milli(max(f.at)) AS lastAt
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.event = {event:String} AND position(f.question, '.') > 0
  AND startsWith(f.question, {prefix:String})${and}
GROUP BY survey
ORDER BY survey`;

/** The answers within a sight, each with how often it was given. */
export function surveyAnswers(
  warehouse: Warehouse,
  sight: Sight,
  { event, prefix, metrics }: SurveysAsked,
): Promise<z.infer<typeof countRow>[]> {
  const { and, params } = sightSql(sight);
  const query: WarehouseQuery<z.infer<typeof countRow>> = {
    name: "survey-answers",
    sql: countSql(and),
    params: { ...params, event, prefix, metrics },
    row: countRow,
    weight: "heavy",
  };
  return warehouse.ask(query);
}

/** Responses by survey within a sight; `lastAt` in milliseconds. */
export function surveyResponses(
  warehouse: Warehouse,
  sight: Sight,
  { event, prefix }: Pick<SurveysAsked, "event" | "prefix">,
): Promise<z.infer<typeof responseRow>[]> {
  const { and, params } = sightSql(sight);
  const query: WarehouseQuery<z.infer<typeof responseRow>> = {
    name: "survey-responses",
    sql: responseSql(and),
    params: { ...params, event, prefix },
    row: responseRow,
    weight: "heavy",
  };
  return warehouse.ask(query);
}
