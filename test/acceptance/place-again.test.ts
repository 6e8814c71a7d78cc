// Placing history again can be left and found again: its state is in the records, it can be stopped, and what a restart
// interrupted begins again by itself.

import { afterAll, beforeAll, expect, it } from "vitest";
import { PlacingRunner } from "../../src/actions/placing-runner.ts";
import { browser, openTestApp, type TestApp } from "../app.ts";
import { placeAgain } from "../company-data.ts";

const url = "/api/v1/touchpoints/place-again";
let test: TestApp;
let owner: Record<string, string>;

beforeAll(async () => {
  test = await openTestApp();
  owner = browser(test.a.session);
  const message = (i: number) => ({ type: "track", userId: `u${i}`, event: "Key Cut", messageId: `m${i}` });
  await test.track(test.a, [1, 2, 3].map(message));
  const touchpoint = {
    key: "keys",
    names: { es: "Llaves", en: "Keys" },
    channel: "store",
    stage: "service",
    rule: { field: "event", op: "is", values: ["key cut"] },
  };
  await test.call({ method: "PUT", url: "/api/v1/touchpoints/keys", payload: touchpoint }, owner);
});
afterAll(() => test?.close());

/** Holds the turn of placing, as another process would, while `work` runs. */
async function whileAnotherPlaces(work: () => Promise<void>): Promise<void> {
  await test.app.database.locked("place", 0, work);
}

async function start() {
  return (await test.call({ method: "POST", url }, owner)).json();
}

async function look(id = "") {
  return (await test.call({ url: id === "" ? url : `${url}/${id}` }, owner)).json();
}

it("is found again while it is under way, and stopped without having moved anything", async () => {
  expect(await look()).toEqual({ latest: null });
  let id = "";
  await whileAnotherPlaces(async () => {
    ({ id } = await start());
    await expect.poll(async () => (await look()).latest.state).toBe("running");
    expect((await look()).latest).toMatchObject({ id, total: 3, examined: 0, finishedAt: null });
    const stopped = await test.call({ method: "POST", url: `${url}/${id}/cancel` }, owner);
    expect(stopped.statusCode).toBe(204);
  });
  await test.app.placings.idle();
  expect(await look(id)).toMatchObject({ state: "cancelled", changed: 0 });
  expect((await test.call({ method: "POST", url: `${url}/${id}/cancel` }, owner)).statusCode).toBe(409);
});

it("begins again after a restart, and tells what it moved", async () => {
  const { context, database, warehouse, catalogues, process } = test.app;
  const runner = () => new PlacingRunner({ context, database, warehouse, catalogues, process });
  const interrupted = runner();
  let id = "";
  await whileAnotherPlaces(async () => {
    ({ id } = await start());
    await test.app.placings.stop();
    expect(await look(id)).toMatchObject({ state: "running" });
    await interrupted.recover();
    await interrupted.stop();
  });
  expect(await look(id)).toMatchObject({ state: "running", changed: 0 });
  const next = runner();
  await next.recover();
  await next.idle();
  expect(await look(id)).toMatchObject({ state: "done", total: 3, examined: 3, changed: 3, error: null });
  const told = await test.call({ url: "/api/v1/audit?action=history.placed,history.stopped" }, owner);
  expect(told.json().entries.map(({ action }: { action: string }) => action)).toEqual([
    "history.placed",
    "history.stopped",
    "history.placed",
  ]);
});

it("changes nothing that is in its place already", async () => {
  const second = await openTestApp();
  try {
    expect(await placeAgain(second, browser(second.a.session))).toMatchObject({
      state: "done",
      total: 0,
      changed: 0,
    });
  } finally {
    await second.close();
  }
});
