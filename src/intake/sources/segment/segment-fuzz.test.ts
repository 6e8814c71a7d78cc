// Hostile and random input against the whole source, seeded. What must hold for anything JSON can say: no exception, at
// least one arrival for each message, a reason of the closed list for what is broken, values that every store can keep,
// and the same outcome for the same input.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Arrival, earliestAt, quarantineReasons } from "../../../domain/arrival.ts";
import { isIdentifierKind } from "../../../domain/identifier.ts";
import { arrivalsOf } from "./arrivals-of.ts";
import { parseCall } from "./parse-call.ts";

const receivedAt = Date.UTC(2026, 0, 31, 12);
const calls = [
  "track",
  "page",
  "screen",
  "identify",
  "group",
  "alias",
  "batch",
  "import",
  "t",
  "",
  "__proto__",
];

const nasty = fc.constantFrom<unknown>(
  null,
  "",
  " ",
  "null",
  "NaN",
  "Infinity",
  "-1",
  "0000",
  "\0",
  "\ud800",
  "a\udc00b",
  "مرحبا",
  "שלום",
  "👩🏽‍🚀",
  "\u202Egnirts",
  "'; DROP TABLE interaction; --",
  "{{7*7}}",
  "9".repeat(400),
  "x".repeat(40_000),
  -1,
  0,
  1e308,
  -1e308,
  1e21,
  0.1,
  true,
  [],
  {},
  [[[[]]]],
  "2026-02-30T00:00:00Z",
  "0000-00-00",
  "1-5",
  "10-1",
  "__proto__",
  "constructor",
  { toString: 1, valueOf: null },
  { length: 1e9 },
);

const anything = fc.oneof(nasty, fc.jsonValue({ maxDepth: 4 }), fc.string({ unit: "binary", maxLength: 40 }));

const fieldNames = fc.constantFrom(
  ...["type", "event", "userId", "anonymousId", "previousId", "groupId", "messageId", "timestamp", "name"],
  ...["originalTimestamp", "sentAt", "context", "properties", "traits", "externalIds", "category", "channel"],
);

const propertyNames = fc.constantFrom(
  ...[
    "channel",
    "touchpoint",
    "stage",
    "kind",
    "direct",
    "unit",
    "employee",
    "order_id",
    "revenue",
    "currency",
  ],
  ...[
    "wait_ms",
    "duration_ms",
    "outcome",
    "campaign",
    "product",
    "products",
    "language",
    "weight",
    "answers",
  ],
  ...[
    "comment",
    "email",
    "phone",
    "loyalty",
    "url",
    "referrer",
    "search",
    "total",
    "value",
    "rating",
    "context",
  ],
);

const answer = fc.dictionary(
  fc.constantFrom("metric", "score", "scale", "question", "choice", "text", "weight", "touchpoint"),
  fc.oneof(anything, fc.constantFrom<unknown>("nps", "csat", 9, "9", "4,5", "1-5", [1, 5])),
);

const properties = fc.dictionary(propertyNames, fc.oneof(anything, fc.array(answer, { maxLength: 4 })));

const contexts = fc.dictionary(
  fc.constantFrom(
    "page",
    "campaign",
    "locale",
    "timezone",
    "traits",
    "userAgent",
    "externalId",
    "device",
    "os",
  ),
  fc.oneof(
    anything,
    fc.dictionary(fc.constantFrom("url", "title", "name", "email", "phone", "type"), anything),
  ),
);

const usual = {
  type: "track",
  event: "Order Completed",
  userId: "u-1",
  messageId: "m-1",
  timestamp: "2026-01-31T11:00:00.000Z",
  sentAt: "2026-01-31T11:00:01.000Z",
  properties: { revenue: 10, answers: [{ metric: "nps", score: 9 }] },
  context: { locale: "es-ES", page: { url: "https://shop.example/?a=1" } },
};

const mutated = fc
  .tuple(
    fc.dictionary(fieldNames, anything, { maxKeys: 3 }),
    fc.option(properties, { nil: undefined }),
    fc.option(contexts, { nil: undefined }),
    fc.constantFrom("track", "page", "screen", "identify", "group", "alias"),
  )
  .map(([fields, props, context, type]) => ({
    ...usual,
    type,
    previousId: "p-1",
    groupId: "g-1",
    ...(props && { properties: props, traits: props }),
    ...(context && { context }),
    ...fields,
  }));

const loneSurrogate = /\p{Surrogate}/u;

function expectKeepable(arrival: Arrival): void {
  if (arrival.type === "broken") {
    expect(quarantineReasons).toContain(arrival.reason);
    expect(arrival.detail.length).toBeGreaterThan(0);
    expect(arrival.detail.length).toBeLessThan(2000);
    return;
  }
  // Everything below is what ends in the stores.
  const text = JSON.stringify(arrival);
  expect(text.includes("\\u0000")).toBe(false);
  expect(loneSurrogate.test(text)).toBe(false);
  expect(/\\u[dD][89abAB]/.test(text)).toBe(false);
  expect(Number.isInteger(arrival.at)).toBe(true);
  expect(arrival.at).toBeGreaterThanOrEqual(earliestAt);
  expect(arrival.at).toBeLessThanOrEqual(receivedAt + 86_400_000);
  expect(arrival.messageId.length).toBeGreaterThan(0);
  expect(arrival.messageId.length).toBeLessThanOrEqual(100);
  expect(arrival.identifiers.length).toBeGreaterThan(0);
  for (const { kind, value } of arrival.identifiers) {
    expect(isIdentifierKind(kind)).toBe(true);
    expect(value).toBe(value.trim());
  }
  if (arrival.type === "profile") return;
  expect(arrival.event).not.toBe("");
  for (const number of [arrival.revenue, arrival.waitMs, arrival.durationMs])
    if (number !== undefined) expect(Number.isFinite(number)).toBe(true);
  for (const one of arrival.answers) {
    expect(one.metric).toMatch(/^[a-z][a-z0-9_]*$/);
    if (one.weight !== undefined) expect(one.weight).toBeGreaterThan(0);
    if (one.score === undefined) continue;
    expect(Number.isFinite(one.score)).toBe(true);
    if (one.scaleMin !== undefined) expect(one.score).toBeGreaterThanOrEqual(one.scaleMin);
    if (one.scaleMax !== undefined) expect(one.score).toBeLessThanOrEqual(one.scaleMax);
  }
}

/** As it arrives: through JSON text, so that it is a value that JSON.parse can give. */
function overTheWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null");
}

describe("any message", () => {
  it("of any JSON at all has an outcome", () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...calls), (value, callType) => {
        const arrivals = parseCall(overTheWire(value), { workspace: 1, receivedAt, callType });
        expect(arrivals.length).toBeGreaterThanOrEqual(1);
        for (const arrival of arrivals) expectKeepable(arrival);
      }),
      { seed: 20260131, numRuns: 900 },
    );
  });

  it("mutated out of a valid one has an outcome, the same each time", () => {
    let accepted = 0;
    fc.assert(
      fc.property(mutated, (value) => {
        const message = overTheWire(value);
        const arrivals = parseCall(message, { workspace: 1, receivedAt });
        expect(arrivals.length).toBeGreaterThanOrEqual(1);
        for (const arrival of arrivals) expectKeepable(arrival);
        expect(parseCall(message, { workspace: 1, receivedAt })).toEqual(arrivals);
        if (arrivals[0]?.type !== "broken") accepted += 1;
      }),
      { seed: 20260201, numRuns: 2000 },
    );
    // The run means little if everything is refused at the door.
    expect(accepted).toBeGreaterThan(400);
  });

  it("sent again later keeps its id and moves by no more than the network's delay", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2026-01-30"), noInvalidDate: true }),
        fc.integer({ min: -5 * 365 * 86_400_000, max: 365 * 86_400_000 }),
        fc.integer({ min: 0, max: 3_600_000 }),
        fc.boolean(),
        (happened, skewMs, waitMs, withId) => {
          // A client whose clock is off by skewMs, sending after waitMs; both transfers take 0 ms.
          const clock = (at: number) => new Date(at + skewMs).toISOString();
          const message = {
            type: "track",
            event: "x",
            userId: "u",
            timestamp: clock(happened.getTime()),
            ...(withId && { messageId: "m" }),
          };
          const sent = happened.getTime() + waitMs;
          const first = parseCall({ ...message, sentAt: clock(sent) }, { workspace: 1, receivedAt: sent })[0];
          const retry = parseCall(
            { ...message, sentAt: clock(sent + 60_000) },
            { workspace: 1, receivedAt: sent + 60_000 },
          )[0];
          expect(first).toMatchObject({ type: "interaction", at: happened.getTime() });
          expect(retry).toEqual(first);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe("any body", () => {
  it("of a batch gives one item a message, whose raw text parses back to an outcome of the same kind", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(mutated, anything), { maxLength: 6 }),
        fc.option(contexts),
        (batch, context) => {
          const body = Buffer.from(JSON.stringify({ batch, context, sentAt: "2026-01-31T11:59:59.000Z" }));
          const items = arrivalsOf({ workspace: 1, callType: "batch#t", receivedAt, body });
          expect(items).toHaveLength(batch.length);
          for (const item of items) {
            expectKeepable(item.arrival);
            const again = parseCall(JSON.parse(item.raw()), { workspace: 1, receivedAt })[0];
            if (item.arrival.type !== "broken") expect(again).toEqual(item.arrival);
            else if (item.arrival.reason !== "too-large") expect(again?.type).toBe("broken");
          }
        },
      ),
      { seed: 11, numRuns: 600 },
    );
  });

  it("of random bytes or damaged JSON gives an item and no exception", () => {
    const valid = JSON.stringify({ batch: [usual, usual] });
    const damaged = fc
      .tuple(
        fc.nat({ max: valid.length - 1 }),
        fc.nat({ max: valid.length }),
        fc.string({ unit: "binary", maxLength: 4 }),
      )
      .map(([start, end, put]) => Buffer.from(valid.slice(0, start) + put + valid.slice(end)));
    const bytes = fc.uint8Array({ maxLength: 200 }).map((list) => Buffer.from(list));
    fc.assert(
      fc.property(fc.oneof(damaged, bytes), fc.constantFrom(...calls), (body, callType) => {
        for (const { arrival, raw } of arrivalsOf({ workspace: 1, callType, receivedAt, body })) {
          expectKeepable(arrival);
          expect(typeof raw()).toBe("string");
        }
      }),
      { seed: 13, numRuns: 900 },
    );
  });
});
