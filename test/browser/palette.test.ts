// The palette, the keys and what greets whoever comes back, in a real browser on the invented retailer.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { startDemo } from "../../src/actions/start-import.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { findOwner } from "../../src/records/membership-store.ts";
import { touchVisit } from "../../src/records/visit-store.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";
import { settled } from "./watched-page.ts";

let product: BrowserProduct;

beforeAll(async () => {
  product = await openBrowserProduct();
  const until = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  await startDemo(product.app, systemOf(1), { customers: 300, seed: 1, scenario: "retailer", until });
  await product.app.imports.idle();
}, 240_000);
afterAll(() => product?.close());

const words = {
  es: {
    title: "Buscar e ir a",
    typed: "atencion telefonica",
    option: /Centro de atención telefónica/,
    keys: "conexiones",
  },
  en: { title: "Search and go to", typed: "CALL céntre", option: /call|centre/i, keys: "connections" },
};

describe.each(["es", "en"] as const)("the palette in %s", (language) => {
  const said = words[language];
  const locale = language === "es" ? "es-ES" : "en-GB";

  it("leads by keys alone to a touchpoint and to a tab, ignores accents, and remembers what was chosen", async () => {
    const { page, troubles } = await product.visit("/account", locale);
    await page.locator("h1").waitFor();
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox", { name: said.title });
    await field.fill(said.keys);
    await page.getByRole("option").first().waitFor();
    const part = page.getByRole("dialog");
    expect(await axeViolations(page, { hasColours: language === "es", part })).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/settings\?tab=keys$/);
    await page.keyboard.press("/");
    await field.waitFor();
    await page.getByRole("group").first().getByRole("option").first().waitFor();
    expect(await page.getByRole("option").first().textContent()).toMatch(/Conexiones|Connections/);
    await field.fill(said.typed);
    await page.getByRole("option", { name: said.option }).first().waitFor();
    const active = await field.getAttribute("aria-activedescendant");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    expect(await field.getAttribute("aria-activedescendant")).toBe(active);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/touchpoints\?.*edit=/);
    expect(troubles).toEqual([]);
  });

  it("tells what came since the last visit, and nothing once it was read", async () => {
    // A page on which nobody is: an open one would tell the server of use that is no visit here.
    const { page, troubles } = await product.visit("/-", locale);
    const other = await product.visit("/-", language === "es" ? "en-GB" : "es-ES");
    const { database } = product.app;
    const person = (await findOwner(database, 1)) ?? "";
    await touchVisit(database, person, 1, new Date(Date.now() - 86_400_000));
    await page.goto("/");
    const strip = page.getByRole("region", { name: /desde tu última visita|since your last visit/ });
    await strip.getByText(/respuestas nuevas|new answers/).waitFor();
    await strip.getByRole("link", { name: /Demo/ }).waitFor();
    await settled(page);
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);
    await strip.getByRole("button").click();
    await strip.waitFor({ state: "detached" });
    // What was read here is no news on another device either.
    await other.page.goto("/");
    const strips = other.page.getByRole("region", { name: /desde tu última visita|since your last visit/ });
    await other.page
      .getByRole("heading", { name: /^(Qué necesita atención|What needs attention)$/ })
      .waitFor();
    await settled(other.page);
    expect(await strips.count()).toBe(0);
    expect([...troubles, ...other.troubles]).toEqual([]);
  });
});

/** Someone with a name, and one of each thing that people save. */
async function plantNames(page: Page): Promise<void> {
  const { key } = await makeKey(product.app, systemOf(1), "write", "web");
  const answer = await fetch(`${product.origin}/v1/identify`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({
      userId: "maria-1",
      traits: { name: "María Ñúñez Peña", email: "m.peña@correo.example" },
    }),
  });
  expect(answer.status).toBe(200);
  expect(await product.app.consumer.caughtUp(60_000)).toBe(true);
  const post = async (path: string, data: object) =>
    expect((await page.request.post(path, { data, headers: { "x-vivencia": "web" } })).status()).toBe(200);
  await post("/api/v1/questions", { name: "Recepción por turnos", view: { metric: "nps", by: ["hour"] } });
  await post("/api/v1/dashboards", { name: "Recepción, cada lunes" });
  await post("/api/v1/surveys", { template: "blank", language: "es", name: "Recepción: ¿qué tal?" });
  const names = { es: "Recepción de Gràcia", en: "Gràcia reception" };
  const place = { key: "t-gracia", names, kind: "store", parent: null };
  const put = await page.request.put("/api/v1/units", {
    data: { units: [place] },
    headers: { "x-vivencia": "web" },
  });
  expect(put.status()).toBe(204);
  const condition = { fact: "customer", kinds: ["current"] };
  await post("/api/v1/segments", { name: "Amigos de recepción", condition });
}

describe("what has a name", () => {
  it("is found whatever its accents and case: saved questions, dashboards, segments, and people", async () => {
    const { page, troubles } = await product.visit("/account");
    await plantNames(page);
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox", { name: words.es.title });
    const option = (name: RegExp) => page.getByRole("option", { name });
    await field.fill("RECEPCION");
    for (const name of [
      /turnos.*Pregunta/,
      /cada lunes.*Panel/,
      /Amigos.*Segmento/,
      /qué tal.*Encuesta/,
      /Gràcia.*Unidad/,
    ])
      await option(name).waitFor();
    await field.fill("maria nunez");
    await option(/María Ñúñez Peña/).waitFor();
    await field.fill("M.PEÑA@");
    await option(/María Ñúñez Peña/).waitFor();
    await field.fill("recepcion turnos");
    await option(/Recepción por turnos/).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/explore\?by=hour&saved=/);
    await page.getByRole("heading", { level: 2, name: "Recepción por turnos" }).waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("keys", () => {
  it("the help lists the keys that work on the page, and no others", async () => {
    const { page, go } = await product.revisit("/settings");
    const listed = async () => {
      await page.keyboard.press("?");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("term").first().waitFor();
      const all = await dialog.locator("kbd").allTextContents();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      return all;
    };
    await page.locator("form").first().waitFor();
    expect(await listed()).toEqual(["Ctrl K", "/", "?"]);
    await go("/");
    await page.getByRole("article").first().waitFor();
    const overview = ["Ctrl K", "D", "E", "W", "T", "M", "Y", "A", "C", "←", "→", "X", "/", "Esc", "?"];
    expect(await listed()).toEqual(overview);
    await page.keyboard.press("e");
    await page.waitForURL(/period=day&on=/);
    await page.keyboard.press("d");
    await page.waitForURL(/period=day$/);
  });
});
