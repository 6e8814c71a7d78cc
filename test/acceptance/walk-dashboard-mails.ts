// What the walk sends to the routes of weekly mails. Its owner has no e-mail and its server no mail server, so that asking for
// one is refused once the dashboard was found; that mails come is tested on its own.

import { browser, markerB } from "../app.ts";
import type { Case, WalkedWorld } from "./walk-case.ts";

const base = "/api/v1/dashboards";

/** The cases of weekly mails by method and path. */
export function dashboardMailCases(world: () => WalkedWorld): Readonly<Record<string, Case>> {
  async function made(which: "a" | "b"): Promise<string> {
    const payload = { name: which === "a" ? "Plain mailed" : `${markerB} mailed` };
    const as = browser(world().test[which].session);
    return (await world().test.call({ method: "POST", url: base, payload }, as)).json().id;
  }

  const both = (status: number, method: "PUT" | "POST" | "DELETE", path: string, payload?: object): Case => {
    const about = (which: "a" | "b") => async () => ({
      ...{ method, url: `${base}/${await made(which)}/${path}` },
      ...(payload && { payload }),
    });
    return { own: about("a"), status, foreign: about("b") };
  };

  const token = "A".repeat(64);
  return {
    "GET /api/v1/dashboard-mails": { own: () => ({ url: "/api/v1/dashboard-mails" }), status: 200 },
    [`PUT ${base}/:id/mail`]: both(409, "PUT", "mail", { weekday: 1, hour: 8, language: "es" }),
    [`DELETE ${base}/:id/mail`]: both(204, "DELETE", "mail"),
    [`POST ${base}/:id/mail/now`]: both(409, "POST", "mail/now", { language: "es" }),
    "GET /api/v1/mail-stops/:token": { own: () => ({ url: `/api/v1/mail-stops/${token}` }), status: 404 },
    "POST /mail-stop/:token": { own: () => ({ method: "POST", url: `/mail-stop/${token}` }), status: 404 },
  };
}
