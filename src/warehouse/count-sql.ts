// What each metric counts, as SQL over the rows of a scope: one template a family, the definitions being those of
// domain/metric. SQL counts and never measures: thresholds and scales come in as parameters made of the domain's constants.
// Sums of fractions are rounded to nine digits, so that the order in which threads or shards add up cannot be seen.

import { CES_EASY_FROM, CES_SCALE } from "../domain/metric/ces.ts";
import { CES1_SCALE } from "../domain/metric/ces1.ts";
import {
  CSAT_BOXES_POINTS_MAX,
  CSAT_SCALE,
  CSAT_SLIDER_TOP_FROM,
  CSAT_TWO_BOXES_FROM_POINTS,
} from "../domain/metric/csat.ts";
import { NPS_PASSIVE_FROM, NPS_PROMOTER_FROM, NPS_SCALE } from "../domain/metric/nps.ts";
import { RATING_SCALE } from "../domain/metric/rating.ts";
import type { MetricKey } from "../domain/question.ts";
import type { Scale } from "../domain/scale.ts";
import type { FactTable, ScopeSql, SqlParams } from "./question-sql.ts";

/** Metrics that are made of scores. */
export type ScoreKey = "nps" | "csat" | "ces" | "ces1" | "rating";

/** How a metric counts. */
export interface CountSql {
  readonly table: FactTable;
  /** Whether it needs to know whose each row is. */
  readonly people: boolean;
  /** Names for expressions over a row, each `expression AS name`, used by `where` and `counts`. */
  readonly define: (scope: ScopeSql) => readonly string[];
  /** Conditions a row must meet to be counted, besides the scope's. */
  readonly where: readonly string[];
  /** The columns counted, each `expression AS name`; `n` ranks groups. */
  readonly counts: readonly string[];
  /**
   * How rows become what is counted. `rows`: as they are. `orders`: first all rows of an order become one, with its
   * `ticket`. `invitations`: invitations with `wasAnswered`.
   */
  readonly unit: "rows" | "orders" | "invitations";
  readonly params: SqlParams;
}

const weightSums = ["count() AS n", "round(sum(weighs), 9) AS w", "round(sum(weighs * weighs), 9) AS w2"];
const positionSums = [
  "round(sum(weighs * position), 9) AS sum",
  "round(sum(weighs * position * position), 9) AS sumSquares",
];
const scalesSeen = [
  "min(scaleMin) AS lowest",
  "max(scaleMax) AS highest",
  "uniqExact(scaleMin, scaleMax) > 1 AS mixedScales",
];

/** Both `count` of a condition and its weight. */
function both(condition: string, count: string, weight: string): string[] {
  return [`countIf(${condition}) AS ${count}`, `round(sumIf(weighs, ${condition}), 9) AS ${weight}`];
}

const scoreCounts: Readonly<Record<ScoreKey, readonly string[]>> = {
  nps: [
    ...weightSums,
    ...both("given >= {promoterFrom:Float64}", "promoters", "wPromoters"),
    ...both("given >= {passiveFrom:Float64} AND given < {promoterFrom:Float64}", "passives", "wPassives"),
    ...both("given < {passiveFrom:Float64}", "detractors", "wDetractors"),
    ...scalesSeen,
  ],
  csat: [...weightSums, ...both("given >= topFrom", "top", "wTop"), ...positionSums, ...scalesSeen],
  ces: [
    ...weightSums,
    ...both("given >= {easyFrom:Float64}", "easy", "wEasy"),
    ...positionSums,
    ...scalesSeen,
  ],
  ces1: [...weightSums, ...positionSums, ...scalesSeen],
  rating: [...weightSums, ...positionSums, ...scalesSeen],
};

/** Constants of the domain that the counts of a metric compare with. */
const scoreParams: Readonly<Record<ScoreKey, SqlParams>> = {
  nps: { promoterFrom: NPS_PROMOTER_FROM, passiveFrom: NPS_PASSIVE_FROM },
  csat: {
    twoBoxesFrom: CSAT_TWO_BOXES_FROM_POINTS,
    boxesMax: CSAT_BOXES_POINTS_MAX,
    sliderTopFrom: CSAT_SLIDER_TOP_FROM,
  },
  ces: { easyFrom: CES_EASY_FROM },
  ces1: {},
  rating: {},
};

/** The scale assumed when an answer names none; with `only`, answers on other scales are not counted. */
const scales: Readonly<Record<ScoreKey, { readonly own: Scale; readonly only: boolean }>> = {
  nps: { own: NPS_SCALE, only: true },
  csat: { own: CSAT_SCALE, only: false },
  ces: { own: CES_SCALE, only: true },
  ces1: { own: CES1_SCALE, only: true },
  rating: { own: RATING_SCALE, only: false },
};

/** `topTwoFrom` of domain/metric/csat.ts for the scale of each row. */
const topFrom = `multiIf(
      floor(scaleMax) - ceil(scaleMin) + 1 < {twoBoxesFrom:Float64}, scaleMax,
      floor(scaleMax) - ceil(scaleMin) + 1 <= {boxesMax:Float64}, scaleMax - 1,
      scaleMin + {sliderTopFrom:Float64} * (scaleMax - scaleMin)
    ) AS topFrom`;

function scoreSql(metric: ScoreKey, weighted: boolean, question: string | undefined): CountSql {
  const { own, only } = scales[metric];
  // Effort on 1–5 is CES 1.0 under whichever name it came; effort on 1–7 sent as CES 1.0 means the opposite of CES 2.0.
  const isCes1 = metric === "ces1";
  const bound = (column: string, fallback: string) =>
    isCes1
      ? `if(f.metric = 'ces1', ifNull(${column}, ${fallback}), ${column})`
      : `ifNull(${column}, ${fallback})`;
  return {
    table: "answer",
    people: false,
    define: () => [
      "assumeNotNull(f.score) AS given",
      weighted ? "f.weight AS weighs" : "1. AS weighs",
      `assumeNotNull(${bound("f.scale_min", "{ownMin:Float64}")}) AS scaleMin`,
      `assumeNotNull(${bound("f.scale_max", "{ownMax:Float64}")}) AS scaleMax`,
      "(given - scaleMin) / (scaleMax - scaleMin) AS position",
      ...(metric === "csat" ? [topFrom] : []),
    ],
    where: [
      isCes1 ? "f.metric IN ('ces', 'ces1')" : `f.metric = '${metric}'`,
      "isNotNull(f.score) AND f.weight > 0",
      only ? "scaleMin = {ownMin:Float64} AND scaleMax = {ownMax:Float64}" : "scaleMin < scaleMax",
      "given >= scaleMin AND given <= scaleMax",
      ...(metric === "nps" ? ["given = floor(given)"] : []),
      ...(question === undefined ? [] : ["f.question = {question:String}"]),
    ],
    counts: scoreCounts[metric],
    unit: "rows",
    params: {
      ...scoreParams[metric],
      ownMin: own.min,
      ownMax: own.max,
      ...(question === undefined ? {} : { question }),
    },
  };
}

// An order is a reference; money taken without one is an order by itself, money given back without one is none.
const orderKey = "if(f.order_id = '', f.id, sipHash64(f.order_id)) AS orderKey";
const isOrder = "isNotNull(f.revenue) AND (f.order_id != '' OR f.revenue >= 0)";
const nothing = () => [];

/** How `metric` counts; `question` narrows scores and responses to one question. */
export function countSql(metric: MetricKey, weighted: boolean, question: string | undefined): CountSql {
  const log = {
    table: "interaction",
    people: false,
    define: nothing,
    where: [],
    unit: "rows",
    params: {},
  } as const;
  switch (metric) {
    case "nps":
    case "csat":
    case "ces":
    case "ces1":
    case "rating":
      return scoreSql(metric, weighted, question);
    case "responses":
      return {
        ...log,
        table: "answer",
        where: question === undefined ? [] : ["f.question = {question:String}"],
        counts: ["uniqExact(f.response) AS n"],
        params: question === undefined ? {} : { question },
      };
    case "interactions":
      return { ...log, counts: ["count() AS n"] };
    case "customers":
      return {
        ...log,
        people: true,
        define: (scope) => [`${scope.customer} AS whose`],
        counts: ["uniqExact(whose) AS n"],
      };
    case "revenue":
      return {
        ...log,
        where: ["isNotNull(f.revenue)"],
        counts: [
          "count() AS n",
          "toFloat64(sum(assumeNotNull(f.revenue))) AS revenue",
          "arrayDistinct([min(f.currency), minIf(f.currency, f.currency != ''), max(f.currency)]) AS currencies",
        ],
      };
    case "orders":
      return { ...log, define: () => [orderKey], where: [isOrder], counts: ["uniqExact(orderKey) AS n"] };
    case "average_ticket":
      return {
        ...log,
        define: () => [orderKey],
        where: [isOrder],
        counts: [
          "count() AS n",
          "toFloat64(sum(ticket)) AS revenue",
          "toFloat64(sum(toDecimal256(ticket, 4) * toDecimal256(ticket, 4))) AS sumSquares",
          "arrayDistinct([min(firstCurrency), minIf(namedCurrency, namedCurrency != ''), max(lastCurrency)]) AS currencies",
        ],
        unit: "orders",
      };
    case "response_rate":
      return {
        ...log,
        people: true,
        counts: ["count() AS n", "countIf(wasAnswered) AS answered"],
        unit: "invitations",
      };
  }
}
