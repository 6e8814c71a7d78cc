// The real client libraries against the tracking API on loopback, with nothing changed but the host: what they send must be
// accepted and understood in full. Segment's and RudderStack's for Node, and Segment's for browsers in a real Chromium, its
// page coming from another origin.

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import RudderAnalytics from "@rudderstack/rudder-sdk-node";
import { Analytics } from "@segment/analytics-node";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createRateLimiter } from "../../src/api/rate-limit.ts";
import { createTrackingHandler, type TrackingEntry } from "../../src/api/routes/tracking.ts";
import type { Arrival, ArrivedInteraction, ArrivedProfile } from "../../src/domain/arrival.ts";
import { arrivalsOf } from "../../src/intake/sources/segment/arrivals-of.ts";

const writeKey = "viv_write_0123456789";
const journal: TrackingEntry[] = [];
const requests: string[] = [];
let host = "";
let server: Server;

function portOf(listening: Server): number {
  const address = listening.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function listen(listener: RequestListener): Promise<Server> {
  return new Promise((resolve) => {
    const made = createServer(listener);
    made.listen(0, "127.0.0.1", () => resolve(made));
  });
}

function close(listening: Server): Promise<unknown> {
  listening.closeAllConnections();
  return new Promise((resolve) => listening.close(resolve));
}

function arrivals(): Arrival[] {
  return journal.flatMap(arrivalsOf).map((item) => item.arrival);
}

function interaction(event: string): ArrivedInteraction {
  const found = arrivals().find((arrival) => arrival.type === "interaction" && arrival.event === event);
  if (found?.type !== "interaction") throw new Error(`no ${event} among ${JSON.stringify(arrivals())}`);
  return found;
}

function profile(callType: string): ArrivedProfile {
  const found = arrivals().find((arrival) => arrival.type === "profile" && arrival.callType === callType);
  if (found?.type !== "profile") throw new Error(`no ${callType} among ${JSON.stringify(arrivals())}`);
  return found;
}

async function until(what: string, isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`${what} did not happen; requests: ${requests.join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

beforeAll(async () => {
  const handler = createTrackingHandler({
    findWriteKey: async (key) => (key === writeKey ? { workspace: 1 } : undefined),
    append: async (entry) => {
      journal.push(entry);
    },
    limiter: createRateLimiter({ perSecond: 0, now: Date.now }),
    now: Date.now,
    random: randomBytes,
  });
  server = await listen((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (!handler(request, response)) response.writeHead(404).end();
  });
  host = `http://127.0.0.1:${portOf(server)}`;
});

afterAll(() => close(server));

beforeEach(() => {
  journal.length = 0;
  requests.length = 0;
});

const purchase = {
  order_id: "A-100",
  total: 49.9,
  currency: "EUR",
  unit: "store-7",
  answers: [{ metric: "nps" as const, score: 9 }],
  comment: "Muy rápido 👏",
};

function expectPurchase(arrival: ArrivedInteraction, before: number): void {
  expect(arrival).toMatchObject({
    order: "A-100",
    revenue: 49.9,
    currency: "EUR",
    unit: "store-7",
    answers: [
      { metric: "nps", score: 9, scaleMin: 0, scaleMax: 10 },
      { metric: "comment", text: "Muy rápido 👏" },
    ],
  });
  expect(arrival.at).toBeGreaterThanOrEqual(before - 50);
  expect(arrival.at).toBeLessThanOrEqual(Date.now() + 50);
}

describe("@segment/analytics-node", () => {
  it("delivers every kind of call, each once and understood", async () => {
    const before = Date.now();
    const analytics = new Analytics({ writeKey, host, flushAt: 5, flushInterval: 100 });
    const errors: unknown[] = [];
    analytics.on("error", (error) => errors.push(error));
    analytics.track({ userId: "u-1", event: "Order Completed", properties: purchase });
    analytics.track({
      anonymousId: "a-1",
      event: "Phone Call Ended",
      timestamp: new Date("2025-11-03T09:30:00.000Z"),
      properties: { channel: "phone", wait_ms: 95_000, outcome: "solved" },
    });
    analytics.identify({
      userId: "u-1",
      anonymousId: "a-1",
      traits: { email: "ana@example.org", plan: "gold" },
    });
    analytics.page({ userId: "u-1", name: "Checkout", properties: { url: "https://shop.example/checkout" } });
    analytics.screen({ userId: "u-1", name: "Cart" });
    analytics.group({ userId: "u-1", groupId: "g-1", traits: { name: "Acme" } });
    analytics.alias({ userId: "u-1", previousId: "temporary-1" });
    await analytics.closeAndFlush({ timeout: 10_000 });
    expect(errors).toEqual([]);
    expect(new Set(requests)).toEqual(new Set(["POST /v1/batch"]));
    expect(arrivals()).toHaveLength(7);
    expectPurchase(interaction("Order Completed"), before);
    const call = interaction("Phone Call Ended");
    expect(call).toMatchObject({ said: { channel: "phone" }, waitMs: 95_000, outcome: "solved" });
    expect(Math.abs(call.at - Date.UTC(2025, 10, 3, 9, 30))).toBeLessThan(1000);
    expect(profile("identify")).toMatchObject({
      identifiers: [
        { kind: "user", value: "u-1" },
        { kind: "email", value: "ana@example.org" },
        { kind: "anonymous", value: "a-1" },
      ],
      traits: { plan: "gold" },
    });
    expect(interaction("Viewed Checkout Page").url).toBe("https://shop.example/checkout");
    expect(interaction("Viewed Cart Screen").callType).toBe("screen");
    expect(profile("group").traits).toEqual({ group: "g-1", "group.name": "Acme" });
    expect(profile("alias").identifiers).toEqual([
      { kind: "user", value: "u-1" },
      { kind: "anonymous", value: "temporary-1" },
    ]);
    const ids = arrivals().map((arrival) => (arrival.type === "broken" ? "" : arrival.messageId));
    expect(new Set(ids).size).toBe(7);
  });

  it("is told when its key is unknown, and nothing is kept", async () => {
    const analytics = new Analytics({ writeKey: "wrong", host, flushAt: 1, maxRetries: 0 });
    const failed = new Promise((resolve) => analytics.on("error", resolve));
    analytics.track({ userId: "u", event: "x" });
    await failed;
    await analytics.closeAndFlush({ timeout: 1000 });
    expect(journal).toEqual([]);
  });
});

describe("@rudderstack/rudder-sdk-node", () => {
  it("delivers every kind of call, packed, each once and understood", async () => {
    const before = Date.now();
    const rudder = new RudderAnalytics(writeKey, { dataPlaneUrl: host, flushAt: 20, flushInterval: 60_000 });
    rudder.track({ userId: "u-2", event: "Order Completed", properties: purchase });
    rudder.track({ userId: "u-2", event: "Imported", timestamp: new Date("2024-02-29T08:00:00.000Z") });
    rudder.identify({ userId: "u-2", traits: { email: "eva@example.org", phone: "+34 612 345 678" } });
    rudder.page({ userId: "u-2", name: "Home" });
    rudder.screen({ userId: "u-2", name: "Cart" });
    rudder.group({ userId: "u-2", groupId: "g-2" });
    rudder.alias({ userId: "u-2", previousId: "temporary-2" });
    await until("delivery of seven calls", () => {
      if (arrivals().length < 7) rudder.flush();
      return arrivals().length >= 7;
    });
    expect(new Set(requests)).toEqual(new Set(["POST /v1/batch"]));
    expect(
      new Set(arrivals().map((arrival) => (arrival.type === "broken" ? "" : arrival.messageId))).size,
    ).toBe(7);
    expectPurchase(interaction("Order Completed"), before);
    expect(interaction("Imported").at).toBe(Date.UTC(2024, 1, 29, 8));
    expect(profile("identify").identifiers).toEqual([
      { kind: "user", value: "u-2" },
      { kind: "email", value: "eva@example.org" },
      { kind: "phone", value: "+34612345678" },
    ]);
    expect(interaction("Viewed Home Page").callType).toBe("page");
    expect(profile("group").traits).toEqual({ group: "g-2" });
    expect(profile("alias").identifiers).toHaveLength(2);
  });
});

const chromePath = process.env.CHROME_PATH ?? "/usr/bin/chromium";

describe("@segment/analytics-next in Chromium", () => {
  let browser: Browser;
  let page: Page;
  let shop: Server;

  beforeAll(async () => {
    const main = createRequire(import.meta.url).resolve("@segment/analytics-next");
    const script = await readFile(join(dirname(dirname(main)), "umd", "index.js"));
    shop = await listen((request, response) => {
      const isScript = request.url?.startsWith("/analytics.js");
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
      response.end(
        isScript ? script : "<!doctype html><title>Tienda</title><script src=/analytics.js></script>",
      );
    });
    browser = await chromium.launch({
      executablePath: chromePath,
      args: [
        ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ],
    });
  });

  afterAll(async () => {
    await browser?.close();
    if (shop) await close(shop);
  });

  beforeEach(async () => {
    const context = await browser.newContext({ locale: "es-ES", timezoneId: "Europe/Madrid" });
    page = await context.newPage();
    await page.goto(`http://localhost:${portOf(shop)}/caja?utm_campaign=verano&utm_source=mail&token=secret`);
    await page.evaluate(
      ([key, cdnURL]) => {
        const { AnalyticsBrowser } = (window as unknown as { AnalyticsNext: { AnalyticsBrowser: unknown } })
          .AnalyticsNext;
        const load = AnalyticsBrowser as { load(settings: object): unknown };
        Object.assign(window, { analytics: load.load({ writeKey: key, cdnURL }) });
      },
      [writeKey, host] as const,
    );
  });

  afterEach(async () => {
    await page?.context().close();
  });

  function run(method: string, ...args: unknown[]): Promise<unknown> {
    return page.evaluate(
      ([name, list]) => {
        const { analytics } = window as unknown as {
          analytics: Record<string, (...list: unknown[]) => Promise<unknown>>;
        };
        return analytics[name]?.(...list).then(() => null);
      },
      [method, args] as const,
    );
  }

  it("delivers every kind of call across origins, each once and understood", async () => {
    const before = Date.now();
    await run("page", "Caja");
    await run("track", "Order Completed", purchase);
    await run("identify", "u-3", { email: "Luz@Example.org", phone: "612 345 678", plan: "plata" });
    await run("screen", "Carrito");
    await run("group", "g-3", { name: "Familia" });
    await run("alias", "u-4", "u-3");
    await until("delivery of six calls", () => arrivals().length >= 6);
    const posted = requests.filter((line) => line.startsWith("POST")).sort();
    expect(posted).toEqual(["a", "g", "i", "p", "s", "t"].map((letter) => `POST /v1/${letter}`));
    expect(arrivals().map(({ type }) => type)).not.toContain("broken");

    const visit = interaction("Viewed Caja Page");
    expect(visit).toMatchObject({ callType: "page", language: "es", campaign: "verano" });
    expect(visit.url).toContain("/caja?utm_campaign=verano&utm_source=mail&token=-");
    expect(JSON.stringify(visit)).not.toMatch(/secret|Mozilla|HeadlessChrome/);
    expect(visit.properties).toMatchObject({ title: "Tienda", path: "/caja" });
    expectPurchase(interaction("Order Completed"), before);

    const anonymous = visit.identifiers[0];
    expect(anonymous).toMatchObject({ kind: "anonymous", value: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(profile("identify")).toMatchObject({
      identifiers: [
        { kind: "user", value: "u-3" },
        { kind: "email", value: "luz@example.org" },
        { kind: "phone", value: "+34612345678" },
        anonymous,
      ],
      traits: { plan: "plata" },
    });
    expect(profile("group").traits).toMatchObject({ group: "g-3", "group.name": "Familia" });
  });

  it("sends batches when its owner asks it to", async () => {
    await page.evaluate(
      ([key, cdnURL]) => {
        const { AnalyticsBrowser } = (window as unknown as { AnalyticsNext: { AnalyticsBrowser: unknown } })
          .AnalyticsNext;
        const load = AnalyticsBrowser as { load(settings: object, options: object): unknown };
        const deliveryStrategy = { strategy: "batching", config: { size: 3, timeout: 200 } };
        const options = { integrations: { "Segment.io": { deliveryStrategy } } };
        Object.assign(window, { analytics: load.load({ writeKey: key, cdnURL }, options) });
      },
      [writeKey, host] as const,
    );
    for (const event of ["One", "Two", "Three"]) await run("track", event, { n: event.length });
    await until("delivery of a batch", () => arrivals().length >= 3);
    expect(requests.filter((line) => line.startsWith("POST"))).toEqual(["POST /v1/b"]);
    expect(interaction("Three").properties).toMatchObject({ n: 5 });
  });

  it("delivers a beacon that is sent as plain text while the page goes away", async () => {
    await page.evaluate(
      ([url, key]) => {
        const event = { event: "Page Left", anonymousId: "a-9", writeKey: key, messageId: "left-1" };
        navigator.sendBeacon(`${url}/v1/t`, JSON.stringify(event));
      },
      [host, writeKey] as const,
    );
    await page.goto("about:blank");
    await until("delivery of the beacon", () => arrivals().length >= 1);
    expect(interaction("Page Left").identifiers).toEqual([{ kind: "anonymous", value: "a-9" }]);
  });
});
