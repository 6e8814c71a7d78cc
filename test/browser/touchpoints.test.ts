// The touchpoints screen in a real browser on the invented retailer: the catalogue with what is measured, editing with a
// preview, and events that get their place in one click, in both languages and for everyone.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemo } from "../../src/actions/start-import.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct, type SignedIn } from "./product.ts";

let product: BrowserProduct;
let storageState: SignedIn;

beforeAll(async () => {
  product = await openBrowserProduct();
  const until = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  await startDemo(product.app, systemOf(1), { customers: 800, seed: 1, scenario: "retailer", until });
  await product.app.imports.idle();
  storageState = await product.signedIn();
}, 240_000);
afterAll(() => product?.close());

async function openPage(path: string, options: Parameters<BrowserProduct["open"]>[0] = {}) {
  const opened = await product.open({ locale: "es-ES", storageState, ...options });
  await opened.page.goto(path);
  await opened.page.locator("h1").waitFor();
  await settled(opened.page);
  return opened;
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
}

const query = (page: Page) => new URL(page.url()).search;

describe("the catalogue", () => {
  it("shows what is promised and measured, narrows by stage, channel and words, all in the address", async () => {
    const { page, troubles } = await openPage("/touchpoints?period=all");
    const row = page.getByRole("row").filter({ hasText: "Compra en tienda" });
    await row.getByText(/máximo 5 min/).waitFor();
    await row.getByText(/mínimo 85/).waitFor();
    await page.getByRole("button", { name: /^Servicio/ }).click();
    await expect.poll(() => query(page)).toBe("?period=all&stage=service");
    await page.getByRole("combobox", { name: "Canal" }).selectOption("phone");
    await expect.poll(() => query(page)).toContain("channel=phone");
    await page.getByRole("button", { name: "Centro de atención telefónica" }).waitFor();
    expect(await page.getByRole("button", { name: "Compra en tienda", exact: true }).count()).toBe(0);
    await page.goBack();
    await expect.poll(() => query(page)).toBe("?period=all&stage=service");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("edits a rule with a live preview, in both views of it, and offers to place history again", async () => {
    const { page, troubles } = await openPage("/touchpoints?edit=store_purchase", { locale: "en-GB" });
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
    await panel.getByLabel("Owner").fill("Marta");
    await panel.getByRole("button", { name: "Save" }).click();
    await page.getByText(/^Saved\. /).waitFor();
    await page.getByRole("cell", { name: "Marta" }).first().waitFor();
    await page.getByRole("status").getByRole("button", { name: "Place history again" }).click();
    await page.getByRole("button", { name: "Place again now" }).click();
    await page.getByText(/interactions? (has|have) changed place/).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("says what is missing before it saves, makes a touchpoint and takes it away again", async () => {
    const { page } = await openPage("/touchpoints");
    await page.getByRole("button", { name: "Nuevo punto de contacto" }).click();
    const panel = page.getByRole("dialog", { name: "Nuevo punto de contacto" });
    await panel.getByRole("button", { name: "Guardar" }).click();
    expect(await panel.getByText("Escribe un nombre.").count()).toBe(2);
    await panel.getByLabel("Nombre en español").fill("Probador");
    await panel.getByLabel("Nombre en inglés").fill("Fitting room");
    await panel.getByLabel("CSAT mínimo (%)").fill("84,5");
    await panel.getByRole("button", { name: "Guardar" }).click();
    await page.getByText(/^Guardado\. /).waitFor();
    await page.goto("/touchpoints?q=probador");
    await page.getByRole("button", { name: "Probador" }).click();
    await page.getByRole("button", { name: "Eliminar" }).click();
    await page.getByRole("button", { name: "Sí, eliminar" }).click();
    await page.getByText("Ningún punto de contacto responde a estos filtros.").waitFor();
    await page.context().close();
  });
});

describe("events without a place", () => {
  it("get one in one click, and history follows", async () => {
    const { page, troubles } = await openPage("/touchpoints?view=unmatched");
    const item = page.getByRole("listitem").filter({ hasText: "Parking Validated" });
    await item.getByRole("combobox").selectOption("store_visit");
    await item.getByRole("button", { name: "Colocar aquí" }).click();
    await item.getByText(/^Colocado en/).waitFor();
    await page.getByRole("status").getByRole("button", { name: "Recolocar la historia" }).click();
    await page.getByRole("button", { name: "Recolocar ahora" }).click();
    await page
      .getByText(/de sitio/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Cerrar" }).last().click();
    await expect.poll(() => page.getByText("Parking Validated").count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("fill a new touchpoint from what they say", async () => {
    const { page } = await openPage("/touchpoints?view=unmatched", { locale: "en-GB" });
    const item = page.getByRole("listitem").filter({ hasText: "Ruleta de premios girada" });
    await item.getByRole("button", { name: "Make a new one" }).click();
    const panel = page.getByRole("dialog", { name: "New touchpoint" });
    expect(await panel.getByLabel("Name in Spanish").inputValue()).toBe("Ruleta de premios girada");
    await panel.getByText(/interactions? would belong here/).waitFor();
    await panel.getByRole("button", { name: "Save" }).click();
    await page.getByText(/^Saved\. /).waitFor();
    await page.context().close();
  });
});

describe("for everyone", () => {
  for (const locale of ["es-ES", "en-GB"]) {
    it(`axe finds nothing, ${locale}`, async () => {
      const { page, troubles } = await openPage("/touchpoints?period=all", { locale });
      expect(await axeViolations(page, { hasColours: locale === "es-ES" })).toEqual([]);
      for (const path of [
        "/touchpoints?view=unmatched",
        "/touchpoints?edit=franchise_purchase",
        "/touchpoints?edit=",
      ]) {
        await page.goto(path);
        await page.locator("h1").waitFor();
        if (path.includes("edit")) await page.getByRole("dialog").waitFor();
        await settled(page);
        await page.waitForTimeout(400);
        expect([path, await axeViolations(page, { hasColours: locale === "es-ES" })]).toEqual([path, []]);
      }
      expect(troubles).toEqual([]);
      await page.context().close();
    });
  }

  it("nothing sticks out sideways on a phone", async () => {
    const { page } = await openPage("/touchpoints?period=all", { viewport: { width: 360, height: 740 } });
    for (const path of [
      "/touchpoints?period=all",
      "/touchpoints?view=unmatched",
      "/touchpoints?edit=store_purchase",
    ]) {
      await page.goto(path);
      await settled(page);
      const over = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect([path, over]).toEqual([path, 0]);
    }
    await page.context().close();
  });
});
