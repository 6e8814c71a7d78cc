// What is true of the invented retailer: the numbers from which every experience, answer, purchase and departure is drawn.
// The simulation reads them here and nowhere else, so an analysis of its interactions can be held against them.

import { monthsBefore } from "../calendar.ts";
import { linePriceMean } from "./products.ts";

/** What a person judges the company by. */
export const drivers = ["product", "delivery", "service", "shop", "price", "web"] as const;

/** One driver. */
export type Driver = (typeof drivers)[number];

/** How a person stands: would say 9 or 10, 7 or 8, or 6 and less. */
export const stances = ["promoter", "passive", "detractor"] as const;

/** One stance. */
export type Stance = (typeof stances)[number];

/** Loyalty tiers, which are the segments of the demo (trait `tier`). */
export const tiers = ["none", "silver", "gold"] as const;

/** One tier. */
export type Tier = (typeof tiers)[number];

/** The truths. Means of satisfaction are expected scores on 1–5, means of effort on 1–7 (7 is easy). Money in euros. */
export const retailerTruths = {
  /** The pain point: deliveries that take longer than promised. */
  delivery: {
    touchpoint: "home_delivery",
    promisedDays: 5,
    csatOnTime: 4.35,
    csatLate: 2.7,
    /** Share of deliveries that take longer than promised. */
    lateShare: { mainland: 0.24, islands: 0.55 },
  },
  /** Call centre: long waits hurt, calls that solve nothing hurt more, and from a known month waits are short. */
  callCentre: {
    touchpoint: "call_centre",
    longWaitMinutes: 3,
    csatShortWaitSolved: 4.4,
    csatLossLongWait: 1.1,
    csatLossUnsolved: 1.3,
    cesSolved: 5.9,
    cesUnsolved: 3.2,
    solvedShare: 0.72,
    /** Expected queueing time of callers who wait as long as it takes. */
    waitMinutesBefore: 6.5,
    waitMinutesAfter: 1.8,
    /** How long callers are ready to wait: exponential with this mean. */
    patienceMinutes: 14,
    /** As a share of the simulated period: the twelfth month of eighteen. */
    improvedAfterShare: 2 / 3,
  },
  /** The channel that falls behind: giving goods back in a franchise. */
  returns: {
    csat: { return_store: 4.1, return_online: 3.8, return_franchise: 2.5 },
    refundDays: { return_store: 0, return_online: 4, return_franchise: 9 },
    shareOfPurchases: 0.09,
  },
  /** The same purchase is worse in a franchise than in an own store; one store is better than all. */
  shops: {
    csatStore: 4.05,
    csatFranchise: 3.6,
    bestStore: "t-valencia-ensanche",
    csatBestStore: 4.75,
  },
  otherCsat: {
    product: 4.1,
    price: 3.6,
    /** Low, and hardly matters for recommending: a bad score that is not a priority. */
    web: 3.35,
    live_chat: 4.0,
    store_pickup: 4.2,
  },
  /**
   * What a person would say to the recommendation question: base + sum over drivers of weight × (opinion − 4), opinions
   * being whole scores from 1 to 5 as people give them in the relationship survey, + the tier's shift + mood, rounded and cut
   * to 0–10. Mood is normal with this standard deviation and keeps `moodKept` of itself from month to month.
   */
  recommend: {
    base: 7.6,
    weights: { product: 0.9, delivery: 0.85, service: 0.75, shop: 0.5, price: 0.4, web: 0.05 },
    tierShift: { none: 0, silver: 0, gold: 0.8 },
    moodSd: 1.25,
    moodKept: 0.93,
  },
  /** What the stance of a person does to the money. Factors apply to the tier's orders a month and to lines a basket. */
  money: {
    ordersPerMonth: { none: 0.15, silver: 0.22, gold: 0.38 },
    linesPerBasket: 1.7,
    linePriceMean: Math.round(linePriceMean * 100) / 100,
    orderFactor: { promoter: 1.25, passive: 1, detractor: 0.6 },
    linesFactor: { promoter: 1.06, passive: 1, detractor: 0.92 },
  },
  departure: {
    perMonth: { promoter: 0.004, passive: 0.012, detractor: 0.04 },
    /** The others just stop coming. */
    saidShare: 0.75,
  },
  /** Whoever is happy answers more: the answers alone flatter the company. */
  response: {
    rate: { promoter: 0.36, passive: 0.23, detractor: 0.18 },
    /** One in forty people browses on the device of another customer. */
    sharedDeviceEvery: 40,
  },
  /** Two events that no catalogue knows, so that there is something to give a place to. */
  unmatchedEvents: ["Ruleta de premios girada", "Parking Validated"],
} as const;

/** The shape of the truths. */
export type RetailerTruths = typeof retailerTruths;

/** When the waits of the call centre fall, for a simulated period. */
export function improvedAt(until: number, months: number): number {
  return monthsBefore(until, months - Math.round(months * retailerTruths.callCentre.improvedAfterShare));
}

/** Euros a month that a customer of a tier and a stance brings, in an ordinary month. */
export function moneyPerMonth(tier: Tier, stance: Stance): number {
  const {
    ordersPerMonth,
    linesPerBasket,
    linePriceMean: price,
    orderFactor,
    linesFactor,
  } = retailerTruths.money;
  return ordersPerMonth[tier] * orderFactor[stance] * linesPerBasket * linesFactor[stance] * price;
}

/** Euros that one detractor fails to bring in a year beside a promoter of the same tier, not counting departures. */
export function detractorCostPerYear(tier: Tier): number {
  return 12 * (moneyPerMonth(tier, "promoter") - moneyPerMonth(tier, "detractor"));
}
