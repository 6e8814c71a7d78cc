// A file's way over the API: looked at, rehearsed, imported, imported again, repaired. At each step every row is accounted
// for exactly once: received = interactions + profiles + duplicates + quarantined + skipped.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browser, openTestApp, type TestApp } from "../app.ts";
import { inspect, runImport, storeFile, storeRecipe } from "../company-data.ts";

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test?.close());

const recipe = storeRecipe("Shop");
const get = async (url: string) => (await test.call({ url }, browser(test.a.session))).json();

async function total(metric: string): Promise<number> {
  const payload = { metric, from: "2026-01-01", to: "2027-01-01" };
  const answer = await test.call({ method: "POST", url: "/api/v1/ask", payload }, browser(test.a.session));
  return answer.json().total.n;
}

function reconciled(counts: Record<string, number>): boolean {
  const {
    received = 0,
    interactions = 0,
    profiles = 0,
    duplicates = 0,
    quarantined = 0,
    skipped = 0,
  } = counts;
  return received === interactions + profiles + duplicates + quarantined + skipped;
}

async function checkStatus(expected: Record<string, number>): Promise<void> {
  const status = await get("/api/v1/status");
  expect(status.counts).toMatchObject(expected);
  expect([status.reconciles, reconciled(status.counts)]).toEqual([true, true]);
  expect(status.ledger.found).toBe(status.ledger.expected);
}

describe.sequential("a file", () => {
  let upload = "";

  it("is looked at, and nothing is written", async () => {
    const seen = await inspect(test, test.a, storeFile("Shop"));
    upload = seen.upload;
    expect(seen.format).toMatchObject({ kind: "csv", delimiter: "," });
    expect(seen.columns.map(({ name }: { name: string }) => name)).toEqual([
      "ticket",
      "card",
      "day",
      "store",
      "csat",
      "words",
    ]);
    expect(seen.preview.length).toBeGreaterThan(0);
    await checkStatus({ received: 0 });
  });

  it("is rehearsed: counted as it would be, and still nothing is written", async () => {
    const state = await runImport(test, test.a, { upload, recipe, dryRun: true });
    expect(state).toMatchObject({ state: "done", dryRun: true });
    expect(state.counts).toMatchObject({ received: 5, interactions: 3, quarantined: 2 });
    expect(state.problems.map(({ reason }: { reason: string }) => reason).toSorted()).toEqual([
      "bad-time",
      "score-out-of-scale",
    ]);
    await checkStatus({ received: 0, quarantined: 0 });
    expect((await get("/api/v1/quarantine")).total).toBe(0);
  });

  it("is imported from the upload that was rehearsed", async () => {
    const state = await runImport(test, test.a, { upload, recipe });
    expect(state).toMatchObject({ state: "done", error: null });
    expect(state.bytesRead).toBe(state.bytesTotal);
    expect(state.counts).toMatchObject({
      received: 5,
      interactions: 3,
      quarantined: 2,
      duplicates: 0,
      answers: 5,
    });
    await checkStatus({ received: 5, interactions: 3, quarantined: 2 });
    expect([await total("interactions"), await total("csat")]).toEqual([3, 3]);
  });

  it("a second time adds nothing", async () => {
    const again = await inspect(test, test.a, storeFile("Shop"));
    const state = await runImport(test, test.a, { upload: again.upload, recipe });
    expect(state.counts).toMatchObject({ received: 5, interactions: 0, duplicates: 5, quarantined: 0 });
    await checkStatus({ received: 10, interactions: 3, duplicates: 5, quarantined: 2 });
    expect([await total("interactions"), await total("csat")]).toEqual([3, 3]);
  });

  it("with what it left aside: shown with line, reason and raw content, page by page", async () => {
    const whole = await get("/api/v1/quarantine");
    expect(whole.total).toBe(2);
    const first = whole.items.find(({ reason }: { reason: string }) => reason === "score-out-of-scale");
    expect(first).toMatchObject({ line: 5, source: "shop.stores" });
    expect(JSON.parse(first.raw)).toMatchObject({ ticket: "Shop-t4", csat: "9" });
    const ids: string[] = [];
    for (let cursor: string | null = "0"; cursor !== null && ids.length < 10; ) {
      const page: { items: { id: string }[]; next: string | null } = await get(
        `/api/v1/quarantine?limit=1&cursor=${cursor}`,
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(ids).toEqual(whole.items.map(({ id }: { id: string }) => id));
  });

  it("is repaired with a corrected recipe: each row comes in once, what is still wrong stays", async () => {
    const replay = (payload: object) =>
      test.call({ method: "POST", url: "/api/v1/quarantine/replay", payload }, browser(test.a.session));
    const same = (await replay({ filter: {} })).json();
    expect(same).toEqual({ tried: 2, accepted: 0, remaining: 2 });
    const corrected = { ...recipe, answers: [{ metric: "rating", column: "csat", scale: "1-10" }] };
    expect((await replay({ filter: {}, recipe: { ...corrected, version: 9 } })).statusCode).toBe(400);
    const repaired = (await replay({ filter: { source: "shop.stores" }, recipe: corrected })).json();
    expect(repaired).toEqual({ tried: 2, accepted: 1, remaining: 1 });
    expect(await total("interactions")).toBe(4);
    expect((await get("/api/v1/quarantine")).byReason).toEqual([
      { reason: "bad-time", source: "shop.stores", n: 1 },
    ]);
    await checkStatus({ interactions: 4 });
    const once = (await replay({ filter: {}, recipe: corrected })).json();
    expect(once).toEqual({ tried: 1, accepted: 0, remaining: 1 });
    expect(await total("interactions")).toBe(4);
  });

  it("replayed twice at the same moment comes in once", async () => {
    const url = "/api/v1/quarantine/replay";
    const corrected = { ...recipe, time: { at: "2026-05-30" } };
    const request = { method: "POST", url, payload: { recipe: corrected } } as const;
    const answers = await Promise.all([1, 2, 3].map(() => test.call(request, browser(test.a.session))));
    for (const { statusCode } of answers) expect(statusCode).toBe(200);
    expect(await total("interactions")).toBe(5);
    expect((await get("/api/v1/quarantine")).total).toBe(0);
    await checkStatus({ interactions: 5 });
  });

  it("is rehearsed with the counts of the real run, also when a repeat stands twenty thousand rows behind the first", async () => {
    const line = (ticket: number) => `Far-t${ticket},Far-c${ticket},2026-05-02,Far,${(ticket % 5) + 1},`;
    const rows = Array.from({ length: 45_000 }, (_, i) => line(i));
    // One in a thousand comes again at the end, and so does a row that is kept aside.
    const broken = "Far-bad,Far-c,2026-02-31,Far,3,";
    rows.splice(10, 0, broken);
    rows.push(...rows.filter((_, i) => i % 1000 === 0), broken);
    const file = ["ticket,card,day,store,csat,words", ...rows].join("\n");
    const { upload: far } = await inspect(test, test.b, file);
    const recipe = storeRecipe("Far");
    const rehearsed = await runImport(test, test.b, { upload: far, recipe, dryRun: true });
    const real = await runImport(test, test.b, { upload: far, recipe });
    expect(rehearsed.counts).toEqual(real.counts);
    expect(real.counts).toMatchObject({ received: 45_048, duplicates: 46, quarantined: 2 });
  });

  it("that was cancelled before its turn writes nothing", async () => {
    const { upload: waiting } = await inspect(test, test.a, storeFile("Late"));
    const as = browser(test.a.session);
    const own = { names: { es: "Nuestro norte", en: "Our north" }, kind: "region", parent: null };
    const units = [{ key: "north", ...own }];
    await test.call({ method: "PUT", url: "/api/v1/units", payload: { units } }, as);
    const demo = { method: "POST", url: "/api/v1/demo", payload: { customers: 60 } } as const;
    await test.call(demo, as);
    // The invented company brings its units, but for those that are there.
    const named = new Map(
      (await get("/api/v1/units/names")).units.map((one: { key: string; names: { en: string } }) => [
        one.key,
        one.names.en,
      ]),
    );
    expect([named.get("north"), named.get("east"), named.get("warehouse-getafe")]).toEqual([
      "Our north",
      "East",
      "Getafe warehouse",
    ]);
    const payload = { upload: waiting, recipe: storeRecipe("Late") };
    const { id } = (await test.call({ method: "POST", url: "/api/v1/imports", payload }, as)).json();
    const cancelled = await test.call({ method: "POST", url: `/api/v1/imports/${id}/cancel` }, as);
    expect(cancelled.statusCode).toBe(204);
    await test.app.imports.idle();
    expect(await get(`/api/v1/imports/${id}`)).toMatchObject({ state: "cancelled", counts: { received: 0 } });
    expect((await get("/api/v1/quarantine")).total).toBe(0);
  });

  it("cannot call its source like those of tracked events and of the demo", async () => {
    const { upload: kept } = await inspect(test, test.a, storeFile("Track"));
    for (const source of ["tracking", "demo"]) {
      const payload = { upload: kept, recipe: { ...storeRecipe("Track"), source } };
      const refused = await test.call(
        { method: "POST", url: "/api/v1/imports", payload },
        browser(test.a.session),
      );
      expect(refused.statusCode).toBe(400);
      expect(refused.json().detail).toContain(`"${source}" is where Vivencia's own events come from`);
    }
  });
});
