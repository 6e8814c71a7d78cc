// Visits to the invented company's site and app: pages and events in the order in which people cause them.

import { dayMs, hourMs } from "../calendar.ts";
import type { Facts, Life } from "./life.ts";
import { pickProduct, products, shopUrl } from "./products.ts";
import { basketOf, type Order, pickUp, saleFacts, sendHome } from "./purchase-episodes.ts";
import { askAbout } from "./surveys.ts";
import { retailerTruths } from "./truths.ts";

const home = `${shopUrl}/`;
const cartUrl = `${shopUrl}/carrito`;
const pagesBeside = [
  `${shopUrl}/tiendas`,
  `${shopUrl}/blog/ideas-para-casa`,
  `${shopUrl}/ayuda`,
  `${shopUrl}/mi-cuenta`,
];
const searches = [
  "lámpara",
  "sábanas",
  "mesa",
  "cojines",
  "rug",
  "mirror",
  "estantería",
  "cortinas",
  "jardín",
  "pan",
];

const productFacts: ReadonlyMap<string, Pick<Facts, "product" | "url" | "properties">> = new Map(
  products.map((one) => [
    one.key,
    { product: one.key, url: one.url, properties: { family: one.family, price: one.price } },
  ]),
);

/** Steps through a session: some seconds to some minutes between one and the next. */
class Clock {
  now: number;
  readonly #life: Life;
  constructor(life: Life, at: number) {
    this.now = at;
    this.#life = life;
  }
  tick(): number {
    this.now += 5_000 + Math.floor(this.#life.random.exponential(45_000));
    return this.now;
  }
}

/** A visit to the site. `campaign` is what brought the person there; empty for nothing special. */
export function visitSite(life: Life, at: number, buys: boolean, campaign: string): void {
  const { random, person, feelings } = life;
  const session = life.session();
  const signedIn = buys || (life.known && random.chance(0.35));
  const who = signedIn ? person.faces.signedIn : person.faces.browser;
  const clock = new Clock(life, at);
  const common = campaign === "" ? { session } : { session, campaign };
  if (campaign === "" && random.chance(0.55))
    life.happen(clock.now, "Viewed Home Page", who, { ...common, callType: "page", url: home });
  if (random.chance(0.45)) life.happen(clock.tick(), "Product List Viewed", who, common);
  else if (random.chance(0.5))
    life.happen(clock.tick(), "Products Searched", who, {
      ...common,
      properties: { query: random.pick(searches) },
    });
  const looked = 1 + random.poisson(buys ? 0.7 : 0.4);
  for (let i = 0; i < looked; i++) {
    const facts = productFacts.get(pickProduct(person.favourite, random).key);
    life.happen(clock.tick(), "Product Viewed", who, { ...common, ...facts });
  }
  if (random.chance(0.12))
    life.happen(clock.tick(), "Viewed Page", who, {
      ...common,
      callType: "page",
      url: random.pick(pagesBeside),
    });
  if (random.chance(0.012)) life.happen(clock.tick(), retailerTruths.unmatchedEvents[0], who, common);
  if (buys) {
    orderOnline(life, clock, common);
    return;
  }
  feelings.live("web", retailerTruths.otherCsat.web);
  if (random.chance(0.22)) {
    life.happen(clock.tick(), "Product Added", who, common);
    if (random.chance(0.4)) life.happen(clock.tick(), "Checkout Started", who, common);
    if (life.known && random.chance(0.4))
      life.happen(clock.now + 20 * hourMs, "Recordatorio de carrito", person.faces.email, {
        campaign: "cart",
      });
  } else if (random.chance(0.08)) life.happen(clock.tick(), "Product Added to Wishlist", who, common);
  else if (random.chance(0.03)) life.happen(clock.tick(), "Product Shared", who, common);
}

function orderOnline(life: Life, clock: Clock, common: Facts): void {
  const { random, person, feelings } = life;
  const who = person.faces.signedIn;
  const order: Order = { id: life.order(), way: "online", basket: basketOf(life) };
  const bought = productFacts.get(order.basket.main.key);
  life.happen(clock.tick(), "Product Added", who, { ...common, ...bought });
  if (random.chance(0.4))
    life.happen(clock.tick(), "Viewed Cart Page", who, { ...common, callType: "page", url: cartUrl });
  life.happen(clock.tick(), "Checkout Started", who, common);
  if (random.chance(0.14)) life.happen(clock.tick(), "Coupon Applied", who, { ...common, order: order.id });
  if (random.chance(0.6)) life.happen(clock.tick(), "Payment Info Entered", who, common);
  const paid = clock.tick();
  life.happen(paid, "Order Completed", who, { ...common, ...saleFacts(order) });
  const felt = feelings.live("web", retailerTruths.otherCsat.web);
  askAbout(life, paid + 60_000, {
    touchpoint: "online_purchase",
    topic: "web",
    felt,
    channel: "web",
    who,
    about: { order: order.id },
    sample: 0.12,
    answered: 0.9,
  });
  if (random.chance(0.14)) pickUp(life, paid, order);
  else sendHome(life, paid, order);
}

/** A visit to the app; some of them buy. */
export function visitApp(life: Life, at: number, buys: boolean): void {
  const { random, person } = life;
  const who = person.faces.app;
  const session = life.session();
  const said = { channel: "app" } as const;
  const clock = new Clock(life, at);
  life.happen(at, "Application Opened", who, { said, session });
  life.happen(clock.tick(), "Viewed Catalogue Screen", who, { said, session, callType: "screen" });
  if (!buys) {
    if (random.chance(0.015)) life.happen(clock.tick(), "Application Crashed", who, { said, session });
    return;
  }
  const order: Order = { id: life.order(), way: "app", basket: basketOf(life) };
  life.happen(clock.tick(), "Product Added", who, {
    said,
    session,
    ...productFacts.get(order.basket.main.key),
  });
  const paid = clock.tick();
  life.happen(paid, "Order Completed", who, { said, session, ...saleFacts(order) });
  life.feelings.live("web", retailerTruths.otherCsat.web + 0.4);
  sendHome(life, paid, order);
}

/** Opens an account, the first time that somebody buys or signs in. */
export function openAccount(life: Life, at: number): void {
  const { person } = life;
  life.known = true;
  if (person.hasAccount) life.happen(at, "Signed Up", person.faces.signedIn);
  life.introduce(at + 1000, person.faces.account, "identify");
  if (person.tier !== "none") {
    const joined = at + dayMs * life.random.next();
    life.happen(joined, "Alta en el club", person.faces.till, { unit: person.store.key });
    life.introduce(joined + 1000, person.faces.club, "import");
  } else life.introduce(at + 2000, person.faces.club, "import");
}
