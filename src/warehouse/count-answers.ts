// Counts what a question asks about, for every metric of the closed list. Rows come by group and time grain, largest group
// first, and the total over everything that was asked about is counted by the engine, never added up from the rows.

import { z } from "zod";
import type { CountsByMetric } from "../domain/metric/measure.ts";
import type { MetricKey, Question } from "../domain/question.ts";
import type { Scale } from "../domain/scale.ts";
import type { ResolvedSegment } from "../domain/segment.ts";
import { countSql } from "./count-sql.ts";
import { renderScope } from "./question-sql.ts";
import { renderCount } from "./render-count.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

/** The parts of a question that decide what is counted. */
export interface CountedQuestion<Key extends MetricKey = MetricKey>
  extends Pick<Question, "by" | "filters" | "weighted" | "limit" | "interval" | "question"> {
  readonly metric: Key;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217 of money that named none; "" when absent. */
  readonly currency?: string;
  /** Only facts of these units; `null` or absent sees all. */
  readonly units?: readonly string[] | null;
  /** The segments that filters and groups name, by id. */
  readonly segments?: ReadonlyMap<string, ResolvedSegment>;
}

/** A period in milliseconds UTC; `to` is excluded. */
export interface PeriodMs {
  readonly from: number;
  readonly to: number;
}

/** What was counted in one group and grain, or in all. */
export interface Counted<Key extends MetricKey> {
  readonly counts: CountsByMetric[Key];
  /** Ends of the scales the scores were given on; null without scores. */
  readonly scale: Scale | null;
  /** Scores on different scales stand together. */
  readonly mixedScales: boolean;
  /** ISO 4217 of money, the question's where none was named; "" for other metrics, "mixed" for several. */
  readonly currency: string;
}

/** One row of an answer. */
export interface CountedRow<Key extends MetricKey> extends Counted<Key> {
  /** Value of each grouping field as text; empty where the log does not know it. */
  readonly group: Record<string, string>;
  /** Start of the grain in the question's time zone, `2026-01-05T00:00:00+01:00`; undefined without interval. */
  readonly at: string | undefined;
}

/** The counts of a question. */
export interface CountedAnswer<Key extends MetricKey> {
  readonly rows: readonly CountedRow<Key>[];
  readonly total: Counted<Key>;
  /** How many groups the limit left out. */
  readonly truncated: number;
}

const number = z.coerce.number();
const weights = { n: number, w: number, w2: number };
const positions = { sum: number, sumSquares: number };

type CountParsers = { readonly [Key in MetricKey]: z.ZodType<CountsByMetric[Key]> };

/** What the columns of each metric become. */
const countParsers: CountParsers = {
  nps: z.object({
    ...weights,
    promoters: number,
    passives: number,
    detractors: number,
    wPromoters: number,
    wPassives: number,
    wDetractors: number,
  }),
  csat: z.object({ ...weights, ...positions, top: number, wTop: number }),
  ces: z.object({ ...weights, ...positions, easy: number, wEasy: number }),
  ces1: z.object({ ...weights, ...positions }),
  rating: z.object({ ...weights, ...positions }),
  response_rate: z
    .object({ n: number, answered: number })
    .transform(({ n, answered }) => ({ asked: n, answered })),
  interactions: z.object({ n: number }),
  customers: z.object({ n: number }),
  responses: z.object({ n: number }),
  revenue: z.object({ n: number, revenue: number }),
  orders: z.object({ n: number }),
  average_ticket: z
    .object({ n: number, revenue: number, sumSquares: number })
    .transform(({ n, ...money }) => ({ orders: n, ...money })),
};

/** The columns of any metric when nothing was counted. */
const nothing = Object.fromEntries(
  [
    "n w w2 sum sumSquares promoters passives detractors wPromoters wPassives wDetractors",
    "top wTop easy wEasy answered revenue",
  ].flatMap((names) => names.split(" ").map((name) => [name, 0])),
);

const frameSchema = z.looseObject({
  isTotal: number,
  groupsFound: number.default(1),
  startsAt: z.string().optional(),
  lowest: z.number().nullish(),
  highest: z.number().nullish(),
  mixedScales: z.number().default(0),
  currencies: z.array(z.string()).default([]),
});

type Frame = z.infer<typeof frameSchema>;

function countedOf<Key extends MetricKey>(
  parser: z.ZodType<CountsByMetric[Key]>,
  row: Frame,
  unnamed: string,
): Counted<Key> {
  const { lowest, highest } = row;
  const currencies = [...new Set(row.currencies.map((currency) => (currency === "" ? unnamed : currency)))];
  const counts = parser.parse(row);
  const scale =
    typeof lowest === "number" && typeof highest === "number" && Number(row.n) > 0
      ? { min: lowest, max: highest }
      : null;
  const currency = currencies.length > 1 ? "mixed" : (currencies[0] ?? "");
  return { counts, scale, mixedScales: row.mixedScales === 1, currency };
}

/** `2026-01-05T00:00:00+0100` with the colon that ISO 8601 wants. */
function isoTime(text: string): string {
  return `${text.slice(0, -2)}:${text.slice(-2)}`;
}

/** The query of a question, ready to be asked. */
export function countAnswersQuery(
  workspace: number,
  question: CountedQuestion,
  period: PeriodMs,
): WarehouseQuery<Frame> {
  const { metric, by, filters, interval, limit, timeZone, units = null, segments = new Map() } = question;
  const count = countSql(metric, question.weighted, question.question);
  const scope = renderScope(
    count.table,
    { workspace, ...period, timeZone, filters, units, segments },
    by,
    count.people,
  );
  return {
    name: `count-${metric}`,
    sql: renderCount(count, scope, by, interval),
    params: { ...scope.params, ...count.params, limit },
    row: frameSchema,
    weight: "heavy",
  };
}

/**
 * Counts a question over a period. Throws `question-too-heavy` beyond the caps, `engine-failed` when the log does not
 * answer, or the signal's reason.
 */
export async function countAnswers<Key extends MetricKey>(
  warehouse: Warehouse,
  workspace: number,
  question: CountedQuestion<Key>,
  period: PeriodMs,
  options: { readonly signal?: AbortSignal } = {},
): Promise<CountedAnswer<Key>> {
  const parser = countParsers[question.metric];
  const unnamed = question.currency ?? "";
  const frames = await warehouse.ask(countAnswersQuery(workspace, question, period), options);
  const total = frames.find(({ isTotal }) => isTotal === 1);
  const rows = frames
    .filter(({ isTotal }) => isTotal === 0)
    .map((frame) => {
      const { counts, scale, mixedScales, currency } = countedOf<Key>(parser, frame, unnamed);
      const group: Record<string, string> = {};
      for (const [i, field] of question.by.entries()) group[field] = String(frame[`g${i}`] ?? "");
      const at = frame.startsAt === undefined ? undefined : isoTime(frame.startsAt);
      return { counts, scale, mixedScales, currency, group, at };
    });
  // The total has a place of its own among the groups that were found.
  const groups = question.by.length === 0 ? 0 : Math.max(0, (frames[0]?.groupsFound ?? 1) - 1);
  return {
    rows,
    total: countedOf<Key>(
      parser,
      total ?? { ...nothing, isTotal: 1, groupsFound: 1, mixedScales: 0, currencies: [] },
      unnamed,
    ),
    truncated: Math.max(0, groups - question.limit),
  };
}
