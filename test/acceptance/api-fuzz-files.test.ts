// Hostile addresses and hostile files: whatever stands in an address or in a file, the answer is a declared one, what was
// read of the file is accounted for to the last row, and the server goes on serving.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browser } from "../app.ts";
import { inspect, storeRecipe } from "../company-data.ts";
import { hostileText, inAddress, keyset, openWatchedApp, seed, type WatchedApp } from "../hostile-input.ts";

let watched: WatchedApp;
const send: WatchedApp["send"] = (request) => watched.send(request);
const stillServes = () => watched.stillServes();

beforeAll(async () => {
  watched = await openWatchedApp();
});

afterAll(() => watched?.test.close());

describe("hostile addresses", () => {
  it("give a declared answer", async () => {
    const ids = fc.oneof(hostileText, fc.uuid(), fc.constant(watched.planted.customer));
    const url = fc.oneof(
      fc
        .tuple(fc.constantFrom("kind", "user", "email", "phone", "external:x"), hostileText)
        .map(([kind, value]) => `/api/v1/customers/lookup?kind=${kind}&value=${inAddress(value)}`),
      fc
        .tuple(hostileText, hostileText)
        .map(([kind, value]) => `/api/v1/customers/lookup?kind=${inAddress(kind)}&value=${inAddress(value)}`),
      ids.map((id) => `/api/v1/customers/${inAddress(id)}`),
      fc
        .tuple(ids, fc.oneof(keyset, hostileText), fc.oneof(hostileText, fc.constant("10")))
        .map(
          ([id, cursor, limit]) =>
            `/api/v1/customers/${inAddress(id)}/timeline?cursor=${inAddress(cursor)}&limit=${inAddress(limit)}`,
        ),
      fc
        .tuple(keyset)
        .map(([cursor]) => `/api/v1/customers/${watched.planted.customer}/timeline?cursor=${cursor}`),
      ids.map((id) => `/api/v1/imports/${inAddress(id)}`),
      fc
        .tuple(hostileText, hostileText, hostileText, hostileText)
        .map(
          ([reason, source, cursor, limit]) =>
            `/api/v1/quarantine?reason=${inAddress(reason)}&source=${inAddress(source)}&cursor=${inAddress(cursor)}&limit=${inAddress(limit)}`,
        ),
      fc
        .tuple(hostileText, hostileText)
        .map(
          ([reason, source]) => `/api/v1/quarantine?reason=${inAddress(reason)}&source=${inAddress(source)}`,
        ),
      fc.constantFrom(
        "/api/v1/quarantine?limit=1&limit=2",
        "/api/v1/quarantine?cursor=999999999999999",
        "/api/v1/quarantine?limit=1e2",
        "/api/v1/quarantine?__proto__=1&constructor=2",
      ),
      fc.webPath().map((path) => `/api/v1/${path}`),
    );
    await fc.assert(
      fc.asyncProperty(url, async (address) => {
        await send({ method: "GET", url: address });
      }),
      { seed, numRuns: 300, endOnFailure: true },
    );
    await stillServes();
  });

  it("and ids that name nothing change nothing", async () => {
    const id = fc.oneof(hostileText, fc.uuid());
    await fc.assert(
      fc.asyncProperty(
        id,
        fc.constantFrom("merges/:id/undo", "imports/:id/cancel", "keys/:id", "touchpoints/:id"),
        async (name, path) => {
          const method = /^(keys|touchpoints)/.test(path) ? "DELETE" : "POST";
          const url = `/api/v1/${path.replace(":id", inAddress(name))}`;
          const status = await send({ method, url });
          expect([400, 404]).toContain(status);
        },
      ),
      { seed, numRuns: 60, endOnFailure: true },
    );
    await stillServes();
  });
});

describe("hostile files", () => {
  const inspectRaw = (content: Buffer, name: string) =>
    send({
      method: "POST",
      url: `/api/v1/imports/inspect?name=${encodeURIComponent(name)}`,
      headers: { "content-type": "application/octet-stream" },
      payload: content,
    });

  it.each([
    ["nothing", Buffer.alloc(0), "a.csv"],
    ["zeros", Buffer.alloc(100_000), "a.csv"],
    ["noise", Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)), "a.csv"],
    ["half a gzip", Buffer.from("1f8b0800000000000003cb48cdc9c907", "hex"), "a.csv.gz"],
    ["a zip that is none", Buffer.from("504b0304ffffffffffffffff", "hex"), "a.xlsx"],
    ["one line of two megabytes", Buffer.from("a,".repeat(1_000_000)), "a.csv"],
    ["a quote that never ends", Buffer.from(`a,b\n"${"x\n".repeat(200_000)}`), "a.csv"],
    [
      "names that are halves of characters",
      Buffer.from([0xed, 0xa0, 0x80, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0x32]),
      "a.csv",
    ],
    ["JSON lines with __proto__", Buffer.from('{"__proto__":{"x":1},"a":1}\n{"a":2}\n'), "a.jsonl"],
    ["JSON lines nested deep", Buffer.from(`{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}\n`), "a.jsonl"],
    [
      "U+0000 in cells",
      Buffer.from("id,day,nps\n1\u0000,2026-01-01,5\n2,2026-01-02,\u00009\n"),
      "a\u00e9.csv",
    ],
  ])(
    "%s are inspected or refused",
    async (_, content, name) => {
      await inspectRaw(content, name);
      await stillServes();
    },
    60_000,
  );

  it("random rows are inspected, imported and accounted for", async () => {
    const row = fc.array(hostileText, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const text = rows
          .map((cells) => cells.join(","))
          .join("\n")
          .replace(/\p{Cs}/gu, "\ufffd");
        const content = Buffer.from(`ticket,card,day,store,csat,words\n${text}`);
        if ((await inspectRaw(content, "random.csv")) !== 200) return;
        const { upload } = await inspect(watched.test, watched.test.a, content);
        await send({
          method: "POST",
          url: "/api/v1/imports",
          payload: { upload, recipe: storeRecipe("Random") },
        });
      }),
      { seed, numRuns: 25, endOnFailure: true },
    );
    await watched.test.app.imports.idle();
    const { imports } = (
      await watched.test.call({ url: "/api/v1/imports" }, browser(watched.test.a.session))
    ).json();
    for (const { state, counts, error } of imports) {
      expect([state, error]).toEqual([state === "failed" ? "failed" : "done", error]);
      expect(counts.received).toBe(
        counts.interactions + counts.profiles + counts.duplicates + counts.quarantined + counts.skipped,
      );
    }
    const status = await watched.test.call({ url: "/api/v1/status" }, browser(watched.test.a.session));
    expect(status.json().reconciles).toBe(true);
    await stillServes();
  });
});
