// What the walk sends to the routes of dashboards.

import { browser, markerB } from "../app.ts";
import type { Case, WalkedWorld } from "./walk-case.ts";

const base = "/api/v1/dashboards";

/** The cases of dashboards by method and path. */
export function dashboardCases(world: () => WalkedWorld): Readonly<Record<string, Case>> {
  const ask = (which: "a" | "b", method: "POST" | "DELETE", url: string, payload?: object) =>
    world().test.call({ method, url, ...(payload && { payload }) }, browser(world().test[which].session));

  async function made(which: "a" | "b"): Promise<string> {
    const name = which === "a" ? "Plain dashboard" : `${markerB} dashboard`;
    return (await ask(which, "POST", base, { name })).json().id;
  }

  async function removed(which: "a" | "b"): Promise<string> {
    const id = await made(which);
    await ask(which, "DELETE", `${base}/${id}`);
    return id;
  }

  /** One request about either company's dashboard. */
  const both = (
    status: number,
    method: "GET" | "PUT" | "POST" | "DELETE",
    url: (id: string) => string,
    options: { payload?: object; id?: (which: "a" | "b") => Promise<string> } = {},
  ): Case => {
    const { payload, id = made } = options;
    const about = (which: "a" | "b") => async () => ({
      ...{ method, url: url(await id(which)) },
      ...(payload && { payload }),
    });
    return { own: about("a"), status, foreign: about("b") };
  };

  return {
    [`GET ${base}`]: { own: () => ({ url: base }), status: 200 },
    [`POST ${base}`]: { own: () => ({ method: "POST", url: base, payload: { name: "Plain" } }), status: 200 },
    [`POST ${base}/from-template`]: {
      own: () => ({
        ...{ method: "POST", url: `${base}/from-template` },
        payload: { template: "executive", language: "es" },
      }),
      status: 200,
    },
    [`GET ${base}/:id`]: both(200, "GET", (id) => `${base}/${id}`),
    [`PUT ${base}/:id`]: both(200, "PUT", (id) => `${base}/${id}`, {
      payload: { name: "Renamed", version: 1 },
    }),
    [`DELETE ${base}/:id`]: both(204, "DELETE", (id) => `${base}/${id}`),
    [`POST ${base}/:id/restore`]: both(204, "POST", (id) => `${base}/${id}/restore`, { id: removed }),
  };
}
