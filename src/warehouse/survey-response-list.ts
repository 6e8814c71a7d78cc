// The responses to a survey one by one, newest first, as they were given: where, when, in which language, and every answer.
// Answers lie by metric and time, so a page is found among them first and looked up in the log afterwards. A response that
// was continued later is one response, of several interactions.

import { z } from "zod";
import { responseOf } from "../domain/continued-response.ts";
import { type AnswerGiven, answersOfResponses } from "./answers-of-responses.ts";
import { formatKeyset, parseKeyset } from "./keyset.ts";
import { resolveCustomers } from "./resolve-customers.ts";
import { renderSurveyScope, type SurveyScope } from "./survey-scope.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

/** Which page of which responses. */
export interface ResponsesAsked extends SurveyScope {
  /** Answers that a response must hold, all of them; keys of questions as the log has them, `SURVEY.QUESTION`. */
  readonly holding: readonly {
    readonly question: string;
    readonly score?: number | undefined;
    readonly choice?: string | undefined;
  }[];
  /** Every word must stand in one of its texts, ignoring case. */
  readonly search: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** One response; `at` in milliseconds. */
export interface ResponseFound {
  readonly id: string;
  readonly at: number;
  readonly customer: string;
  readonly channel: string;
  readonly unit: string;
  readonly touchpoint: string;
  readonly language: string;
  readonly durationMs: number | null;
  /** What its messages said besides their answers, as JSON, the first message first. */
  readonly parts: readonly string[];
  readonly answers: readonly AnswerGiven[];
}

const pageRow = z.object({
  id: z.string(),
  identity: z.string(),
  time: z.coerce.number(),
  times: z.array(z.coerce.number()),
});

const factRow = z.object({
  id: z.string(),
  time: z.coerce.number(),
  source: z.string(),
  channel: z.string(),
  unit: z.string(),
  touchpoint: z.string(),
  language: z.string(),
  durationMs: z.coerce.number().nullable(),
  properties: z.string(),
});

/** The query of a page. */
export function responsePageQuery(asked: ResponsesAsked): WarehouseQuery<z.infer<typeof pageRow>> {
  const { from, where, params } = renderSurveyScope(asked);
  const { holding, limit } = asked;
  const words = asked.search.split(/\s+/).filter((word) => word !== "");
  const after = asked.cursor === undefined ? undefined : parseKeyset(asked.cursor);
  const held = holding.map(({ score, choice }, i) => {
    const parts = [
      `f.question = {heldQuestion${i}:String}`,
      ...(score === undefined ? [] : [`f.score = {heldScore${i}:Float64}`]),
      ...(choice === undefined ? [] : [`f.choice = {heldChoice${i}:String}`]),
    ];
    return `countIf(${parts.join(" AND ")}) > 0`;
  });
  const having = [
    ...(after ? ["(time, f.response) < ({afterAt:Int64}, {afterId:UInt64})"] : []),
    ...held,
    ...(words.length > 0
      ? [
          "countIf(arrayAll(word -> positionCaseInsensitiveUTF8(f.text, word) > 0, {words:Array(String)})) > 0",
        ]
      : []),
  ];
  return {
    name: "survey-response-page",
    sql: `SELECT toString(f.response) AS id, toString(any(f.identity)) AS identity, toUnixTimestamp64Milli(min(f.at)) AS time,
  groupUniqArray(toUnixTimestamp64Milli(f.at)) AS times
FROM ${from}
WHERE ${where}
GROUP BY f.response${having.length > 0 ? `\nHAVING ${having.join(" AND ")}` : ""}
ORDER BY time DESC, f.response DESC
LIMIT {limit:UInt32}`,
    params: {
      ...params,
      limit: limit + 1,
      ...(words.length > 0 && { words }),
      ...(after && { afterAt: after.at, afterId: after.first }),
      ...Object.fromEntries(
        holding.flatMap(({ question, score, choice }, i) => [
          [`heldQuestion${i}`, question],
          ...(score === undefined ? [] : [[`heldScore${i}`, score]]),
          ...(choice === undefined ? [] : [[`heldChoice${i}`, choice]]),
        ]),
      ),
    },
    row: pageRow,
    weight: "heavy",
  };
}

const factSql = `SELECT toString(f.id) AS id, toUnixTimestamp64Milli(f.at) AS time, f.source AS source, f.channel AS channel,
  f.unit AS unit, f.touchpoint AS touchpoint, f.language AS language, f.duration_ms AS durationMs, f.properties AS properties
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)} AND f.event = {event:String}
  AND f.at IN arrayMap(time -> fromUnixTimestamp64Milli(time, 'UTC'), {times:Array(Int64)})
ORDER BY f.at, f.seq`;

/** A page of responses with the cursor of the next one or null. Throws `bad-input` for a foreign cursor. */
export async function surveyResponseList(
  warehouse: Warehouse,
  asked: ResponsesAsked,
): Promise<{ responses: ResponseFound[]; next: string | null }> {
  const rows = await warehouse.ask(responsePageQuery(asked));
  const page = rows.slice(0, asked.limit);
  if (page.length === 0) return { responses: [], next: null };
  const { workspace } = asked.scope;
  const identities = [...new Set(page.map(({ identity }) => identity))];
  const params = { workspace, identities, event: asked.event, times: page.flatMap(({ times }) => times) };
  const [facts, answers, customers] = await Promise.all([
    warehouse.ask({
      name: "survey-response-facts",
      sql: factSql,
      params,
      row: factRow,
      weight: "quick" as const,
    }),
    answersOfResponses(
      warehouse,
      workspace,
      page.flatMap(({ id, times }) => times.map((at) => ({ id, at }))),
    ),
    resolveCustomers(warehouse, workspace, identities),
  ]);
  const partsOf = new Map<string, z.infer<typeof factRow>[]>();
  for (const fact of facts) {
    const id = responseOf(workspace, fact);
    partsOf.set(id, [...(partsOf.get(id) ?? []), fact]);
  }
  const responses = page.flatMap(({ id, identity, time }) => {
    const parts = partsOf.get(id) ?? [];
    const [first] = parts;
    if (!first) return [];
    const { time: _, source: __, properties: ___, ...fact } = first;
    return [
      {
        ...fact,
        id,
        at: time,
        customer: customers.get(identity) ?? identity,
        parts: parts.map(({ properties }) => properties),
        answers: answers.get(id) ?? [],
      },
    ];
  });
  const last = page.at(-1);
  const more = rows.length > asked.limit && last !== undefined;
  return { responses, next: more ? formatKeyset({ at: last.time, first: last.id, second: "0" }) : null };
}
