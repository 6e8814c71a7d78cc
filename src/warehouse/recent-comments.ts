// What people wrote, newest first, with the scores they gave beside it and whose words they are after merging.
// Any answer with text is a comment, whatever its metric.

import { z } from "zod";
import type { Filter } from "../domain/question.ts";
import type { ResolvedSegment } from "../domain/segment.ts";
import { answersOfResponses } from "./answers-of-responses.ts";
import { formatKeyset, parseKeyset } from "./keyset.ts";
import { renderScope } from "./question-sql.ts";
import { resolveCustomers } from "./resolve-customers.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

/** Which comments. Times in milliseconds, `to` excluded; every word of `search` must occur, ignoring case. */
export interface CommentsAsked {
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  readonly filters: readonly Filter[];
  readonly search?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Only comments of these units; `null` or absent sees all. */
  readonly units?: readonly string[] | null;
  /** The segments that filters name, by id. */
  readonly segments?: ReadonlyMap<string, ResolvedSegment>;
}

/** One comment. */
export interface CommentFound {
  /** Id of the response it belongs to. */
  readonly id: string;
  readonly customer: string;
  readonly at: number;
  readonly text: string;
  readonly language: string;
  readonly channel: string;
  readonly touchpoint: string;
  readonly unit: string;
  readonly question: string;
  readonly scores: readonly {
    readonly metric: string;
    readonly question: string;
    readonly score: number;
    readonly scaleMin: number | null;
    readonly scaleMax: number | null;
  }[];
}

const row = z.object({
  id: z.string(),
  identity: z.string(),
  time: z.coerce.number(),
  seq: z.number(),
  comment: z.string(),
  language: z.string(),
  channel: z.string(),
  touchpoint: z.string(),
  unit: z.string(),
  question: z.string(),
});

/** The query of a page of comments. */
export function recentCommentsQuery(
  workspace: number,
  asked: CommentsAsked,
): WarehouseQuery<z.infer<typeof row>> {
  const { from, to, timeZone, filters, limit, units = null, segments = new Map() } = asked;
  const scope = renderScope("answer", { workspace, from, to, timeZone, filters, units, segments });
  const words = (asked.search ?? "").split(/\s+/).filter((word) => word !== "");
  const after = asked.cursor === undefined ? undefined : parseKeyset(asked.cursor);
  const conditions = [
    scope.where,
    ...(scope.filters === "1" ? [] : [scope.filters]),
    "f.text != ''",
    ...(words.length > 0
      ? ["arrayAll(word -> positionCaseInsensitiveUTF8(f.text, word) > 0, {words:Array(String)})"]
      : []),
    ...(after
      ? [
          "(f.at, f.response, f.seq) < (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterId:UInt64}, {afterSeq:UInt32})",
        ]
      : []),
  ];
  return {
    name: "recent-comments",
    sql: `SELECT toString(f.response) AS id, toString(f.identity) AS identity, toUnixTimestamp64Milli(f.at) AS time, f.seq AS seq,
  f.text AS comment, f.language AS language, f.channel AS channel, f.touchpoint AS touchpoint, f.unit AS unit,
  f.question AS question
FROM ${scope.from}
WHERE ${conditions.join("\n  AND ")}
ORDER BY f.at DESC, f.response DESC, f.seq DESC
LIMIT {limit:UInt32}`,
    params: {
      ...scope.params,
      limit: limit + 1,
      ...(words.length > 0 ? { words } : {}),
      ...(after ? { afterAt: after.at, afterId: after.first, afterSeq: Number(after.second) } : {}),
    },
    row,
    weight: "heavy",
  };
}

/** A page of comments, newest first, with the cursor of the next one or null. Throws `bad-input` for a foreign cursor. */
export async function recentComments(
  warehouse: Warehouse,
  workspace: number,
  asked: CommentsAsked,
): Promise<{ comments: CommentFound[]; next: string | null }> {
  const rows = await warehouse.ask(recentCommentsQuery(workspace, asked));
  const page = rows.slice(0, asked.limit);
  const [answers, customers] = await Promise.all([
    answersOfResponses(
      warehouse,
      workspace,
      page.map(({ id, time }) => ({ id, at: time })),
    ),
    resolveCustomers(
      warehouse,
      workspace,
      page.map(({ identity }) => identity),
    ),
  ]);
  const comments = page.map(({ id, identity, time, seq: _, comment, ...rest }) => ({
    id,
    customer: customers.get(identity) ?? identity,
    at: time,
    text: comment,
    ...rest,
    scores: (answers.get(id) ?? []).flatMap(({ metric, question, score, scaleMin, scaleMax }) =>
      score === null ? [] : [{ metric, question, score, scaleMin, scaleMax }],
    ),
  }));
  const last = page.at(-1);
  const more = rows.length > asked.limit && last !== undefined;
  return {
    comments,
    next: more ? formatKeyset({ at: last.time, first: last.id, second: String(last.seq) }) : null,
  };
}
