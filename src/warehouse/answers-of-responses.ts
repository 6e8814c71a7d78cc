// The answers that were given in some responses, in the order of the questions. Times narrow the search, because answers
// are laid out by metric and time.

import { z } from "zod";
import type { Warehouse } from "./warehouse.ts";

const sql = `SELECT toString(f.response) AS response, toUnixTimestamp64Milli(f.at) AS time, f.metric AS metric, f.question AS question, f.score AS score,
  f.scale_min AS scaleMin, f.scale_max AS scaleMax, f.choice AS choice, f.text AS text
FROM answer AS f
WHERE f.workspace = {workspace:UInt32} AND f.response IN {responses:Array(UInt64)}
  AND f.at >= fromUnixTimestamp64Milli({first:Int64}, 'UTC') AND f.at <= fromUnixTimestamp64Milli({last:Int64}, 'UTC')
  AND f.at IN arrayMap(time -> fromUnixTimestamp64Milli(time, 'UTC'), {times:Array(Int64)})
ORDER BY f.response, f.seq`;

const row = z.object({
  response: z.string(),
  time: z.coerce.number(),
  metric: z.string(),
  question: z.string(),
  score: z.number().nullable(),
  scaleMin: z.number().nullable(),
  scaleMax: z.number().nullable(),
  choice: z.string(),
  text: z.string(),
});

/** One answer as it stands in the log. */
export type AnswerFound = Omit<z.infer<typeof row>, "response" | "time">;

/** The same with its moment in milliseconds: the answers of a response that was continued have several. */
export type AnswerGiven = AnswerFound & { readonly at: number };

/** The answers of each response, by id. `responses` are ids with their times in milliseconds. */
export async function answersOfResponses(
  warehouse: Warehouse,
  workspace: number,
  responses: readonly { readonly id: string; readonly at: number }[],
): Promise<Map<string, AnswerGiven[]>> {
  const found = new Map<string, AnswerGiven[]>();
  if (responses.length === 0) return found;
  const times = responses.map(({ at }) => at);
  const params = {
    workspace,
    responses: responses.map(({ id }) => BigInt(id)),
    first: Math.min(...times),
    last: Math.max(...times),
    times,
  };
  const rows = await warehouse.ask({ name: "answers-of-responses", sql, params, row, weight: "quick" });
  for (const { response, time, ...said } of rows) {
    const answer = { ...said, at: time };
    const list = found.get(response);
    if (list) list.push(answer);
    else found.set(response, [answer]);
  }
  return found;
}
