import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Arrival, ArrivedInteraction, ArrivedProfile } from "../domain/arrival.ts";
import { channels } from "../domain/channel.ts";
import { defaultCatalogue } from "../domain/default-catalogue/default-catalogue.ts";
import { isIdentifierKind, parseIdentifier } from "../domain/identifier.ts";
import { stages } from "../domain/stage.ts";
import { Catalogue } from "../domain/touchpoint.ts";
import { retailerTruths } from "./retailer/truths.ts";
import { retailerUnits } from "./retailer/units.ts";
import { type SimulateOptions, simulateRetailer } from "./retailer.ts";

const until = Date.UTC(2026, 6, 1);
const from = Date.UTC(2025, 0, 1);
const options: SimulateOptions = { customers: 1200, seed: 11, until };
const crowd = [...simulateRetailer(options)];
const interactions = crowd.filter((one): one is ArrivedInteraction => one.type === "interaction");
const profiles = crowd.filter((one): one is ArrivedProfile => one.type === "profile");

function digest(arrivals: Iterable<Arrival>): string {
  const sum = createHash("sha256");
  for (const arrival of arrivals) sum.update(JSON.stringify(arrival));
  return sum.digest("hex");
}

describe("the invented retailer", () => {
  it("is the same to the byte for the same seed, and another crowd for another", () => {
    const small = { ...options, customers: 60 };
    expect(digest(simulateRetailer(small))).toBe(digest(simulateRetailer(small)));
    expect(digest(simulateRetailer({ ...small, seed: "11" }))).toBe(digest(simulateRetailer(small)));
    expect(digest(simulateRetailer({ ...small, seed: 12 }))).not.toBe(digest(simulateRetailer(small)));
  });

  it("begins every larger crowd with the smaller one", () => {
    const few = [...simulateRetailer({ ...options, customers: 20 })];
    const more = [...simulateRetailer({ ...options, customers: 40 })];
    expect(more.slice(0, few.length)).toEqual(few);
  });

  it("gives every arrival a message id of its own that tells seed, customer and number", () => {
    const ids = interactions.concat([]).map((one) => one.messageId);
    const all = [...ids, ...profiles.map((one) => one.messageId)];
    expect(new Set(all).size).toBe(all.length);
    for (const id of all) expect(id).toMatch(/^demo-11-\d+-\d+$/);
  });

  it("shares no identifier between the crowds of two seeds", () => {
    const valuesOf = (arrivals: Iterable<Arrival>) =>
      new Set(
        [...arrivals].flatMap((one) =>
          one.type === "broken" ? [] : one.identifiers.map((id) => `${id.kind} ${id.value}`),
        ),
      );
    const mine = valuesOf(crowd);
    const others = valuesOf(simulateRetailer({ ...options, customers: 300, seed: 12 }));
    expect([...others].filter((value) => mine.has(value))).toEqual([]);
  });

  it("stays within its period, each customer in the order of time", () => {
    let last: { customer: string; at: number } = { customer: "", at: 0 };
    for (const one of crowd) {
      if (one.type === "broken") throw new Error("nothing broken is simulated");
      const customer = one.messageId.split("-")[2] ?? "";
      expect(Number.isInteger(one.at)).toBe(true);
      expect(one.at).toBeGreaterThanOrEqual(from);
      expect(one.at).toBeLessThan(until);
      if (customer === last.customer) expect(one.at).toBeGreaterThanOrEqual(last.at);
      last = { customer, at: one.at };
    }
  });

  it("finds a place in the default catalogue for everything but the two events left out on purpose", () => {
    const catalogue = new Catalogue(defaultCatalogue());
    const seen = { channels: new Set<string>(), stages: new Set<string>(), touchpoints: new Set<string>() };
    const lost = new Map<string, number>();
    for (const one of interactions) {
      const place = catalogue.match({
        event: one.event,
        url: one.url ?? "",
        channel: one.said.channel ?? "",
        source: "demo",
        type: one.callType,
        property: (name) => {
          const value = one.properties[name];
          return typeof value === "string" ? value : undefined;
        },
      });
      if (!place) lost.set(one.event, (lost.get(one.event) ?? 0) + 1);
      else {
        seen.channels.add(one.said.channel ?? place.channel);
        seen.stages.add(place.stage);
        seen.touchpoints.add(place.touchpoint);
      }
      for (const answer of one.answers)
        if (answer.touchpoint !== undefined)
          expect(catalogue.named(answer.touchpoint), answer.touchpoint).toBeDefined();
    }
    expect([...lost.keys()].sort()).toEqual([...retailerTruths.unmatchedEvents].sort());
    const share = [...lost.values()].reduce((sum, n) => sum + n, 0) / interactions.length;
    expect(share).toBeGreaterThan(0.0005);
    expect(share).toBeLessThan(0.005);
    expect([...seen.channels].sort()).toEqual([...channels].sort());
    expect([...seen.stages].sort()).toEqual([...stages].sort());
    expect(seen.touchpoints.size).toBeGreaterThan(45);
  });

  it("knows people by identifiers that intake accepts, on domains and numbers that belong to nobody", () => {
    for (const one of [...interactions, ...profiles]) {
      expect(one.identifiers.length).toBeGreaterThan(0);
      for (const { kind, value } of one.identifiers) {
        expect(isIdentifierKind(kind)).toBe(true);
        expect(parseIdentifier(kind, value)).toEqual({ ok: true, identifier: { kind, value } });
        if (kind === "email") expect(value).toMatch(/@example\.(com|org|net)$/);
        if (kind === "phone") expect(value).toMatch(/^\+343\d{8}$/);
      }
    }
  });

  it("keeps every score on its scale and whole, and every comment short and said by someone", () => {
    const metrics = new Set<string>();
    for (const one of interactions)
      for (const answer of one.answers) {
        metrics.add(answer.metric);
        if (answer.metric === "comment") {
          expect(answer.text?.length ?? 0).toBeGreaterThan(5);
          expect(answer.text?.length ?? 0).toBeLessThan(500);
          continue;
        }
        expect(Number.isInteger(answer.score)).toBe(true);
        expect(answer.score).toBeGreaterThanOrEqual(answer.scaleMin ?? Number.NaN);
        expect(answer.score).toBeLessThanOrEqual(answer.scaleMax ?? Number.NaN);
      }
    expect([...metrics].sort()).toEqual(["ces", "comment", "csat", "nps", "rating"]);
  });

  it("answers only surveys that were offered before, once each", () => {
    const offered = new Map<string, number>();
    const answered = new Set<string>();
    for (const one of interactions) {
      const session = one.session ?? "";
      if (one.event === "Survey Sent") offered.set(session, one.at);
      if (one.event !== "Survey Answered") continue;
      expect(offered.get(session)).toBeLessThan(one.at);
      expect(answered.has(session)).toBe(false);
      answered.add(session);
    }
    expect(answered.size / offered.size).toBeGreaterThan(0.2);
    expect(answered.size / offered.size).toBeLessThan(0.4);
  });

  it("delivers, takes back and refunds only what was bought, and money adds up", () => {
    const bought = new Map<string, { at: number; revenue: number }>();
    for (const one of interactions) {
      if (one.revenue !== undefined && one.revenue > 0) {
        expect(bought.has(one.order ?? "")).toBe(false);
        expect(one.currency).toBe("EUR");
        expect(Math.round(one.revenue * 100) / 100).toBe(one.revenue);
        bought.set(one.order ?? "", { at: one.at, revenue: one.revenue });
      }
      if (one.event === "Pedido entregado" || one.event === "Devolución") {
        const sale = bought.get(one.order ?? "");
        expect(sale?.at).toBeLessThan(one.at);
        expect(-(one.revenue ?? 0)).toBeLessThanOrEqual(sale?.revenue ?? 0);
      }
    }
    expect(bought.size / options.customers).toBeGreaterThan(2);
  });

  it("has from 40 to 60 interactions a customer in eighteen months", () => {
    const each = interactions.length / options.customers;
    expect(each).toBeGreaterThan(40);
    expect(each).toBeLessThan(60);
  });

  it("lets nobody who left come back", () => {
    const left = new Map<string, number>();
    for (const one of interactions) {
      const customer = one.messageId.split("-")[2] ?? "";
      if (one.event === "Baja") left.set(customer, one.at);
      else if (left.has(customer))
        expect(["Order Completed", "Marketplace Order", "Call Ended", "Visita a tienda"]).not.toContain(
          one.event,
        );
    }
    expect(left.size).toBeGreaterThan(20);
  });

  it("names only units of its tree, and some devices serve two people", () => {
    const units = new Set(retailerUnits.map((unit) => unit.key));
    for (const one of interactions)
      if (one.unit !== undefined) expect(units.has(one.unit), one.unit).toBe(true);
    const users = new Map<string, Set<string>>();
    for (const one of interactions) {
      const device = one.identifiers.find((id) => id.kind === "anonymous")?.value;
      const user = one.identifiers.find((id) => id.kind === "user")?.value;
      if (device && user) users.set(device, (users.get(device) ?? new Set()).add(user));
    }
    const shared = [...users.values()].filter((list) => list.size > 1).length;
    expect(shared).toBeGreaterThan(3);
    expect(shared).toBeLessThan(options.customers / 20);
  });

  it("asks a join of what belongs to one person, with the traits that segments are made of", () => {
    expect(profiles.length).toBeGreaterThan(options.customers * 0.8);
    for (const profile of profiles) {
      expect(profile.identifiers.length).toBeGreaterThan(1);
      const plain = Object.keys(profile.traits).filter((key) => !key.startsWith("consent."));
      expect(plain.sort()).toEqual(["age", "favourite", "language", "occupation", "region", "tier", "town"]);
      // The club's form is the only one that asks for consent.
      expect("consent.marketing" in profile.traits).toBe(profile.traits.tier !== "none");
    }
  });

  it("gives a shorter period when asked for one", () => {
    const short = [...simulateRetailer({ customers: 50, seed: 1, until, months: 3 })];
    for (const one of short)
      if (one.type !== "broken") expect(one.at).toBeGreaterThanOrEqual(Date.UTC(2026, 3, 1));
    expect(short.length).toBeGreaterThan(50);
    expect([...simulateRetailer({ customers: 0, seed: 1, until })]).toEqual([]);
  });
});

describe("the units of the retailer", () => {
  it("form a tree of about forty shops", () => {
    const keys = new Set<string>();
    for (const unit of retailerUnits) {
      expect(keys.has(unit.key), unit.key).toBe(false);
      if (unit.parent !== null) expect(keys.has(unit.parent), unit.key).toBe(true);
      keys.add(unit.key);
    }
    const shops = retailerUnits.filter((unit) => unit.kind === "store" || unit.kind === "franchise");
    expect(shops.length).toBeGreaterThanOrEqual(38);
    expect(shops.length).toBeLessThanOrEqual(48);
  });
});
