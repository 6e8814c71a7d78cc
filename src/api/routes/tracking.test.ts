// The tracking API over real sockets, through the bare handler and through the framework: both must answer alike.

import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { gzipSync } from "node:zlib";
import fastifySwagger from "@fastify/swagger";
import Fastify, { type FastifyInstance } from "fastify";
import { jsonSchemaTransform, validatorCompiler } from "fastify-type-provider-zod";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../errors.ts";
import { arrivalsOf } from "../../intake/sources/segment/arrivals-of.ts";
import { createRateLimiter } from "../rate-limit.ts";
import {
  createTrackingHandler,
  type TrackingEntry,
  type TrackingHandler,
  trackingRoutes,
} from "./tracking.ts";

const clock = { now: Date.UTC(2026, 0, 31, 12) };
const journal: TrackingEntry[] = [];
let failure: Error | undefined;

const handler: TrackingHandler = createTrackingHandler({
  findWriteKey: async (key) => (key === "good" ? { workspace: 7 } : undefined),
  append: async (entry) => {
    if (failure) throw failure;
    journal.push(entry);
  },
  limiter: createRateLimiter({ perSecond: 10, burst: 20, now: () => clock.now }),
  now: () => clock.now,
  random: randomBytes,
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}

type Headers = Record<string, string>;

function call(port: number, method: string, path: string, body?: string | Buffer, headers: Headers = {}) {
  return new Promise<Answer>((resolve, reject) => {
    // A connection of its own: one kept open may be closed by the server while the test is at work.
    const sent = request({ port, host: "127.0.0.1", method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        const parsed: unknown = text === "" ? undefined : JSON.parse(text);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const basic = { authorization: `Basic ${Buffer.from("good:").toString("base64")}` };
const event = { event: "x", userId: "u", messageId: "m" };
const json = JSON.stringify;

function portOf(server: Server | FastifyInstance["server"]): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

let bare: Server;
let framework: FastifyInstance;

beforeAll(async () => {
  bare = createServer((incoming, response) => {
    if (!handler(incoming, response)) response.writeHead(404).end('{"other": true}');
  });
  await new Promise<void>((resolve) => bare.listen(0, "127.0.0.1", resolve));
  framework = Fastify({ bodyLimit: 1024 });
  framework.setValidatorCompiler(validatorCompiler);
  await framework.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      components: { securitySchemes: { writeKey: { type: "http", scheme: "basic" } } },
    },
    transform: jsonSchemaTransform,
  });
  await framework.register(trackingRoutes, { handler });
  await framework.listen({ port: 0, host: "127.0.0.1" });
});

afterAll(async () => {
  bare.closeAllConnections();
  bare.close();
  await framework.close();
});

beforeEach(() => {
  journal.length = 0;
  failure = undefined;
  clock.now += 60_000;
});

describe.each([
  ["the bare handler", () => portOf(bare)],
  ["the framework", () => portOf(framework.server)],
])("%s", (_name, port) => {
  const post = (path: string, body: string | Buffer, headers: Headers = basic) =>
    call(port(), "POST", path, body, headers);

  it("acknowledges once the body is in the journal as it came", async () => {
    const body = json({ ...event, properties: { text: "ñ 😀" } });
    const answer = await post("/v1/track", body);
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
    expect(journal).toMatchObject([{ workspace: 7, callType: "track", receivedAt: clock.now, count: 1 }]);
    expect(journal[0]?.body.toString()).toBe(body);
  });

  it.each([
    ["/v1/track", "track"],
    ["/v1/identify", "identify"],
    ["/v1/page", "page"],
    ["/v1/screen", "screen"],
    ["/v1/group", "group"],
    ["/v1/alias", "alias"],
    ["/v1/batch", "batch"],
    ["/v1/import", "import"],
    ["/v1/t", "track"],
    ["/v1/i", "identify"],
    ["/v1/p", "page"],
    ["/v1/s", "screen"],
    ["/v1/g", "group"],
    ["/v1/a", "alias"],
    ["/v1/b", "batch"],
    ["/v1/t?x=1", "track"],
  ])("%s is %s", async (path, callType) => {
    const body = callType === "batch" || callType === "import" ? { batch: [event, event] } : event;
    expect((await post(path, json(body))).status).toBe(200);
    expect(journal).toMatchObject([{ callType, count: "batch" in body ? 2 : 1 }]);
  });

  it("takes the write key from Basic, Bearer, the body, a message of the batch or the address", async () => {
    const answers = [
      await post("/v1/t", json(event), { authorization: "Bearer good" }),
      await post("/v1/t", json({ ...event, writeKey: "good" }), {}),
      await post("/v1/t", json({ ...event, writeKey: "good" }), { authorization: "Basic Og==" }),
      await post("/v1/b", json({ batch: [{ ...event, writeKey: "good" }] }), {}),
      await post("/v1/b", json({ writeKey: "good", batch: [] }), {}),
      await post("/v1/t?writeKey=good", json(event), {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(journal).toHaveLength(5);
  });

  it("refuses unknown and missing keys with 401 and keeps nothing", async () => {
    const wrong = { authorization: `Basic ${Buffer.from("bad:").toString("base64")}` };
    const answers = [
      await post("/v1/t", json(event), wrong),
      await post("/v1/t", json({ ...event, writeKey: "good" }), wrong),
      await post("/v1/t", json(event), {}),
      await post("/v1/t", json(5), {}),
      await post("/v1/b", json({ batch: [event], writeKey: { good: 1 } }), {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(answers[0]?.body).toMatchObject({ success: false, code: "unauthenticated", status: 401 });
    expect(journal).toEqual([]);
  });

  it("refuses with 400 only what is no JSON or too large", async () => {
    const large = json({ ...event, pad: "p".repeat(33_000) });
    const batch = (n: number, pad = "") =>
      json({ batch: Array.from({ length: n }, () => ({ ...event, pad })) });
    for (const [path, body] of [
      ["/v1/t", "{"],
      ["/v1/t", ""],
      ["/v1/t", large],
      ["/v1/b", batch(3000)],
      ["/v1/b", batch(100, "p".repeat(6000))],
    ] as const) {
      const answer = await post(path, body);
      expect(answer).toMatchObject({ status: 400, body: { success: false, code: "bad-input" } });
    }
    expect(journal).toEqual([]);
    for (const body of ["5", "null", '"x"', "[]", "[1, 2]", "{}", '{"event": 5}'])
      expect((await post("/v1/t", body)).status).toBe(200);
    expect(journal).toHaveLength(7);
    expect((await post("/v1/b", batch(2500))).status).toBe(200);
  });

  it("lets a sender of far too much read its answer", async () => {
    const answer = await post("/v1/b", Buffer.alloc(3_000_000, " "));
    expect(answer).toMatchObject({ status: 400, body: { code: "bad-input" } });
  });

  it("unpacks gzip, said or not, and keeps the plain body", async () => {
    const packed = gzipSync(json(event));
    expect((await post("/v1/t", packed, { ...basic, "content-encoding": "gzip" })).status).toBe(200);
    expect((await post("/v1/t", packed)).status).toBe(200);
    expect(journal.map((entry) => entry.body.toString())).toEqual([json(event), json(event)]);
  });

  it("is not blown up by a small body that unpacks to a huge one", async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000, " "));
    expect(bomb.length).toBeLessThan(250_000);
    const before = process.memoryUsage().rss;
    const answer = await post("/v1/b", bomb, { ...basic, "content-encoding": "gzip" });
    expect(answer).toMatchObject({ status: 400, body: { code: "bad-input" } });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it("says what is wrong with other encodings", async () => {
    expect((await post("/v1/t", json(event), { ...basic, "content-encoding": "br" })).status).toBe(415);
    expect((await post("/v1/t", json(event), { ...basic, "content-encoding": "gzip" })).status).toBe(415);
  });

  it("reads JSON whatever the content type says, as beacons send it", async () => {
    for (const type of [
      "text/plain;charset=UTF-8",
      "application/json",
      "application/x-www-form-urlencoded",
      "x",
    ])
      expect((await post("/v1/t", json(event), { ...basic, "content-type": type })).status).toBe(200);
    expect(journal).toHaveLength(4);
  });

  it("answers preflights of any origin, without credentials", async () => {
    const answer = await call(port(), "OPTIONS", "/v1/t", undefined, {
      origin: "https://shop.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,x-retry-count",
    });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "authorization,content-type,x-retry-count",
    });
    expect(answer.headers).not.toHaveProperty("access-control-allow-credentials");
  });

  it("limits a sender beyond its burst, and only that one, with the time to wait", async () => {
    const from = (address: string) => ({ ...basic, "x-forwarded-for": `1.1.1.1, ${address}` });
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++)
      statuses.push((await post("/v1/t", json(event), from("203.0.113.7"))).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const answer = await post("/v1/t", json(event), from("203.0.113.7"));
    expect(answer).toMatchObject({ status: 429, body: { code: "rate-limited" } });
    expect(answer.headers).toMatchObject({ "retry-after": "1", "x-ratelimit-reset": "1" });
    expect(answer.headers["access-control-expose-headers"]).toContain("Retry-After");
    expect((await post("/v1/t", json(event), from("203.0.113.8"))).status).toBe(200);
    clock.now += 1000;
    expect((await post("/v1/t", json(event), from("203.0.113.7"))).status).toBe(200);
  });

  it("does not limit a program on the same machine", async () => {
    const statuses = [];
    for (let i = 0; i < 50; i++) statuses.push((await post("/v1/t", json(event))).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it("never claims success when the journal cannot be written", async () => {
    failure = new AppError("journal-full", "The disk is full.");
    const full = await post("/v1/t", json(event));
    expect(full).toMatchObject({ status: 503, body: { success: false, code: "journal-full" } });
    expect(Number(full.headers["retry-after"])).toBeGreaterThan(0);
    failure = new Error("EIO: secret path");
    const odd = await post("/v1/t", json(event));
    expect(odd.status).toBe(503);
    expect(json(odd.body)).not.toContain("secret path");
  });

  it("tells messages without id and time apart even within one millisecond", async () => {
    const click = json({ event: "Clicked", userId: "u" });
    await Promise.all(Array.from({ length: 5 }, () => post("/v1/t", click)));
    await post(
      "/v1/b",
      json({
        batch: [
          { type: "track", ...JSON.parse(click) },
          { type: "track", ...JSON.parse(click) },
        ],
      }),
    );
    const ids = journal
      .flatMap(arrivalsOf)
      .map(({ arrival }) => ("messageId" in arrival ? arrival.messageId : ""));
    expect(new Set(ids).size).toBe(7);
    expect(journal.every(({ callType }) => callType.length < 100)).toBe(true);
  });

  it("takes a client's own figures politely and forgets them", async () => {
    expect((await post("/v1/m", "not json", {})).status).toBe(200);
    expect(journal).toEqual([]);
  });

  it("gives browser clients settings that lead back here", async () => {
    const answer = await call(port(), "GET", "/v1/projects/good/settings", undefined, {
      host: "cx.example:8443",
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        integrations: { "Segment.io": { apiKey: "good", apiHost: "cx.example:8443/v1", protocol: "http" } },
        metrics: { sampleRate: 0 },
      },
    });
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
    expect((await call(port(), "GET", "/v1/projects/bad/settings")).status).toBe(404);
    const behindProxy = await call(port(), "GET", "/v1/projects/good/settings", undefined, {
      host: "cx.example",
      "x-forwarded-proto": "https",
    });
    expect(behindProxy.body).toMatchObject({ integrations: { "Segment.io": { protocol: "https" } } });
  });

  it("leaves other paths to others", async () => {
    expect(
      (await call(port(), "POST", "/v1/other", "{}", { "content-type": "application/json" })).status,
    ).toBe(404);
    expect((await call(port(), "GET", "/v1/projects/a/b/settings")).status).toBe(404);
  });

  it("survives senders that leave in the middle", async () => {
    await new Promise<void>((resolve) => {
      const sent = request({
        port: port(),
        host: "127.0.0.1",
        method: "POST",
        path: "/v1/t",
        headers: basic,
      });
      sent.on("error", () => resolve());
      sent.on("close", () => resolve());
      sent.write('{"event":');
      setTimeout(() => sent.destroy(), 20);
    });
    expect((await post("/v1/t", json(event))).status).toBe(200);
  });
});

describe("the API's description", () => {
  it("names the long paths, the body they take and every status, and hides the short ones", () => {
    const { paths } = framework.swagger() as unknown as {
      paths: Record<string, { post?: { responses: object } }>;
    };
    expect(Object.keys(paths).sort()).toEqual([
      "/v1/alias",
      "/v1/batch",
      "/v1/group",
      "/v1/identify",
      "/v1/import",
      "/v1/page",
      "/v1/projects/{writeKey}/settings",
      "/v1/screen",
      "/v1/track",
    ]);
    expect(Object.keys(paths["/v1/track"]?.post?.responses ?? {})).toEqual([
      "200",
      "400",
      "401",
      "429",
      "503",
    ]);
    expect(json(paths["/v1/track"])).toContain("requestBody");
  });
});
