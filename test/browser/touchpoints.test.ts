// The touchpoints screen in a real browser on the invented retailer: the catalogue with what is measured, editing with a
// preview, and events that get their place in one click; its main path in both languages, and for everyone.

import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { startDemo } from "../../src/actions/start-import.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";
import { overhang, settled } from "./watched-page.ts";

let product: BrowserProduct;

beforeAll(async () => {
  product = await openBrowserProduct();
  const until = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  await startDemo(product.app, systemOf(1), { customers: 300, seed: 1, scenario: "retailer", until });
  await product.app.imports.idle();
  // One more event that no touchpoint claims.
  const { key } = await makeKey(product.app, systemOf(1), "write", "web");
  const answer = await fetch(`${product.origin}/v1/track`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ userId: "ana", event: "Probador reservado" }),
  });
  expect(answer.status).toBe(200);
  expect(await product.app.consumer.caughtUp(60_000)).toBe(true);
}, 240_000);
afterAll(() => product?.close());

const query = (page: Page) => new URL(page.url()).search;

const languages = [
  {
    locale: "es-ES",
    title: "Puntos de contacto",
    bought: "Compra en tienda",
    edited: "Compra en franquicia",
    atMost: /máximo 5 min/,
    atLeast: /mínimo 85/,
    service: /^Servicio/,
    channel: "Canal",
    phone: "Centro de atención telefónica",
    wouldBelong: /le pertenecerían? \(ahora/,
    owner: "Responsable",
    save: "Guardar",
    saved: /^Guardado\. /,
    placeAgain: "Recolocar la historia",
    placeNow: "Recolocar ahora",
    moved: /cambiado de sitio/,
    close: "Cerrar",
    unmatched: "Eventos sin sitio",
    event: "Parking Validated",
    placeHere: "Colocar aquí",
    placed: /^Colocado en/,
    colours: true,
  },
  {
    locale: "en-GB",
    title: "Touchpoints",
    bought: "Purchase in a store",
    edited: "Purchase in a franchise",
    atMost: /maximum 5 min/,
    atLeast: /minimum 85/,
    service: /^Service/,
    channel: "Channel",
    phone: "Call centre",
    wouldBelong: /interactions? would belong here/,
    owner: "Owner",
    save: "Save",
    saved: /^Saved\. /,
    placeAgain: "Place history again",
    placeNow: "Place again now",
    moved: /interactions? (has|have) changed place/,
    close: "Close",
    unmatched: "Events without a place",
    event: "Ruleta de premios girada",
    placeHere: "Place here",
    placed: /^Placed in/,
    colours: false,
  },
] as const;

describe.each(languages)("touchpoints in $locale", (said) => {
  it("show what is promised and measured, are narrowed in the address, edited, and given to events; and are for everyone", async () => {
    const { page, troubles, go } = await product.visit("/touchpoints?period=all", said.locale);
    const judge = async (what: string, part?: Locator) =>
      expect([
        what,
        await axeViolations(page, { hasColours: said.colours, ...(part && { part }) }),
        await overhang(page),
      ]).toEqual([what, [], 0]);
    await page.getByRole("heading", { level: 1, name: said.title }).waitFor();
    const row = page.getByRole("row").filter({ hasText: said.bought });
    await row.getByText(said.atMost).waitFor();
    await row.getByText(said.atLeast).waitFor();
    await settled(page);
    await judge("the catalogue");
    await page.getByRole("button", { name: said.service }).click();
    await expect.poll(() => query(page)).toBe("?period=all&stage=service");
    await page.getByRole("combobox", { name: said.channel }).selectOption("phone");
    await expect.poll(() => query(page)).toContain("channel=phone");
    await page.getByRole("button", { name: said.phone }).waitFor();
    expect(await page.getByRole("button", { name: said.bought, exact: true }).count()).toBe(0);
    await page.goBack();
    await expect.poll(() => query(page)).toBe("?period=all&stage=service");

    await go("/touchpoints?period=all");
    await page.getByRole("button", { name: said.edited, exact: true }).click();
    const panel = page.getByRole("dialog", { name: said.edited });
    await panel.getByText(said.wouldBelong).waitFor();
    await settled(page);
    await judge("editing", panel);
    await panel.getByLabel(said.owner).fill(`Marta ${said.locale}`);
    await panel.getByRole("button", { name: said.save }).click();
    await page.getByText(said.saved).waitFor();
    await page
      .getByRole("cell", { name: `Marta ${said.locale}` })
      .first()
      .waitFor();

    await go("/touchpoints?view=unmatched");
    const unmatched = page.getByRole("region", { name: said.unmatched });
    const item = unmatched.getByRole("listitem").filter({ hasText: said.event });
    await item.getByRole("combobox").selectOption("store_visit");
    await settled(page);
    await judge("events without a place");
    await item.getByRole("button", { name: said.placeHere }).click();
    await item.getByText(said.placed).waitFor();
    await unmatched.getByRole("button", { name: said.placeAgain }).click();
    await page.getByRole("button", { name: said.placeNow }).click();
    await page.getByText(said.moved).first().waitFor();
    await page.getByRole("button", { name: said.close }).last().click();
    await expect.poll(() => page.getByText(said.event).count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});

describe("a rule", () => {
  it("is edited with a live preview, in both views of it, and history is placed again", async () => {
    const { page, troubles } = await product.revisit("/touchpoints?edit=store_purchase", "en-GB");
    const panel = page.getByRole("dialog", { name: "Purchase in a store" });
    await panel.getByText(/interactions? would belong here/).waitFor();
    await panel.getByRole("button", { name: "Show as JSON" }).click();
    const text = panel.getByRole("textbox", { name: "Rule as JSON" });
    await text.fill('{"any": 3}');
    await panel.getByText("This is not a rule yet: check the JSON.").waitFor();
    await text.fill('{"all":[{"field":"event","op":"starts_with","values":["Order Compl"]}]}');
    await panel.getByRole("button", { name: "Show as form" }).click();
    await panel.getByRole("combobox", { name: "Field of condition 1" }).waitFor();
    await panel.getByLabel("Position").fill("0");
    await panel.getByText("Would come from").waitFor();
    await panel.getByRole("button", { name: "Save" }).click();
    await page.getByText(/^Saved\. /).waitFor();
    await page.getByRole("status").getByRole("button", { name: "Place history again" }).click();
    await page.getByRole("button", { name: "Place again now" }).click();
    await page.getByText(/interactions? (has|have) changed place/).waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("a new touchpoint", () => {
  it("says what is missing before it is saved, is made and taken away again", async () => {
    const { page, troubles, go } = await product.revisit("/touchpoints");
    await page.getByRole("button", { name: "Nuevo punto de contacto" }).click();
    const panel = page.getByRole("dialog", { name: "Nuevo punto de contacto" });
    await panel.waitFor();
    await settled(page);
    expect(await axeViolations(page, { part: page.getByRole("dialog") })).toEqual([]);
    await panel.getByRole("button", { name: "Guardar" }).click();
    expect(await panel.getByText("Escribe un nombre.").count()).toBe(2);
    await panel.getByLabel("Nombre en español").fill("Probador");
    await panel.getByLabel("Nombre en inglés").fill("Fitting room");
    await panel.getByLabel("CSAT mínimo (%)").fill("84,5");
    await panel.getByRole("button", { name: "Guardar" }).click();
    await page.getByText(/^Guardado\. /).waitFor();
    await go("/touchpoints?q=probador");
    await page.getByRole("button", { name: "Probador" }).click();
    await page.getByRole("button", { name: "Eliminar" }).click();
    await page.getByRole("button", { name: "Sí, eliminar" }).click();
    await page.getByText("Ningún punto de contacto responde a estos filtros.").waitFor();
    expect(troubles).toEqual([]);
  });

  it("is filled from what events without a place say", async () => {
    const { page, troubles } = await product.revisit("/touchpoints?view=unmatched", "en-GB");
    const item = page.getByRole("listitem").filter({ hasText: "Probador reservado" });
    await item.getByRole("button", { name: "Make a new one" }).click();
    const panel = page.getByRole("dialog", { name: "New touchpoint" });
    expect(await panel.getByLabel("Name in Spanish").inputValue()).toBe("Probador reservado");
    await panel.getByText(/interactions? would belong here/).waitFor();
    await settled(page);
    expect(await axeViolations(page, { hasColours: false, part: page.getByRole("dialog") })).toEqual([]);
    await panel.getByRole("button", { name: "Save" }).click();
    await page.getByText(/^Saved\. /).waitFor();
    expect(troubles).toEqual([]);
  });
});
