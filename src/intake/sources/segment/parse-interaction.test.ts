import { describe, expect, it } from "vitest";
import type { Arrival, ArrivedInteraction } from "../../../domain/arrival.ts";
import { defaultCatalogue } from "../../../domain/default-catalogue/default-catalogue.ts";
import { Catalogue } from "../../../domain/touchpoint.ts";
import { placeInteraction } from "../../steps/place.ts";
import { parseCall } from "./parse-call.ts";

const receivedAt = Date.UTC(2026, 0, 31, 12);

function arrive(message: object): Arrival {
  return parseCall(
    { type: "track", event: "x", userId: "u-1", ...message },
    { workspace: 1, receivedAt },
  )[0] as Arrival;
}

function interaction(properties: object, message: object = {}): ArrivedInteraction {
  const arrival = arrive({ properties, ...message });
  if (arrival.type !== "interaction") throw new Error(JSON.stringify(arrival));
  return arrival;
}

function reasonOf(properties: object, event = "x"): string {
  const arrival = arrive({ properties, event });
  return arrival.type === "broken" ? arrival.reason : arrival.type;
}

describe("reserved properties", () => {
  it("become fields of the interaction and leave the properties, but for those that rules look at", () => {
    const arrival = interaction({
      channel: "Call centre",
      touchpoint: "Atención telefónica",
      stage: "Service",
      kind: "contacted",
      direct: false,
      unit: "Store 12",
      employee: 4711,
      order_id: "A-1",
      product_id: "P-9",
      campaign: "winter",
      outcome: "solved",
      wait_ms: "1500",
      duration_ms: 60_000.4,
      revenue: "19,90",
      currency: "eur",
      language: "es-MX",
      session_id: "s-1",
      own: { nested: [1, "two"] },
    });
    expect(arrival).toMatchObject({
      said: {
        channel: "phone",
        touchpoint: "atencion_telefonica",
        stage: "service",
        kind: "contacted",
        direct: false,
      },
      unit: "Store 12",
      employee: "4711",
      order: "A-1",
      product: "P-9",
      campaign: "winter",
      outcome: "solved",
      waitMs: 1500,
      durationMs: 60_000,
      revenue: 19.9,
      currency: "EUR",
      language: "es",
      session: "s-1",
    });
    expect(arrival.properties).toEqual({
      unit: "Store 12",
      product_id: "P-9",
      campaign: "winter",
      outcome: "solved",
      own: { nested: [1, "two"] },
    });
  });

  it("let a rule of the default catalogue tell an abandoned call by its outcome", () => {
    const arrival = interaction({ outcome: "abandoned", wait_ms: 90_000 }, { event: "Call Ended" });
    const catalogue = new Catalogue(defaultCatalogue());
    expect(placeInteraction(arrival, "tracking", catalogue).touchpoint).toBe("call_abandoned");
  });

  it("stay properties when they are not in the vocabulary, for senders use these words for other things too", () => {
    const properties = {
      channel: "constructor",
      stage: "beta",
      kind: "of magic",
      direct: "maybe",
      touchpoint: "???",
      currency: "euros",
      language: "Spanish",
      weight: "2 kg",
      unit: { name: "x" },
    };
    const arrival = interaction(properties);
    expect(arrival.said).toEqual({});
    expect(arrival.properties).toEqual(properties);
  });

  it.each([
    [{ wait_ms: -1 }],
    [{ wait_ms: "soon" }],
    [{ duration_ms: "1:30" }],
    [{ duration_ms: 1e14 }],
    [{ revenue: "19,900" }],
    [{ revenue: {} }],
    [{ comment: "x", weight: 0 }],
    [{ comment: "x", weight: "heavy" }],
  ])("keep the message aside when a figure is none: %j", (properties) => {
    expect(reasonOf(properties)).toBe("bad-number");
  });

  it("are absent when null or blank", () => {
    const arrival = interaction({ wait_ms: null, revenue: "", order_id: " ", comment: "", answers: null });
    expect(arrival).not.toHaveProperty("waitMs");
    expect(arrival).not.toHaveProperty("revenue");
    expect(arrival).not.toHaveProperty("order");
    expect(arrival.answers).toEqual([]);
  });
});

describe("context", () => {
  it("gives address, language, campaign and session where the properties do not", () => {
    const arrival = interaction(
      { a: 1 },
      {
        context: {
          locale: "es-ES",
          sessionId: 1700000000,
          campaign: { name: "otoño" },
          page: { url: "https://shop.example/caja?token=x&a=1", title: "Caja" },
          ip: "203.0.113.7",
          traits: { email: "ana@example.org", plan: "pro" },
        },
      },
    );
    expect(arrival).toMatchObject({
      url: "https://shop.example/caja?token=-&a=1",
      language: "es",
      campaign: "otoño",
      session: "1700000000",
      traits: { plan: "pro" },
    });
    expect(arrival.properties).toEqual({
      a: 1,
      context: { page: { title: "Caja" }, campaign: { name: "otoño" }, locale: "es-ES" },
    });
    expect(JSON.stringify(arrival)).not.toContain("203.0.113.7");
  });

  it("does not tell twice about the page of a page call", () => {
    const page = {
      path: "/caja",
      url: "https://shop.example/caja?email=a@b.es",
      title: "Caja",
      search: "?email=a@b.es",
    };
    const arrival = interaction(page, { type: "page", name: "Caja", context: { page } });
    expect(arrival.url).toBe("https://shop.example/caja?email=-");
    expect(arrival.properties).toEqual({ path: "/caja", title: "Caja", search: "?email=-", name: "Caja" });
  });
});

describe("Segment's e-commerce events", () => {
  const products = [
    { product_id: "P-1", price: 10, quantity: 2 },
    { product_id: "P-2", price: "5,50" },
  ];
  it.each([
    ["Order Completed", { revenue: 30, total: 36 }, 30],
    ["Order Completed", { total: 36, value: 1 }, 36],
    ["Order Completed", { value: "36.5" }, 36.5],
    ["Order Completed", { products }, 25.5],
    ["order_completed", { total: 36 }, 36],
    ["Completed Order", { total: 36 }, 36],
    ["Order Refunded", { total: 36 }, -36],
    ["Order Refunded", { revenue: -36 }, -36],
    ["Order Refunded", { products: [{ product_id: "P-1", price: 10, quantity: 1 }] }, -10],
    ["Order Refunded", { reason: "broken" }, undefined],
    ["Checkout Started", { revenue: 30, value: 30 }, undefined],
    ["Cart Viewed", { revenue: 30 }, undefined],
    ["Payment Info Entered", { revenue: 30 }, undefined],
    ["Order Updated", { revenue: 30, total: 36 }, undefined],
    ["Order Cancelled", { revenue: 30, total: 36 }, undefined],
    ["Product Added", { price: 10, quantity: 2 }, undefined],
    ["Subscription Renewed", { revenue: 9.99 }, 9.99],
    ["Subscription Renewed", { total: 9.99 }, undefined],
  ])("%s with %j is worth %s", (event, properties, revenue) => {
    const arrival = interaction(properties, { event });
    expect(arrival.revenue).toBe(revenue);
    // Nothing that was said about money is lost where it is not income.
    if (revenue === undefined) expect(arrival.properties).toEqual(properties);
  });

  it("names the product when there is exactly one", () => {
    expect(interaction({ products: [products[0]] }, { event: "Order Completed" }).product).toBe("P-1");
    expect(interaction({ products }, { event: "Order Completed" })).not.toHaveProperty("product");
    expect(interaction({ product_id: "P-3", sku: "S" }, { event: "Product Viewed" }).product).toBe("P-3");
    expect(interaction({ products }, { event: "Order Completed" }).properties.products).toEqual(products);
  });

  it("a product review is an answer and a comment", () => {
    const review = { product_id: "P-1", review_id: "r", review_body: "Muy cómodas", rating: "5" };
    const arrival = interaction(review, { event: "Product Reviewed" });
    expect(arrival.answers).toEqual([
      { metric: "rating", scaleMin: 1, scaleMax: 5, score: 5 },
      { metric: "comment", text: "Muy cómodas" },
    ]);
    expect(arrival.properties).toEqual({ product_id: "P-1", review_id: "r" });
    expect(interaction({ rating: 87 }, { event: "Product Reviewed" }).properties).toEqual({ rating: 87 });
  });
});
