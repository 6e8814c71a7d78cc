// What people do with what arrives: a preview that keeps its word, waits against their promise, a repair, and watching. All
// over the HTTP API, on the real engines.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bearer, browser, openTestApp, type TestApp } from "../app.ts";
import { placeAgain } from "../company-data.ts";

let test: TestApp;
const post = (url: string, payload: object) => ({ method: "POST" as const, url, payload });
const owner = () => browser(test.a.session);

async function get(url: string) {
  const answer = await test.call({ url }, owner());
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

beforeAll(async () => {
  test = await openTestApp();
  const at = (minute: number) => new Date(Date.UTC(2026, 4, 4, 10, minute)).toISOString();
  await test.track(test.a, [
    ...Array.from({ length: 12 }, (_, i) => ({
      type: "track",
      messageId: `strange-${i}`,
      userId: `u${i}`,
      event: "Strange Thing",
      timestamp: at(i),
    })),
    ...Array.from({ length: 10 }, (_, i) => ({
      type: "track",
      messageId: `sale-${i}`,
      userId: `u${i}`,
      event: "Store Purchase",
      timestamp: at(20 + i),
      properties: { wait_ms: (i + 1) * 60_000, waitMs: (i + 1) * 60_000 },
    })),
    {
      type: "track",
      messageId: "said",
      userId: "u1",
      event: "Strange Thing",
      properties: { touchpoint: "checkout" },
    },
  ]);
});
afterAll(() => test?.close());

describe("the preview of a touchpoint", () => {
  const touchpoint = {
    key: "strange",
    names: { es: "Extraño", en: "Strange" },
    channel: "store",
    stage: "use",
    position: 0,
    rule: { field: "event", op: "is", values: ["strange thing", "store purchase"] },
  };

  it("says what saving and placing again then does, and writes nothing itself", async () => {
    const before = await get("/api/v1/touchpoints");
    const answer = await test.call(
      post("/api/v1/touchpoints/preview", { touchpoint }),
      bearer(test.a.secretKey),
    );
    const preview = answer.json();
    // What its sender named is not for rules to move.
    expect(preview).toMatchObject({
      examined: 22,
      here: 22,
      hereBefore: 0,
      gained: [
        { touchpoint: "", n: 12 },
        { touchpoint: "store_purchase", n: 10 },
      ],
      lost: [],
    });
    expect(preview.examples[0]).toMatchObject({ event: "Strange Thing", n: 12, otherwise: "" });
    expect(await get("/api/v1/touchpoints")).toEqual(before);
    await test.call({ method: "PUT", url: "/api/v1/touchpoints/strange", payload: touchpoint }, owner());
    const again = await placeAgain(test, owner());
    expect(again.changed).toBe(preview.here);
  });

  it("says what would leave, and where to", async () => {
    const narrowed = { ...touchpoint, rule: { field: "event", op: "is", values: ["Strange Thing"] } };
    const answer = await test.call(post("/api/v1/touchpoints/preview", { touchpoint: narrowed }), owner());
    expect(answer.json()).toMatchObject({
      here: 12,
      hereBefore: 22,
      gained: [],
      lost: [{ touchpoint: "store_purchase", n: 10 }],
    });
    await test.call({ method: "DELETE", url: "/api/v1/touchpoints/strange" }, owner());
    await placeAgain(test, owner());
  });
});

describe("waits", () => {
  it("are counted by touchpoint against the promise of the catalogue", async () => {
    const { waits } = await get("/api/v1/touchpoints/waits?from=2026-05-01&to=2026-06-01");
    // One to ten minutes; five of them within the five minutes that the catalogue promises. By hand: mean 5.5, p90 10.
    expect(waits).toEqual([
      { touchpoint: "store_purchase", n: 10, meanMs: 330_000, p90Ms: 600_000, within: 5 },
    ]);
    expect((await get("/api/v1/touchpoints/waits?from=2027-05-01&to=2027-06-01")).waits).toEqual([]);
    const backwards = await test.call(
      { url: "/api/v1/touchpoints/waits?from=2026-06-01&to=2026-05-01" },
      owner(),
    );
    expect([backwards.statusCode, backwards.json().code]).toEqual([400, "bad-input"]);
  });
});

describe("the quarantine", () => {
  it("a repaired item is in the log once and the counts still add up; a failed repair changes nothing", async () => {
    const started = (await get("/api/v1/recent")).cursor;
    await test.track(test.a, [{ type: "track", userId: "kept", event: "", properties: { note: "Árbol" } }]);
    const [item] = (await get("/api/v1/quarantine?search=%C3%A1rbol")).items;
    expect(item).toMatchObject({ reason: "no-event", import: null });
    expect((await get("/api/v1/quarantine?search=nothing-like-it")).items).toEqual([]);
    const repair = (raw: string) => test.call(post(`/api/v1/quarantine/${item.id}/repair`, { raw }), owner());
    expect((await repair("no json")).json()).toMatchObject({ accepted: false, reason: "not-an-object" });
    expect((await get("/api/v1/quarantine?search=%C3%A1rbol")).items).toEqual([item]);
    const right = JSON.stringify({ ...JSON.parse(item.raw), event: "Planted" });
    expect((await repair(right)).json()).toEqual({ accepted: true, reason: "", detail: "" });
    expect((await repair(right)).statusCode).toBe(404);
    const { items, cursor } = await get(`/api/v1/recent?after=${started}`);
    expect(items.map(({ event }: { event: string }) => event)).toEqual(["Planted"]);
    expect(await get(`/api/v1/recent?after=${cursor}`)).toEqual({ items: [], cursor });
    const status = await get("/api/v1/status");
    expect(status.reconciles).toBe(true);
  });
});

describe("sources", () => {
  it("show what came from where, and how they are doing", async () => {
    const { sources } = await get("/api/v1/sources");
    expect(sources).toHaveLength(1);
    expect(sources[0]).toMatchObject({
      source: "tracking",
      live: true,
      health: "flowing",
      received: 24,
      interactions: 24,
      receivedHour: 24,
      quarantinedOpen: 0,
      quarantinedDay: 1,
    });
    expect(
      await test.call({ url: "/api/v1/sources" }, browser(test.b.session)).then((a) => a.json()),
    ).toEqual({
      sources: [],
    });
  });
});
