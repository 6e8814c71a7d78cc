import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArrivedInteraction } from "../../domain/arrival.ts";
import { halvesOf } from "../../domain/identity-hash.ts";
import { Catalogue, type Touchpoint, touchpointSchema } from "../../domain/touchpoint.ts";
import { ClaimMemory, identify } from "./identify.ts";
import { MessageFilter } from "./message-filter.ts";
import { placeAnswer, placeInteraction } from "./place.ts";

const touchpoint = (key: string, more: Partial<Touchpoint>): Touchpoint =>
  touchpointSchema.parse({ key, names: { es: key, en: key }, channel: "web", stage: "use", ...more });

const catalogue = new Catalogue([
  touchpoint("checkout", {
    channel: "ecommerce",
    stage: "purchase",
    kind: "bought",
    position: 10,
    rule: { field: "event", op: "is", values: ["Order Completed"] },
  }),
  touchpoint("store_sale", {
    channel: "store",
    stage: "purchase",
    kind: "bought",
    position: 5,
    rule: {
      all: [
        { field: "event", op: "is", values: ["Order Completed"] },
        { field: "channel", op: "is", values: ["store"] },
      ],
    },
  }),
  touchpoint("help", {
    stage: "service",
    rule: { field: "path", op: "starts_with", values: ["/help"] },
    position: 20,
  }),
  touchpoint("review", { channel: "review_site", stage: "use", direct: false, kind: "answered" }),
  touchpoint("vip", { rule: { field: "property.customer.tier", op: "is", values: ["gold"] }, position: 30 }),
]);

const arrival = (more: Partial<ArrivedInteraction>): ArrivedInteraction => ({
  type: "interaction",
  messageId: "m",
  at: 0,
  event: "Something",
  callType: "track",
  identifiers: [],
  said: {},
  answers: [],
  properties: {},
  ...more,
});
const place = (more: Partial<ArrivedInteraction>) => placeInteraction(arrival(more), "tracking", catalogue);

describe("placing", () => {
  it("takes the first rule that holds, by position", () => {
    expect(place({ event: "order completed" })).toMatchObject({
      touchpoint: "checkout",
      channel: "ecommerce",
      placement: "rule",
    });
    expect(place({ event: "Order Completed", said: { channel: "store" } })).toMatchObject({
      touchpoint: "store_sale",
    });
  });

  it("believes the sender over the catalogue, also about touchpoints it does not know", () => {
    expect(place({ event: "Order Completed", said: { touchpoint: "help", stage: "renewal" } })).toMatchObject(
      {
        touchpoint: "help",
        channel: "web",
        stage: "renewal",
        placement: "said",
      },
    );
    expect(place({ said: { touchpoint: "kiosk" } })).toMatchObject({
      touchpoint: "kiosk",
      channel: "",
      placement: "said",
    });
  });

  it("leaves what nobody says empty, so that it is listed as unmatched", () => {
    expect(place({ event: "Parking Validated" })).toEqual({
      touchpoint: "",
      channel: "",
      stage: "",
      kind: "other",
      direct: true,
      placement: "none",
    });
  });

  it("looks into addresses and nested properties, and never at inherited names", () => {
    expect(place({ url: "https://shop.example/help/returns?x=/checkout" }).touchpoint).toBe("help");
    expect(place({ properties: { customer: { tier: "Gold" } } }).touchpoint).toBe("vip");
    expect(place({ properties: { customer: Object.create({ tier: "gold" }) as object } }).touchpoint).toBe(
      "",
    );
  });

  it("calls whoever answers an answer, a page a visit, money back a return", () => {
    expect(place({ event: "Order Completed", answers: [{ metric: "nps", score: 9 }] }).kind).toBe("answered");
    expect(place({ callType: "page" })).toMatchObject({ kind: "visited", channel: "web" });
    expect(place({ callType: "screen" })).toMatchObject({ channel: "app" });
    expect(place({ revenue: -5, order: "1" }).kind).toBe("returned");
    expect(place({ revenue: 5, order: "1" }).kind).toBe("bought");
  });

  it("gives an answer about another touchpoint that touchpoint's place", () => {
    const home = place({ event: "Order Completed" });
    expect(placeAnswer({ metric: "csat", score: 4, touchpoint: "help" }, home, catalogue)).toMatchObject({
      touchpoint: "help",
      channel: "web",
      stage: "service",
      weight: 1,
    });
    expect(placeAnswer({ metric: "csat", score: 4 }, home, catalogue)).toMatchObject({
      touchpoint: "checkout",
    });
  });
});

describe("identifying", () => {
  const facts = { at: 1, evidence: () => "test" };
  const user = { kind: "user", value: "ana" } as const;
  const device = { kind: "anonymous", value: "d" } as const;

  it("names the interaction after its strongest identifier, in any order", () => {
    const memory = new ClaimMemory();
    const one = identify(1, [device, user], facts, memory).identity;
    expect(identify(1, [user, device], facts, memory).identity).toBe(one);
    expect(identify(1, [user], facts, memory).identity).toBe(one);
    expect(identify(2, [user], facts, memory).identity).not.toBe(one);
  });

  it("tells lists of identifiers apart, whatever stands in their values", () => {
    const memory = new ClaimMemory();
    const two = identify(1, [user, { kind: "loyalty", value: "7" }], facts, memory);
    const one = identify(1, [{ kind: "user", value: "ana loyalty 1 7" }], facts, memory);
    expect(one.identity).not.toBe(two.identity);
    for (const workspace of [1, 11]) {
      const fresh = identify(workspace, [device], facts, new ClaimMemory()).identity;
      for (let i = 0; i < 2; i++)
        expect(identify(workspace, [device], facts, memory)).toEqual({ identity: fresh, claim: undefined });
    }
  });

  it("claims each combination once, an anonymous id alone never", () => {
    const memory = new ClaimMemory();
    expect(identify(1, [user, device], facts, memory).claim?.identifiers).toHaveLength(2);
    expect(identify(1, [device, user], facts, memory).claim).toBeUndefined();
    expect(identify(1, [device], facts, memory).claim).toBeUndefined();
    memory.forget();
    expect(identify(1, [user, device], facts, memory).claim).toBeDefined();
  });
});

describe("the message filter", () => {
  it("never says that a known message is new", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 9 }), fc.bigInt({ min: 1n, max: 2n ** 64n - 1n })), {
          maxLength: 500,
        }),
        (messages) => {
          const filter = new MessageFilter();
          for (const [workspace, id] of messages) filter.add(workspace, ...halvesOf(String(id)));
          for (const [workspace, id] of messages)
            expect(filter.mayHave(workspace, ...halvesOf(String(id)))).toBe(true);
        },
      ),
      { seed: 8, numRuns: 50 },
    );
  });

  it("is wrong about fewer than one new message in two hundred, also after it has grown", () => {
    const filter = new MessageFilter();
    let state = 1;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state ^ (state >>> 15)) >>> 0;
    };
    for (let i = 0; i < 1_300_000; i++) filter.add(1, next(), next());
    let wrong = 0;
    for (let i = 0; i < 100_000; i++) if (filter.mayHave(1, next(), next())) wrong += 1;
    expect(filter.size).toBe(1_300_000);
    expect(wrong).toBeLessThan(500);
  });
});
