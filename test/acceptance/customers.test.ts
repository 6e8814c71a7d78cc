// Finding customers and reading one, through the API: by any identifier however it is written, by name without accents, the
// newest first page by page; merging and parting show at once; and nothing of another company is ever found.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bearer, browser, openTestApp, type TestApp, type TestCompany } from "../app.ts";

let test: TestApp;
const day = (n: number) => new Date(Date.UTC(2026, 2, 1, 9) + n * 86_400_000).toISOString();

interface Card {
  readonly id: string;
  readonly name: string;
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  readonly interactions: number;
  readonly lastAt: string | null;
  readonly nps: { readonly score: number } | null;
}

async function list(query: Record<string, string | number>, company: TestCompany = test.a) {
  const text = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)])).toString();
  const answer = await test.call({ url: `/api/v1/customers?${text}` }, bearer(company.secretKey));
  expect([answer.statusCode, answer.statusCode === 200 ? "" : answer.body]).toEqual([200, ""]);
  return answer.json() as { customers: Card[]; next: string | null; truncated: boolean };
}

const userOf = (card: Card) => card.identifiers.find(({ kind }) => kind === "user")?.value ?? "";
const find = async (search: string) => (await list({ search })).customers.map(userOf);

function visits(user: string, days: readonly number[], event = "Product Viewed"): object[] {
  return days.map((n) => ({
    type: "track",
    userId: user,
    event,
    timestamp: day(n),
    messageId: `${user}-${event}-${n}`,
  }));
}

beforeAll(async () => {
  test = await openTestApp();
  const people: readonly [string, object][] = [
    ["maria", { email: "Maria.Garcia@example.com", phone: "+34600123456", name: "María García Núñez" }],
    ["jose", { email: "jose@example.org", first_name: "José", last_name: "Garciarena" }],
    ["ann", { email: "ann_100%@example.com", phone: "+447911123456", nombre: "Ann" }],
  ];
  await test.track(test.a, [
    ...people.map(([userId, traits]) => ({ type: "identify", userId, traits, timestamp: day(0) })),
    ...visits("maria", [1, 2, 3]),
    ...visits("jose", [4]),
    ...visits("ann", [5]),
    {
      type: "track",
      userId: "maria",
      event: "Survey Answered",
      timestamp: day(2),
      properties: { answers: [{ metric: "nps", score: 9 }], comment: "muy bien" },
    },
    {
      type: "track",
      userId: "maria",
      event: "Order Completed",
      timestamp: day(3),
      properties: { order_id: "o1", revenue: 40, currency: "EUR" },
    },
  ]);
  // Twelve with the same newest moment, so that a page ends inside of it; and one who is very busy.
  await test.track(test.a, Array.from({ length: 12 }, (_, i) => visits(`tie-${i}`, [6])).flat());
  await test.track(
    test.a,
    Array.from({ length: 4000 }, (_, i) => ({
      type: "track",
      anonymousId: "busy-device",
      event: "Ping",
      timestamp: new Date(Date.UTC(2026, 3, 1) + i * 1000).toISOString(),
    })),
  );
  await test.track(test.b, [
    { type: "identify", userId: "foreign", traits: { name: "María García", email: "x@example.com" } },
    ...visits("foreign", [9]),
  ]);
});
afterAll(() => test?.close());

describe("finding customers", () => {
  it("by an identifier or any part of it, in any case", async () => {
    for (const search of ["maria.garcia@example.com", "MARIA.GAR", "garcia@exam", "maria", "Mar"])
      expect([search, (await find(search))[0]]).toEqual([search, "maria"]);
    expect(await find("example.org")).toEqual(["jose"]);
    expect(await find("nobody-like-this")).toEqual([]);
  });

  it("by a phone number with or without prefix and spaces", async () => {
    for (const search of ["+34600123456", "600 12 34 56", "0034 600 123 456", "600-123-456", "123456"])
      expect([search, (await find(search)).includes("maria")]).toEqual([search, true]);
    expect(await find("7911 123 456")).toEqual(["ann"]);
  });

  it("by a name without accents; every word must occur, in whatever trait", async () => {
    expect(await find("maria nunez")).toEqual(["maria"]);
    expect(await find("GARCIARENA jose")).toEqual(["jose"]);
    expect((await find("garcia")).sort()).toEqual(["jose", "maria"]);
    expect(await find("jose nunez")).toEqual([]);
  });

  it("takes % and _ for what they are", async () => {
    expect(await find("_100%")).toEqual(["ann"]);
    expect(await find("a%c")).toEqual([]);
    expect(await find("%%%")).toEqual([]);
  });

  it("tells people apart by name, identifiers, last contact, number of interactions and latest NPS", async () => {
    const [card] = (await list({ search: "maria" })).customers;
    expect(card).toMatchObject({
      name: "María García Núñez",
      interactions: 5,
      lastAt: day(3),
      nps: { score: 9, at: day(2) },
    });
    expect(card?.identifiers).toContainEqual({ kind: "phone", value: "+34600123456" });
  });

  it("pages through a search without loss or repetition", async () => {
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ search: "tie-", limit: 5, ...(cursor ? { cursor } : {}) });
      names.push(...page.customers.map(userOf));
      cursor = page.next;
    } while (cursor !== null);
    expect(names.sort()).toEqual(Array.from({ length: 12 }, (_, i) => `tie-${i}`).sort());
  });
});

describe("those who were there last", () => {
  it("come newest first, each once, also where a page ends among equal moments and someone is very busy", async () => {
    const cards: Card[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ limit: 5, ...(cursor ? { cursor } : {}) });
      cards.push(...page.customers);
      cursor = page.next;
    } while (cursor !== null);
    expect(cards[0]).toMatchObject({ interactions: 4000, identifiers: [] });
    expect(cards.slice(1, 13).map(userOf).sort()).toEqual(
      Array.from({ length: 12 }, (_, i) => `tie-${i}`).sort(),
    );
    expect(cards.slice(13).map(userOf)).toEqual(["ann", "jose", "maria"]);
    expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
  });

  it("refuses a cursor of another hand", async () => {
    for (const cursor of ["x", "1_2_3", "9_1_00000000-0000-0000-0000-000000000000' OR 1"])
      for (const search of ["", "maria"]) {
        const url = `/api/v1/customers?search=${search}&cursor=${encodeURIComponent(cursor)}`;
        const answer = await test.call({ url }, bearer(test.a.secretKey));
        expect([cursor, answer.statusCode, answer.json().code]).toEqual([cursor, 400, "bad-input"]);
      }
  });

  it("shows two who were joined as one, at their newest moment, and as two again when they are parted", async () => {
    const known = async () => (await list({ limit: 100 })).customers;
    const before = await known();
    await test.track(test.a, [
      { type: "identify", userId: "late", traits: { email: "late@example.com" }, timestamp: day(7) },
      ...visits("late", [7]),
      ...["x"].map(() => ({ type: "track", anonymousId: "kiosk", event: "Seen", timestamp: day(8) })),
      { type: "identify", anonymousId: "kiosk", traits: { phone: "+34611000111" }, timestamp: day(8) },
    ]);
    expect((await known()).length).toBe(before.length + 2);
    await test.track(test.a, [{ type: "identify", userId: "late", anonymousId: "kiosk", timestamp: day(8) }]);
    const joined = await known();
    expect(joined.length).toBe(before.length + 1);
    const late = joined.find((card) => userOf(card) === "late");
    expect(late).toMatchObject({ interactions: 2, lastAt: day(8) });
    const shown = await test.call({ url: `/api/v1/customers/${late?.id}` }, bearer(test.a.secretKey));
    const undo = { method: "POST" as const, url: `/api/v1/merges/${shown.json().merges[0].id}/undo` };
    expect((await test.call(undo, bearer(test.localToken))).statusCode).toBe(204);
    expect((await known()).length).toBe(before.length + 2);
  });
});

describe("one customer", () => {
  const read = async (path: string) => {
    const answer = await test.call({ url: `/api/v1/customers/${path}` }, bearer(test.a.secretKey));
    return answer.json();
  };

  it("says name, kind, value, channels and latest scores", async () => {
    const maria = await read("lookup?kind=user&value=maria");
    expect(maria).toMatchObject({
      name: "María García Núñez",
      kind: "current",
      lastBoughtAt: day(3),
      lastLeftAt: null,
      money: [{ currency: "EUR", revenue: 40, n: 1 }],
      scores: [{ metric: "nps", score: 9, scaleMin: 0, scaleMax: 10, at: day(2) }],
    });
    expect(maria.channels.reduce((sum: number, { n }: { n: number }) => sum + n, 0)).toBe(5);
    expect(await read("lookup?kind=user&value=jose")).toMatchObject({ kind: "prospective", money: [] });
  });

  it("opens the timeline where it is asked to, on the channels asked for, or only what was said", async () => {
    const { id } = await read("lookup?kind=user&value=maria");
    const times = async (query: string) =>
      (await read(`${id}/timeline?${query}`)).items.map(({ at }: { at: string }) => at);
    expect(await times("until=2026-03-02")).toEqual([day(1)]);
    expect(await times(`until=${day(2)}`)).toEqual([day(2), day(2), day(1)]);
    expect(await times("said=true")).toEqual([day(2)]);
    expect(await times("channel=phone&channel=sms")).toEqual([]);
    const wrong = await test.call(
      { url: `/api/v1/customers/${id}/timeline?channel=radio` },
      bearer(test.a.secretKey),
    );
    expect(wrong.statusCode).toBe(400);
  });
});

describe("the wall", () => {
  it("nothing of another company is found by identifier, name or moment", async () => {
    for (const search of ["foreign", "x@example.com", "x@"])
      expect([search, await find(search)]).toEqual([search, []]);
    const everybody = (await list({ limit: 100 })).customers.map(userOf);
    expect(everybody).not.toContain("foreign");
    expect((await list({ search: "maria" }, test.b)).customers.map(userOf)).toEqual(["foreign"]);
    expect((await list({ limit: 100 }, test.b)).customers.map(userOf)).toEqual(["foreign"]);
  });
});

describe("a customer's data as a file", () => {
  const take = async (id: string, query: string, company: TestCompany = test.a) =>
    test.call({ url: `/api/v1/customers/${id}/export?${query}` }, bearer(company.secretKey));
  const idOf = async (search: string) => (await list({ search })).customers[0]?.id ?? "";

  it("holds who they are and everything that happened, in JSON Lines", async () => {
    const answer = await take(await idOf("maria"), "format=ndjson");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-disposition"]).toMatch(
      /^attachment; filename="customer-[0-9a-f-]+\.ndjson"$/,
    );
    const [customer, ...lived] = answer.body
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(customer).toMatchObject({ record: "customer", name: "María García Núñez", interactions: 5 });
    expect(lived).toHaveLength(5);
    expect(lived.flatMap(({ answers }) => answers).map(({ text }) => text)).toContain("muy bien");
  });

  it("comes page by page as one file, however long", async () => {
    const busy = (await list({ limit: 100 })).customers.find(({ interactions }) => interactions === 4000);
    const id = busy?.id ?? "";
    const lines = (await take(id, "format=ndjson")).body.trimEnd().split("\n");
    expect(lines).toHaveLength(4001);
    expect(new Set(lines.slice(1).map((line) => JSON.parse(line).id)).size).toBe(4000);
  });

  it("is a table in which nothing can start a formula, split as the reader's spreadsheet does", async () => {
    await test.track(test.a, [
      { type: "identify", userId: "sly", traits: { nickname: "=HYPERLINK(1)" }, timestamp: day(0) },
      {
        type: "track",
        userId: "sly",
        event: "Survey Answered",
        timestamp: day(1),
        properties: { answers: [{ metric: "nps", score: 2 }], comment: "+1; @todo" },
      },
    ]);
    const answer = await take(await idOf("sly"), "format=csv&language=es");
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    const [head, ...rows] = answer.body.replace("\uFEFF", "").trimEnd().split("\r\n");
    expect(head).toMatch(/^record;at;name;value;/);
    expect(rows.find((row) => row.startsWith("trait;"))).toContain("nickname;'=HYPERLINK(1)");
    expect(rows.some((row) => row.includes(`"'+1; @todo"`))).toBe(true);
    expect(rows.filter((row) => row.startsWith("interaction;"))).toHaveLength(1);
  });

  it("is told in the trail, and nobody of another company gets it", async () => {
    const id = await idOf("maria");
    await take(id, "format=csv");
    const trail = await test.call({ url: "/api/v1/audit?action=customer.exported" }, browser(test.a.session));
    expect(trail.json().entries[0]).toMatchObject({
      action: "customer.exported",
      subject: { kind: "customer", id },
      details: { format: "csv", interactions: 5 },
    });
    expect((await take(id, "format=csv", test.b)).statusCode).toBe(404);
  });
});
