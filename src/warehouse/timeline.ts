// The interactions of one customer across all channels, newest first, with the answers given in them. The customer's
// identities come from the records, so a page reads only the few granules where these identities lie.

import { z } from "zod";
import { responseOf } from "../domain/continued-response.ts";
import type { Sight } from "../domain/sight.ts";
import { type AnswerFound, answersOfResponses } from "./answers-of-responses.ts";
import { formatKeyset, parseKeyset } from "./keyset.ts";
import { sightSql } from "./sight-sql.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

/** Which page of whose timeline. */
export interface TimelineAsked {
  /** All identities of the customer. */
  readonly identities: readonly string[];
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Only on these channels; all when absent or empty. */
  readonly channels?: readonly string[] | undefined;
  /** Only of these kinds; all when absent or empty. */
  readonly kinds?: readonly string[] | undefined;
  /** Only interactions with answers. */
  readonly saidOnly?: boolean | undefined;
  /** Only what happened at or before this moment, in milliseconds. */
  readonly until?: number | undefined;
}

const row = z.object({
  id: z.string(),
  time: z.coerce.number(),
  seq: z.number(),
  kind: z.string(),
  channel: z.string(),
  touchpoint: z.string(),
  stage: z.string(),
  event: z.string(),
  unit: z.string(),
  employee: z.string(),
  product: z.string(),
  order: z.string(),
  campaign: z.string(),
  outcome: z.string(),
  waitMs: z.coerce.number().nullable(),
  durationMs: z.coerce.number().nullable(),
  revenue: z.number().nullable(),
  currency: z.string(),
  language: z.string(),
  session: z.string(),
  source: z.string(),
  url: z.string(),
  properties: z.string(),
  answers: z.number(),
});

/** One interaction of a timeline; `at` in milliseconds. */
export interface TimelineFound extends Omit<z.infer<typeof row>, "time" | "seq" | "answers"> {
  readonly at: number;
  readonly answers: readonly AnswerFound[];
}

/** The query of a page of a timeline. */
export function timelineQuery(sight: Sight, asked: TimelineAsked): WarehouseQuery<z.infer<typeof row>> {
  const { and, params } = sightSql(sight);
  const after = asked.cursor === undefined ? undefined : parseKeyset(asked.cursor);
  const channels = asked.channels ?? [];
  const kinds = asked.kinds ?? [];
  const conditions = [
    ...(channels.length > 0 ? ["f.channel IN {channels:Array(String)}"] : []),
    ...(kinds.length > 0 ? ["f.kind IN {kinds:Array(String)}"] : []),
    ...(asked.saidOnly ? ["f.answers > 0"] : []),
    ...(asked.until === undefined ? [] : ["f.at <= fromUnixTimestamp64Milli({until:Int64}, 'UTC')"]),
    ...(after
      ? [
          "(f.at, f.seq, f.id) < (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterSeq:UInt32}, {afterId:UInt64})",
          "f.at <= fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC')",
        ]
      : []),
  ].map((condition) => `\n  AND ${condition}`);
  return {
    name: "timeline",
    sql: `SELECT toString(f.id) AS id, toUnixTimestamp64Milli(f.at) AS time, f.seq AS seq, f.kind AS kind, f.channel AS channel,
  f.touchpoint AS touchpoint, f.stage AS stage, f.event AS event, f.unit AS unit, f.employee AS employee,
  f.product AS product, f.order_id AS order, f.campaign AS campaign, f.outcome AS outcome,
  f.wait_ms AS waitMs, f.duration_ms AS durationMs, toFloat64(f.revenue) AS revenue, f.currency AS currency,
  f.language AS language, f.session AS session, f.source AS source, f.url AS url, f.properties AS properties, f.answers AS answers
FROM interaction AS f
WHERE f.workspace = {workspace:UInt32} AND f.identity IN {identities:Array(UUID)}${and}${conditions.join("")}
ORDER BY f.at DESC, f.seq DESC, f.id DESC
LIMIT {limit:UInt32}`,
    params: {
      ...params,
      identities: asked.identities,
      limit: asked.limit + 1,
      ...(channels.length > 0 ? { channels } : {}),
      ...(kinds.length > 0 ? { kinds } : {}),
      ...(asked.until === undefined ? {} : { until: asked.until }),
      ...(after ? { afterAt: after.at, afterSeq: Number(after.first), afterId: after.second } : {}),
    },
    row,
    weight: "quick",
  };
}

/** A page of a timeline, newest first, with the cursor of the next one or null. Throws `bad-input` for a foreign cursor. */
export async function timeline(
  warehouse: Warehouse,
  sight: Sight,
  asked: TimelineAsked,
): Promise<{ items: TimelineFound[]; next: string | null }> {
  if (asked.identities.length === 0) return { items: [], next: null };
  const rows = await warehouse.ask(timelineQuery(sight, asked));
  const page = rows.slice(0, asked.limit);
  const ofItem = (item: z.infer<typeof row>) => responseOf(sight.workspace, item);
  const answers = await answersOfResponses(
    warehouse,
    sight.workspace,
    page.filter((item) => item.answers > 0).map((item) => ({ id: ofItem(item), at: item.time })),
  );
  const answersIn = (item: z.infer<typeof row>): AnswerFound[] =>
    item.answers === 0
      ? []
      : (answers.get(ofItem(item)) ?? []).flatMap(({ at, ...answer }) => (at === item.time ? [answer] : []));
  const items = page.map((found) => {
    const { time, seq: _, answers: __, ...item } = found;
    return { ...item, at: time, answers: answersIn(found) };
  });
  const last = page.at(-1);
  const more = rows.length > asked.limit && last !== undefined;
  return {
    items,
    next: more ? formatKeyset({ at: last.time, first: String(last.seq), second: last.id }) : null,
  };
}
