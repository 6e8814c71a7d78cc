import { describe, expect, it } from "vitest";
import type { ArrivedInteraction } from "../domain/arrival.ts";
import { dayMs, minuteMs } from "./calendar.ts";
import {
  drivers,
  improvedAt,
  moneyPerMonth,
  type Stance,
  type Tier,
  tiers,
  retailerTruths as truth,
} from "./retailer/truths.ts";
import { storeUnits } from "./retailer/units.ts";
import { simulateRetailer } from "./retailer.ts";

// Everything here reads the arrivals alone, as an analyst would, with simple arithmetic. Tolerances: a mean of n whole scores
// from 1 to 5 has a standard error of about .9 / √n, and since the happy answer more, means of answers lie up to .15 above
// the truth; bounds leave three standard errors beside that.

const until = Date.UTC(2026, 6, 1);
const months = 18;
const customerOf = (messageId: string) => messageId.split("-")[2] ?? "";
const byCustomer = new Map<string, ArrivedInteraction[]>();
const tierOf = new Map<string, Tier>();
const interactions: ArrivedInteraction[] = [];
for (const one of simulateRetailer({ customers: 3000, seed: "truths", until })) {
  if (one.type === "interaction") {
    interactions.push(one);
    const list = byCustomer.get(customerOf(one.messageId));
    if (list) list.push(one);
    else byCustomer.set(customerOf(one.messageId), [one]);
  } else if (one.type === "profile") {
    const tier = tiers.find((name) => name === one.traits.tier);
    if (tier) tierOf.set(customerOf(one.messageId), tier);
  }
}
const improvement = improvedAt(until, months);

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function scores(
  metric: string,
  touchpoint: string,
  where: (one: ArrivedInteraction) => boolean = () => true,
): number[] {
  return interactions.flatMap((one) =>
    one.answers.flatMap((answer) =>
      answer.metric === metric && answer.touchpoint === touchpoint && answer.score !== undefined && where(one)
        ? [answer.score]
        : [],
    ),
  );
}

const relationship = interactions.filter(
  (one) => one.event === "Survey Answered" && one.campaign === "relationship",
);

function scoreOf(one: ArrivedInteraction, question: string): number | undefined {
  return one.answers.find((answer) => answer.question === question)?.score;
}

function stanceOf(one: ArrivedInteraction): Stance {
  const score = scoreOf(one, "recommend") ?? Number.NaN;
  return score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor";
}

/** Least squares by Gauss–Jordan on the normal equations. */
function leastSquares(rows: readonly { readonly y: number; readonly x: readonly number[] }[]): number[] {
  const size = rows[0]?.x.length ?? 0;
  const table = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const { x, y } of rows)
    table.forEach((line, i) => {
      for (let j = 0; j <= size; j++) line[j] = (line[j] ?? 0) + (x[i] ?? 0) * (j === size ? y : (x[j] ?? 0));
    });
  table.forEach((line, i) => {
    const pivot = line[i] ?? 1;
    for (let j = 0; j <= size; j++) line[j] = (line[j] ?? 0) / pivot;
    table.forEach((other, k) => {
      const factor = other[i] ?? 0;
      if (k !== i) for (let j = 0; j <= size; j++) other[j] = (other[j] ?? 0) - factor * (line[j] ?? 0);
    });
  });
  return table.map((line) => line[size] ?? Number.NaN);
}

describe("the truths of the retailer are found again in what it leaves behind", () => {
  const waits = new Map(
    interactions.flatMap((one) =>
      one.event === "Pedido entregado" ? [[one.order ?? "", one.waitMs ?? 0] as const] : [],
    ),
  );
  const isLate = (one: ArrivedInteraction) =>
    (waits.get(one.order ?? "") ?? 0) > truth.delivery.promisedDays * dayMs;

  it("deliveries are late as often as declared", () => {
    const share = mean(
      [...waits.values()].map((wait) => (wait > truth.delivery.promisedDays * dayMs ? 1 : 0)),
    );
    expect(share).toBeGreaterThan(truth.delivery.lateShare.mainland - 0.01);
    expect(share).toBeLessThan(truth.delivery.lateShare.mainland + 0.06);
  });

  it("late deliveries hurt by the declared gap", () => {
    const onTime = mean(scores("csat", "home_delivery", (one) => !isLate(one)));
    const late = mean(scores("csat", "home_delivery", isLate));
    expect(Math.abs(onTime - truth.delivery.csatOnTime)).toBeLessThan(0.2);
    expect(Math.abs(late - truth.delivery.csatLate)).toBeLessThan(0.35);
  });

  it("the queue of the call centre falls at the declared time to the declared length", () => {
    const calls = interactions.filter((one) => one.event === "Call Ended");
    // Who hangs up is not seen waiting on: of two exponential times the shorter one has the harmonic mean.
    const seen = (queue: number) => 1 / (1 / queue + 1 / truth.callCentre.patienceMinutes);
    const minutes = (list: readonly ArrivedInteraction[]) =>
      mean(list.map((one) => (one.waitMs ?? 0) / minuteMs));
    const before = minutes(calls.filter((one) => one.at < improvement));
    const after = minutes(calls.filter((one) => one.at >= improvement));
    expect(Math.abs(before - seen(truth.callCentre.waitMinutesBefore))).toBeLessThan(0.35);
    expect(Math.abs(after - seen(truth.callCentre.waitMinutesAfter))).toBeLessThan(0.2);
    const csat = (where: (one: ArrivedInteraction) => boolean) => mean(scores("csat", "call_centre", where));
    expect(csat((one) => one.at >= improvement) - csat((one) => one.at < improvement)).toBeGreaterThan(0.15);
  });

  it("long waits and unsolved calls cost what is declared", () => {
    const calls = new Map<string, ArrivedInteraction[]>();
    for (const one of interactions)
      if (one.event === "Call Ended" && one.employee)
        calls.set(customerOf(one.messageId), [...(calls.get(customerOf(one.messageId)) ?? []), one]);
    const rows = interactions.flatMap((one) => {
      if (one.campaign !== "after_call_centre" || one.event !== "Survey Answered") return [];
      const call = calls
        .get(customerOf(one.messageId))
        ?.findLast((earlier) => earlier.at < one.at && earlier.employee === one.employee);
      const y = one.answers.find((answer) => answer.metric === "csat")?.score;
      const effort = one.answers.find((answer) => answer.metric === "ces")?.score;
      if (!call || y === undefined || effort === undefined) return [];
      const long = (call.waitMs ?? 0) > truth.callCentre.longWaitMinutes * minuteMs ? 1 : 0;
      return [{ y, effort, x: [1, long, call.outcome === "resolved" ? 0 : 1] }];
    });
    const [base = 0, long = 0, unsolved = 0] = leastSquares(rows);
    expect(Math.abs(base - truth.callCentre.csatShortWaitSolved)).toBeLessThan(0.25);
    expect(Math.abs(-long - truth.callCentre.csatLossLongWait)).toBeLessThan(0.35);
    expect(Math.abs(-unsolved - truth.callCentre.csatLossUnsolved)).toBeLessThan(0.4);
    const ease = (unsolvedCall: number) =>
      mean(rows.filter((row) => row.x[2] === unsolvedCall).map((row) => row.effort));
    expect(Math.abs(ease(0) - truth.callCentre.cesSolved)).toBeLessThan(0.25);
    expect(Math.abs(ease(1) - truth.callCentre.cesUnsolved)).toBeLessThan(0.5);
  });

  it("returns in a franchise are the channel that falls behind", () => {
    const franchise = mean(scores("csat", "return_franchise"));
    expect(mean(scores("csat", "return_store")) - franchise).toBeGreaterThan(0.9);
    expect(mean(scores("csat", "return_online")) - franchise).toBeGreaterThan(0.6);
  });

  it("own stores stand above franchises by the declared gap, and one store above all", () => {
    const gap = mean(scores("csat", "store_purchase")) - mean(scores("csat", "franchise_purchase"));
    expect(Math.abs(gap - (truth.shops.csatStore - truth.shops.csatFranchise))).toBeLessThan(0.25);
    const ranked = storeUnits
      .map((unit) => ({
        key: unit.key,
        felt: scores("csat", "store_purchase", (one) => one.unit === unit.key),
      }))
      .filter(({ felt }) => felt.length >= 12)
      .sort((a, b) => mean(b.felt) - mean(a.felt));
    expect(ranked[0]?.key).toBe(truth.shops.bestStore);
  });

  it("opinions move recommending by the declared weights, and gold customers by their shift", () => {
    const fitted = leastSquares(
      relationship.map((one) => ({
        y: scoreOf(one, "recommend") ?? Number.NaN,
        x: [
          1,
          ...drivers.map((driver) => (scoreOf(one, driver) ?? 4) - 4),
          tierOf.get(customerOf(one.messageId)) === "gold" ? 1 : 0,
        ],
      })),
    );
    // Scores stop at 10 and the happy answer more: both pull the weights towards nought by up to a fifth.
    for (const [i, driver] of drivers.entries()) {
      const found = fitted[i + 1] ?? Number.NaN;
      expect(found, driver).toBeGreaterThan(truth.recommend.weights[driver] * 0.75 - 0.12);
      expect(found, driver).toBeLessThan(truth.recommend.weights[driver] + 0.12);
    }
    expect(fitted[drivers.length + 1]).toBeGreaterThan(0.3);
    expect(fitted[drivers.length + 1]).toBeLessThan(1);
    expect(mean(relationship.flatMap((one) => scoreOf(one, "web") ?? []))).toBeLessThan(3.7);
  });

  it("detractors buy less and leave sooner than promoters of the same tier", () => {
    const window = 60 * dayMs;
    const sums = new Map<string, { n: number; money: number; left: number }>();
    for (const one of relationship) {
      const customer = customerOf(one.messageId);
      const tier = tierOf.get(customer);
      if (one.at + window > until || !tier) continue;
      const next = (byCustomer.get(customer) ?? []).filter(
        (later) => later.at > one.at && later.at <= one.at + window,
      );
      const key = `${tier} ${stanceOf(one)}`;
      const sum = sums.get(key) ?? { n: 0, money: 0, left: 0 };
      sum.n += 1;
      sum.money += next.reduce((money, later) => money + Math.max(0, later.revenue ?? 0), 0);
      sum.left += next.some((later) => later.event === "Baja") ? 1 : 0;
      sums.set(key, sum);
    }
    const perMonth = (tier: Tier, stance: Stance) => {
      const sum = sums.get(`${tier} ${stance}`);
      return sum ? sum.money / sum.n / 2 : Number.NaN;
    };
    // Money in two months of some 150 people is noisy (sd of about 60 € each) and stances drift meanwhile: compare the tiers
    // together, each weighing what it should bring.
    const total = (stance: Stance) => tiers.reduce((sum, tier) => sum + perMonth(tier, stance), 0);
    const declared = (stance: Stance) => tiers.reduce((sum, tier) => sum + moneyPerMonth(tier, stance), 0);
    const ratio = total("detractor") / total("promoter");
    expect(Math.abs(ratio - declared("detractor") / declared("promoter"))).toBeLessThan(0.25);
    expect(total("promoter") / declared("promoter")).toBeGreaterThan(0.75);
    expect(total("promoter") / declared("promoter")).toBeLessThan(1.25);
    const leaving = (stance: Stance) => {
      const all = tiers.map((tier) => sums.get(`${tier} ${stance}`) ?? { n: 0, left: 0 });
      return all.reduce((sum, one) => sum + one.left, 0) / all.reduce((sum, one) => sum + one.n, 0);
    };
    expect(leaving("detractor")).toBeGreaterThan(2 * leaving("promoter"));
    const expected = 2 * truth.departure.perMonth.detractor * truth.departure.saidShare;
    expect(Math.abs(leaving("detractor") - expected)).toBeLessThan(0.04);
  });

  it("comments agree with the score and its cause", () => {
    const comment = (one: ArrivedInteraction) =>
      one.answers.find((answer) => answer.metric === "comment")?.text ?? "";
    const delivery = interactions.filter(
      (one) => one.event === "Survey Answered" && one.campaign === "after_home_delivery",
    );
    const spanish = delivery.filter((one) => one.language === "es");
    const unhappy = spanish
      .filter((one) => (one.answers[0]?.score ?? 5) <= 2 && isLate(one))
      .map(comment)
      .filter(Boolean);
    expect(unhappy.length).toBeGreaterThan(15);
    expect(mean(unhappy.map((text) => (/d[ií]as/i.test(text) ? 1 : 0)))).toBeGreaterThan(0.5);
    expect(unhappy.some((text) => /rapid[ií]sima|perfecta|puntual/i.test(text))).toBe(false);
    const happy = spanish
      .filter((one) => (one.answers[0]?.score ?? 0) >= 4)
      .map(comment)
      .filter(Boolean);
    expect(happy.some((text) => /vergüenza|verguenza|desastre|disculpa/i.test(text))).toBe(false);
    const languages = new Set(interactions.filter((one) => comment(one) !== "").map((one) => one.language));
    expect([...languages].sort()).toEqual(["en", "es"]);
  });
});
