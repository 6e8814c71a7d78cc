// Buying from the invented company and what follows a purchase: delivery, pick-up, use, return, review. Online visits are in
// web-episodes.ts.

import type { Identifier } from "../../domain/identifier.ts";
import { dayMs, hourMs, minuteMs } from "../calendar.ts";
import { writeComment } from "../comments/write-comment.ts";
import { drawScore } from "./feelings.ts";
import type { Life } from "./life.ts";
import type { BuyingWay } from "./person.ts";
import { type Basket, fillBasket } from "./products.ts";
import { callRhythm, courierRhythm, shopRhythm } from "./rhythms.ts";
import { employeeOf, perhapsComplain } from "./service-episodes.ts";
import { askAbout, toneOf } from "./surveys.ts";
import { retailerTruths } from "./truths.ts";
import { type DemoUnit, serviceTeams, warehouseUnit } from "./units.ts";

const staffOfAShop = 7;

/** An order on its way through the company. */
export interface Order {
  readonly id: string;
  readonly way: BuyingWay;
  readonly basket: Basket;
  /** The shop that sold it; undefined when none did. */
  readonly shop?: DemoUnit;
}

/** A basket as big as this person's stance makes it. */
export function basketOf(life: Life): Basket {
  const { linesPerBasket, linesFactor } = retailerTruths.money;
  return fillBasket(life.person.favourite, linesPerBasket * linesFactor[life.feelings.stance()], life.random);
}

/** The facts that every sale carries. */
export function saleFacts(order: Order) {
  const { main, lines, total } = order.basket;
  return {
    order: order.id,
    product: main.key,
    revenue: total,
    currency: "EUR",
    properties: { lines, family: main.family },
  };
}

function productName(life: Life, basket: Basket): string {
  return basket.main[life.person.language];
}

/** A visit to a shop, with or without a purchase. */
export function visitShop(life: Life, at: number, kind: "store" | "franchise", buys: boolean): void {
  const { random, person, feelings } = life;
  const unit = kind === "store" ? person.store : person.franchise;
  const said = { channel: kind };
  const who = person.faces.till;
  const inside = Math.round((6 + random.exponential(14)) * minuteMs);
  if (!buys) {
    life.happen(at, "Visita a tienda", who, { said, unit: unit.key, durationMs: inside });
    if (random.chance(0.02))
      life.happen(at + inside, retailerTruths.unmatchedEvents[1], who, { said, unit: unit.key });
    return;
  }
  const order: Order = { id: life.order(), way: kind, basket: basketOf(life), shop: unit };
  const employee = employeeOf(life, unit, staffOfAShop);
  const paid = at + inside;
  if (random.chance(0.5))
    life.happen(at, "Visita a tienda", who, { said, unit: unit.key, durationMs: inside });
  life.happen(paid, "Order Completed", who, {
    ...saleFacts(order),
    said,
    unit: unit.key,
    employee,
    waitMs: Math.round(random.exponential(2.5 * minuteMs)),
  });
  if (random.chance(0.012)) life.happen(paid + 60_000, "Voucher Redeemed", who, { order: order.id });
  const { bestStore, csatBestStore, csatStore, csatFranchise } = retailerTruths.shops;
  const mean = kind === "franchise" ? csatFranchise : unit.key === bestStore ? csatBestStore : csatStore;
  const felt = feelings.live("shop", mean);
  askAbout(life, paid + 2 * hourMs + random.exponential(3 * hourMs), {
    touchpoint: `${kind}_purchase`,
    topic: "shop",
    felt,
    recommend: true,
    channel: "email",
    who: person.faces.email,
    about: { unit: unit.key, employee, order: order.id },
    facts: { town: unit.city },
    sample: 0.6,
  });
  perhapsComplain(life, paid, felt, { topic: "shop", unit: unit.key, order: order.id, shop: kind });
  use(life, paid, order);
}

/** A sale by phone: someone takes the order and it is sent home. */
export function buyByPhone(life: Life, at: number): void {
  const { random, person } = life;
  const unit = random.pick(serviceTeams);
  const order: Order = { id: life.order(), way: "phone", basket: basketOf(life) };
  life.happen(at, "Order Completed", person.faces.phone, {
    ...saleFacts(order),
    said: { channel: "phone" },
    unit: unit.key,
    employee: employeeOf(life, unit, 24),
    waitMs: Math.round(random.exponential(70_000)),
    durationMs: Math.round((4 + random.exponential(5)) * minuteMs),
  });
  sendHome(life, at, order);
}

/** A sale on a partner's marketplace. */
export function buyFromPartner(life: Life, at: number): void {
  const order: Order = { id: life.order(), way: "partner", basket: basketOf(life) };
  life.happen(at, "Marketplace Order", life.person.faces.email, {
    ...saleFacts(order),
    said: { channel: "partner" },
  });
  sendHome(life, at, order);
}

/** Sends an order home: in the days that were promised, or later. */
export function sendHome(life: Life, at: number, order: Order): void {
  const { random, person, feelings, world } = life;
  const truth = retailerTruths.delivery;
  const about = { unit: warehouseUnit.key, order: order.id };
  const late = random.chance(person.onIslands ? truth.lateShare.islands : truth.lateShare.mainland);
  // Aimed at well within the promise or well beyond it, because the courier's next open day may be two later.
  const aimed = late ? truth.promisedDays + 0.3 + random.exponential(3) : 1 + 2 * random.next();
  const delivered = world.calendar.openFrom(courierRhythm, at + Math.min(aimed, 21) * dayMs, random);
  const shipped = at + (delivered - at) * (late ? 0.7 : 0.45);
  life.happen(shipped, "Pedido enviado", person.faces.email, { ...about, waitMs: Math.round(shipped - at) });
  if (random.chance(0.3)) life.happen(delivered - 3 * hourMs, "En reparto", person.faces.phone, about);
  if (random.chance(0.25))
    life.happen(delivered - 20 * hourMs * random.next(), "Order Tracked", person.faces.signedIn, about);
  life.later(delivered, (then) => {
    if (random.chance(0.04)) life.happen(then - 22 * hourMs, "Entrega fallida", person.faces.phone, about);
    const waitMs = then - at;
    const isLate = waitMs > truth.promisedDays * dayMs;
    life.happen(then, "Pedido entregado", person.faces.email, { ...about, waitMs });
    const days = Math.round(waitMs / dayMs);
    const felt = feelings.live("delivery", isLate ? truth.csatLate : truth.csatOnTime);
    const facts = { late: isLate, ...(isLate ? { days, product: productName(life, order.basket) } : {}) };
    askAbout(life, then + 4 * hourMs + random.exponential(10 * hourMs), {
      touchpoint: "home_delivery",
      topic: "delivery",
      felt,
      recommend: true,
      channel: "email",
      who: person.faces.email,
      about,
      facts,
      sample: 0.65,
    });
    perhapsComplain(life, then, felt, { topic: "delivery", order: order.id, facts });
    if (order.basket.total > 150 && random.chance(0.3))
      life.happen(then + 2 * dayMs, "Montaje realizado", person.faces.phone, about);
    use(life, then, order);
  });
}

/** Picks an online order up in the shop. */
export function pickUp(life: Life, at: number, order: Order): void {
  const { random, person, feelings, world } = life;
  const unit = person.store;
  life.later(world.calendar.openFrom(shopRhythm, at + dayMs * (1 + random.next()), random), (then) => {
    life.happen(then, "Recogida en tienda", person.faces.till, {
      said: { channel: "store" },
      unit: unit.key,
      order: order.id,
      waitMs: Math.round(random.exponential(4 * minuteMs)),
    });
    const felt = feelings.live("shop", retailerTruths.otherCsat.store_pickup);
    askAbout(life, then + 2 * hourMs, {
      touchpoint: "store_pickup",
      topic: "shop",
      felt,
      channel: "email",
      who: person.faces.email,
      about: { unit: unit.key, order: order.id },
      facts: { town: unit.city },
      sample: 0.5,
    });
    use(life, then, order);
  });
}

/** What comes of having the thing at home: an opinion on it and on its price, a return, a review, a word to others. */
function use(life: Life, at: number, order: Order): void {
  const { random } = life;
  life.later(at + dayMs * (2 + random.exponential(5)), (then) => {
    const felt = life.feelings.live("product", retailerTruths.otherCsat.product);
    life.feelings.live("price", retailerTruths.otherCsat.price);
    if (random.chance(retailerTruths.returns.shareOfPurchases)) {
      giveBack(life, then, order);
      return;
    }
    perhapsComplain(life, then, felt, {
      topic: "product",
      order: order.id,
      facts: { product: productName(life, order.basket) },
    });
    if (random.chance(felt === 3 ? 0.02 : 0.06))
      review(life, then + dayMs * random.exponential(2), order, felt);
  });
}

function review(life: Life, at: number, order: Order, felt: number): void {
  const { random, person } = life;
  const onOurSite = random.chance(0.5);
  const text = writeComment(random, person.language, "product", toneOf(felt), {
    product: productName(life, order.basket),
  });
  life.happen(at, onOurSite ? "Product Reviewed" : "Reseña publicada", person.faces.email, {
    said: { kind: "other" },
    product: order.basket.main.key,
    answers: [
      { metric: "rating", question: "stars", score: felt, scaleMin: 1, scaleMax: 5 },
      { metric: "comment", text },
    ],
  });
}

const backAt: Readonly<Record<BuyingWay, keyof typeof retailerTruths.returns.csat>> = {
  online: "return_online",
  app: "return_online",
  phone: "return_online",
  partner: "return_online",
  store: "return_store",
  franchise: "return_franchise",
};

function giveBack(life: Life, at: number, order: Order): void {
  const { random, person, feelings, world } = life;
  const truth = retailerTruths.returns;
  const online = backAt[order.way] === "return_online";
  const toStore = online && random.chance(0.3);
  const touchpoint = toStore ? "return_store" : backAt[order.way];
  const channel =
    touchpoint === "return_online" ? "ecommerce" : touchpoint === "return_store" ? "store" : "franchise";
  const unit = channel === "franchise" ? person.franchise : channel === "store" ? person.store : undefined;
  const who: readonly Identifier[] = channel === "ecommerce" ? person.faces.email : person.faces.till;
  const about = {
    order: order.id,
    product: order.basket.main.key,
    ...(unit === undefined ? {} : { unit: unit.key, employee: employeeOf(life, unit, staffOfAShop) }),
  };
  life.later(world.calendar.openFrom(unit ? shopRhythm : callRhythm, at, random), (then) => {
    const refundDays = truth.refundDays[touchpoint] * (0.6 + 0.8 * random.next());
    life.happen(then, "Devolución", who, {
      ...about,
      said: { channel },
      revenue: -order.basket.main.price,
      currency: "EUR",
      waitMs: Math.round(refundDays * dayMs + random.exponential(6 * minuteMs)),
    });
    const felt = feelings.live("service", truth.csat[touchpoint]);
    const days = Math.max(2, Math.round(refundDays));
    const facts = touchpoint === "return_franchise" ? { days, late: true } : {};
    askAbout(life, then + (refundDays + 0.3) * dayMs, {
      touchpoint,
      topic: "return",
      felt,
      ease: drawScore(1 + ((truth.csat[touchpoint] - 1) / 4) * 6, 7, random),
      channel: "email",
      who: person.faces.email,
      about,
      facts,
      sample: 0.9,
      answered: 1.2,
    });
    perhapsComplain(life, then + refundDays * dayMs, felt, {
      topic: "return",
      order: order.id,
      facts,
      ...(unit ? { unit: unit.key } : {}),
      ...(channel === "ecommerce" ? {} : { shop: channel }),
    });
  });
}
