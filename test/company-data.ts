// Data of every kind for one company of a test: answers with comments, orders, a merge, events without a place, items kept
// aside, and an import with a broken row. Every text of it carries the marker that the test asks for.

import { browser, type TestApp, type TestCompany } from "./app.ts";

/** Names of what was planted, for requests about it. */
export interface PlantedCompany {
  readonly customer: string;
  readonly merge: string;
  readonly upload: string;
  readonly importId: string;
  readonly touchpoint: string;
  readonly keyId: string;
  readonly segment: string;
  /** The id of a time that its history was placed again. */
  readonly placing: string;
}

/** Places history again and waits for the end of it. */
export async function placeAgain(test: TestApp, as: Record<string, string>) {
  const url = "/api/v1/touchpoints/place-again";
  const started = await test.call({ method: "POST", url }, as);
  if (started.statusCode !== 200) throw new Error(`placing: ${started.statusCode} ${started.body}`);
  await test.app.placings.idle();
  return (await test.call({ url: `${url}/${started.json().id}` }, as)).json();
}

/** A recipe for the files below. */
export function storeRecipe(marker: string) {
  return {
    version: 1,
    name: `${marker} stores`,
    source: `${marker.toLowerCase()}.stores`,
    timeZone: "Europe/Madrid",
    id: ["ticket"],
    customer: [{ kind: "loyalty", column: "card" }],
    time: { column: "day" },
    event: `${marker} Store Visit`,
    channel: "store",
    unit: { column: "store" },
    answers: [{ metric: "csat", column: "csat", scale: "1-5" }],
    comments: [{ column: "words" }],
  };
}

/** Five rows, of which the fourth has a score off its scale and the fifth no such day. */
export function storeFile(marker: string): string {
  return [
    "ticket,card,day,store,csat,words",
    `${marker}-t1,${marker}-c1,2026-05-02,${marker} Centro,5,${marker} muy bien`,
    `${marker}-t2,${marker}-c2,2026-05-03,${marker} Centro,4,`,
    `${marker}-t3,${marker}-c3,2026-05-04,${marker} Norte,2,${marker} lento`,
    `${marker}-t4,${marker}-c4,2026-05-05,${marker} Norte,9,${marker} fuera`,
    `${marker}-t5,${marker}-c5,2026-02-31,${marker} Norte,3,${marker} nunca`,
  ].join("\n");
}

/** Sends a file and returns the body of the answer. */
export async function inspect(
  test: TestApp,
  company: TestCompany,
  file: string | Buffer,
  name = "stores.csv",
) {
  const answer = await test.call(
    {
      method: "POST",
      url: `/api/v1/imports/inspect?name=${encodeURIComponent(name)}`,
      headers: { "content-type": "application/octet-stream" },
      payload: Buffer.from(file),
    },
    browser(company.session),
  );
  if (answer.statusCode !== 200) throw new Error(`inspect: ${answer.statusCode} ${answer.body}`);
  return answer.json();
}

/** Starts an import, waits for its end and returns its state. */
export async function runImport(
  test: TestApp,
  company: TestCompany,
  body: { upload: string; recipe: unknown; dryRun?: boolean; name?: string },
) {
  const as = browser(company.session);
  const started = await test.call({ method: "POST", url: "/api/v1/imports", payload: body }, as);
  if (started.statusCode !== 200) throw new Error(`import: ${started.statusCode} ${started.body}`);
  await test.app.imports.idle();
  return (await test.call({ url: `/api/v1/imports/${started.json().id}` }, as)).json();
}

/** Tracking messages of a company. */
function messagesOf(marker: string): object[] {
  const at = (day: number, hour: number) => new Date(Date.UTC(2026, 4, day, hour)).toISOString();
  const messages: object[] = [];
  const add = (message: Record<string, unknown>) =>
    messages.push({ messageId: `${marker}-${messages.length}`, ...message });
  for (let i = 0; i < 40; i++)
    add({
      type: "track",
      userId: `${marker}-user-${i % 20}`,
      event: `${marker} Survey Answered`,
      timestamp: at(1 + (i % 28), 10),
      properties: {
        answers: [{ metric: "nps", score: i % 11, question: `${marker}-q` }],
        comment: `${marker} comment ${i}`,
        unit: `${marker} unit`,
        touchpoint: `${marker.toLowerCase()}_point`,
        channel: i % 2 ? "phone" : "store",
      },
    });
  for (let i = 0; i < 10; i++)
    add({
      type: "track",
      userId: `${marker}-user-${i}`,
      event: "Order Completed",
      timestamp: at(5 + i, 12),
      properties: { order_id: `${marker}-o${i}`, revenue: 10 + i, currency: "EUR" },
    });
  add({
    type: "track",
    userId: `${marker}-user-0`,
    event: `${marker} Strange Thing`,
    timestamp: at(9, 9),
    properties: { [`${marker}-property`]: `${marker} value` },
  });
  add({ type: "track", anonymousId: `${marker}-device`, event: `${marker} Looked`, timestamp: at(1, 8) });
  add({ type: "track", userId: `${marker}-user-x`, event: "", properties: { note: `${marker} kept aside` } });
  add({
    type: "identify",
    userId: `${marker}-user-0`,
    traits: { [`${marker}Trait`]: `${marker} trait`, email: `${marker}@example.com` },
  });
  return messages;
}

/** Makes one customer of two that each had identifiers of their own. */
export async function joinTwo(test: TestApp, company: TestCompany, marker: string): Promise<void> {
  const device = { anonymousId: `${marker}-device`, traits: { phone: "+34600123456" } };
  await test.track(company, [{ type: "identify", ...device }]);
  await test.track(company, [
    { type: "identify", userId: `${marker}-user-0`, anonymousId: `${marker}-device` },
  ]);
}

/** Plants everything and says by which names it can be asked for. */
export async function plant(test: TestApp, company: TestCompany, marker: string): Promise<PlantedCompany> {
  const as = browser(company.session);
  await test.track(company, messagesOf(marker));
  await joinTwo(test, company, marker);
  const touchpoint = `${marker.toLowerCase()}_point`;
  await test.call(
    {
      method: "PUT",
      url: `/api/v1/touchpoints/${touchpoint}`,
      payload: {
        key: touchpoint,
        names: { es: `${marker} punto`, en: `${marker} point` },
        channel: "store",
        stage: "service",
        owner: `${marker} owner`,
      },
    },
    as,
  );
  const { upload } = await inspect(test, company, storeFile(marker));
  const done = await runImport(test, company, {
    upload,
    recipe: storeRecipe(marker),
    name: `${marker}-stores.csv`,
  });
  const waiting = await inspect(test, company, storeFile(marker));
  const lookup = await test.call({ url: `/api/v1/customers/lookup?kind=user&value=${marker}-user-0` }, as);
  const customer = lookup.json();
  const keys = (await test.call({ url: "/api/v1/keys" }, as)).json().keys;
  const condition = { fact: "trait", key: `${marker}Trait`, op: "is", values: [`${marker} value`] };
  const segment = await test.call(
    {
      method: "POST",
      url: "/api/v1/segments",
      payload: { name: `${marker} segment`, condition },
    },
    as,
  );
  return {
    segment: segment.json().id,
    customer: customer.id,
    merge: customer.merges[0]?.id,
    upload: waiting.upload,
    importId: done.id,
    touchpoint,
    keyId: keys[0].id,
    placing: (await placeAgain(test, as)).id,
  };
}

/** Stands in everything that happened in the other unit of a company, and nowhere else. */
export const otherUnitMarker = "Otherunitmarker";

/**
 * Plants what happened in another unit of a company: customers, comments, orders, waits, a touchpoint of its own, an event
 * without a place, a trait, and a customer `Shared` who was in both units and has no marker.
 */
export async function plantOtherUnit(test: TestApp, company: TestCompany, ownUnit: string): Promise<void> {
  const marker = otherUnitMarker;
  const unit = `${marker} store`;
  const timestamp = "2026-05-10T10:00:00Z";
  const messages: object[] = [];
  const add = (message: Record<string, unknown>) =>
    messages.push({ messageId: `${marker}-${messages.length}`, timestamp, ...message });
  for (let i = 0; i < 10; i++)
    add({
      type: "track",
      userId: `${marker}-user-${i}`,
      event: `${marker} Answered`,
      properties: {
        answers: [{ metric: "nps", score: i, question: `${marker}-q` }],
        comment: `${marker} comment ${i}`,
        unit,
        touchpoint: `${marker.toLowerCase()}_point`,
        channel: "store",
        campaign: `${marker} campaign`,
        employee: `${marker} employee`,
        wait_ms: 60_000,
      },
    });
  add({
    type: "track",
    userId: `${marker}-user-0`,
    event: `${marker} Strange Thing`,
    properties: { unit, [`${marker}-property`]: `${marker} value` },
  });
  add({
    type: "track",
    userId: `${marker}-user-0`,
    event: "Order Completed",
    properties: { unit, order_id: `${marker}-o`, revenue: 1, currency: "EUR" },
  });
  add({
    type: "identify",
    userId: `${marker}-user-0`,
    traits: {
      [`${marker}Trait`]: `${marker} trait`,
      name: `${marker} Person`,
      email: `${marker}@example.com`,
    },
  });
  add({ type: "track", userId: "Shared", event: `${marker} Seen`, properties: { unit } });
  add({ type: "track", userId: "Shared", event: "Seen Here", properties: { unit: ownUnit } });
  await test.track(company, messages);
}
