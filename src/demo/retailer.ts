// The invented retailer "Almazul Hogar" at work: a crowd of customers, each living month by month, with arrivals as the only
// trace. Customer by customer, so that memory does not grow with the crowd; a customer depends on the seed and its own
// number alone, so that a crowd of 1,000 is the beginning of a crowd of 10,000.

import type { Arrival } from "../domain/arrival.ts";
import type { Rhythm } from "./calendar.ts";
import { Calendar, dayMs, monthsBefore } from "./calendar.ts";
import { Random } from "./random.ts";
import { Life, type World } from "./retailer/life.ts";
import { advert, newsletter, sayGoodbye, smallContact } from "./retailer/outreach-episodes.ts";
import { type BuyingWay, buyingWays, createPerson } from "./retailer/person.ts";
import { buyByPhone, buyFromPartner, visitShop } from "./retailer/purchase-episodes.ts";
import { awakeRhythm, callRhythm, mailingRhythm, shopRhythm, webRhythm } from "./retailer/rhythms.ts";
import { call, chat, message } from "./retailer/service-episodes.ts";
import { askRelationship } from "./retailer/surveys.ts";
import { improvedAt, retailerTruths } from "./retailer/truths.ts";
import { openAccount, visitApp, visitSite } from "./retailer/web-episodes.ts";

/** How large, how long, and which crowd. */
export interface SimulateOptions {
  /** How many people; 1 or more. */
  readonly customers: number;
  /** The same seed gives the same arrivals. */
  readonly seed: string | number;
  /** End of the simulated period, milliseconds UTC, not included. */
  readonly until: number;
  /** Length of the period; 18 when not said. */
  readonly months?: number;
}

/** Expected contacts a month beside purchases. */
const monthly = {
  site: 0.14,
  shop: 0.1,
  app: 0.35,
  advert: 0.22,
  newsletter: 0.25,
  small: 0.24,
  call: 0.075,
  chat: 0.028,
  message: 0.014,
};
const oldCustomers = 0.72;
const relationshipEveryDays = 182;
const callReasons = ["order", "delivery", "invoice", "product", "return", "loyalty"];

/** Old customers come with opinions made before the period. */
function remember(life: Life): void {
  const { feelings, person, random } = life;
  const truth = retailerTruths;
  const { delivery, shops, otherCsat, callCentre } = truth;
  for (let i = 0; i < 2; i++) feelings.live("product", otherCsat.product);
  feelings.live("price", otherCsat.price);
  feelings.live("web", otherCsat.web);
  const [online = 0, , store = 0, franchise = 0] = person.ways;
  if (random.chance(0.4 + online)) {
    const late = random.chance(person.onIslands ? delivery.lateShare.islands : delivery.lateShare.mainland);
    feelings.live("delivery", late ? delivery.csatLate : delivery.csatOnTime);
  }
  if (random.chance(0.3 + store + franchise))
    feelings.live("shop", franchise > store ? shops.csatFranchise : shops.csatStore);
  if (random.chance(0.35))
    feelings.live("service", callCentre.csatShortWaitSolved - callCentre.csatLossLongWait);
}

function buy(life: Life, at: number, way: BuyingWay): void {
  if (!life.known) openAccount(life, at - 1000);
  if (way === "app" && life.person.hasApp) visitApp(life, at, true);
  else if (way === "online" || way === "app") visitSite(life, at, true, "");
  else if (way === "phone") buyByPhone(life, at);
  else if (way === "partner") buyFromPartner(life, at);
  else visitShop(life, at, way, true);
}

const rhythmOf: Readonly<Record<BuyingWay, Rhythm>> = {
  online: webRhythm,
  app: webRhythm,
  store: shopRhythm,
  franchise: shopRhythm,
  phone: callRhythm,
  partner: webRhythm,
};

/** Puts a month's contacts on the agenda. */
function planMonth(life: Life, from: number, to: number): void {
  const { random, person, world } = life;
  const { calendar } = world;
  const share = (to - from) / (30.4 * dayMs);
  const plan = (mean: number, rhythm: Rhythm, run: (at: number) => void) => {
    const season = calendar.season(rhythm, from + (to - from) / 2);
    for (let left = random.poisson(mean * share * season); left > 0; left--) {
      const at = calendar.sample(rhythm, from, to, random);
      if (at !== undefined && at >= from) life.later(at, run);
    }
  };
  const { ordersPerMonth, orderFactor } = retailerTruths.money;
  const orders = ordersPerMonth[person.tier] * orderFactor[life.feelings.stance()];
  for (const [index, way] of buyingWays.entries())
    plan(orders * (person.ways[index] ?? 0), rhythmOf[way], (at) => buy(life, at, way));
  plan(monthly.site, webRhythm, (at) => visitSite(life, at, false, ""));
  plan(monthly.advert, awakeRhythm, (at) => advert(life, at));
  plan(monthly.small, awakeRhythm, (at) => smallContact(life, at));
  if (!life.known) return;
  const [, , store = 0, franchise = 0] = person.ways;
  plan(monthly.shop, shopRhythm, (at) =>
    visitShop(life, at, franchise > store ? "franchise" : "store", false),
  );
  if (person.hasApp) plan(monthly.app, webRhythm, (at) => visitApp(life, at, false));
  plan(monthly.newsletter, mailingRhythm, (at) => newsletter(life, at));
  plan(monthly.call, callRhythm, (at) => call(life, at, random.pick(callReasons)));
  plan(monthly.chat, callRhythm, (at) => chat(life, at));
  plan(monthly.message, callRhythm, (at) => message(life, at));
}

/** Whether this is the month in which the person leaves; decided on the day, by how they stand then. */
function considerLeaving(life: Life, from: number, to: number): void {
  const { random, world, feelings } = life;
  const { perMonth, saidShare } = retailerTruths.departure;
  const share = (to - from) / (30.4 * dayMs);
  const at = world.calendar.sample(callRhythm, from, to, random);
  if (at === undefined) return;
  life.later(at, (then) => {
    if (!random.chance(perMonth[feelings.stance()] * share)) return;
    if (random.chance(saidShare)) sayGoodbye(life, then);
    life.leave();
  });
}

function relationshipSurveys(life: Life, first: number): void {
  const { calendar } = life.world;
  const ask = (due: number) =>
    life.later(calendar.openFrom(mailingRhythm, due, life.random), (at) => {
      if (life.known) askRelationship(life, at);
      ask(due + relationshipEveryDays * dayMs);
    });
  ask(first);
}

/** All that one customer leaves behind, in the order of time. */
function simulateCustomer(world: World, index: number): readonly Arrival[] {
  const random = new Random(`${world.seed}/${index}`);
  const person = createPerson(index, world.seed, random);
  const life = new Life(world, person, random);
  const span = world.until - world.from;
  let start = world.from;
  if (random.chance(oldCustomers)) {
    remember(life);
    life.known = true;
    life.introduce(start + dayMs * 3 * random.next(), person.faces.club, "import");
  } else {
    start += Math.floor(span * 0.9 * random.next());
    for (let i = 1 + random.poisson(1); i > 0; i--)
      life.later(start + dayMs * 12 * random.next(), (at) => advert(life, at));
    const way = random.weighted(buyingWays, person.ways);
    const first = world.calendar.openFrom(rhythmOf[way], start + dayMs * (1 + 20 * random.next()), random);
    life.later(first, (at) => buy(life, at, way));
  }
  relationshipSurveys(life, start + Math.floor(relationshipEveryDays * dayMs * random.next()));
  for (let from = start; from < world.until && !life.gone; ) {
    const to = Math.min(world.until, from + 30.4 * dayMs);
    planMonth(life, from, to);
    considerLeaving(life, from, to);
    life.runUntil(to);
    life.feelings.drift();
    from = to;
  }
  return life.arrivals();
}

/** The arrivals of a crowd, customer by customer, each in the order of time. Deterministic. */
export function* simulateRetailer(options: SimulateOptions): Iterable<Arrival> {
  const { customers, until, months = 18 } = options;
  const from = monthsBefore(until, months);
  const world: World = {
    seed: String(options.seed),
    calendar: new Calendar(from, until),
    from,
    until,
    improvedAt: improvedAt(until, months),
  };
  for (let index = 0; index < customers; index++) yield* simulateCustomer(world, index);
}
