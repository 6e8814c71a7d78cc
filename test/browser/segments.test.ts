// Segments in a real browser: built with the keyboard, counted while one edits, kept, used by the overview and by the list of
// customers, removed and brought back; in both languages, and what axe finds in both themes.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureWorkspace } from "../../src/actions/first-start.ts";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct, type SignedIn } from "./product.ts";

let product: BrowserProduct;
let storageState: SignedIn;

/** A count waits for the keys to rest, and for the log. */
const patient = { timeout: 15_000 };

const day = 86_400_000;
const at = (days: number) => new Date(Date.now() - days * day).toISOString();

/** Twelve customers: all bought, the first four are promoters of last week, the last two of a year ago. */
function lives(): object[] {
  return Array.from({ length: 12 }, (_, i) => [
    {
      type: "track",
      userId: `cliente-${i}`,
      event: "Order Completed",
      timestamp: at(i < 8 ? 20 : 300),
      properties: { order_id: `o-${i}`, revenue: 40 + i, currency: "EUR" },
    },
    ...(i < 4 || i > 9
      ? [
          {
            type: "track",
            userId: `cliente-${i}`,
            event: "Survey Answered",
            timestamp: at(i < 4 ? 7 : 365),
            properties: { answers: [{ metric: "nps", score: 10 }] },
          },
        ]
      : []),
  ]).flat();
}

beforeAll(async () => {
  product = await openBrowserProduct();
  storageState = await product.signedIn();
  const { workspace } = await ensureWorkspace(product.app.database, product.app.context.random);
  const { key } = await makeKey(product.app, systemOf(workspace.id), "write", "web");
  const answer = await fetch(`${product.origin}/v1/batch`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ batch: lives() }),
  });
  expect(answer.status).toBe(200);
  expect(await product.app.consumer.caughtUp(60_000)).toBe(true);
}, 240_000);
afterAll(() => product?.close());

async function openPage(path: string, options: Parameters<BrowserProduct["open"]>[0] = {}) {
  const opened = await product.open({ locale: "es-ES", storageState, ...options });
  await opened.page.goto(path);
  return opened;
}

const sizeOf = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /client|customer/ })
    .textContent();

describe("a segment", () => {
  it("starts from a template, is counted while one edits with the keys, and is kept", async () => {
    const { page, troubles } = await openPage("/segments");
    await page.getByRole("heading", { name: "Todavía no hay segmentos" }).waitFor();
    await page.getByRole("link", { name: /Promotores recientes/ }).click();
    await expect.poll(() => sizeOf(page), patient).toMatch(/^4\s/);
    await page.getByRole("list", { name: "Los últimos que estuvieron" }).waitFor();
    // A second line: who bought in the last 90 days, by the keys alone.
    await page.getByRole("button", { name: "Añadir condición" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Lo que aportaron" }).waitFor();
    await page.getByRole("menuitem", { name: "Lo que aportaron" }).press("Enter");
    await expect.poll(() => page.evaluate("document.activeElement.tagName")).toBe("SELECT");
    await page.getByRole("textbox", { name: "Cantidad 2" }).fill("42");
    await expect.poll(() => sizeOf(page), patient).toMatch(/^2\s/);
    await page.getByText(/y que gastaron al menos 42/).waitFor();
    await page.getByRole("button", { name: "Quitar la condición 2" }).click();
    await expect.poll(() => sizeOf(page), patient).toMatch(/^4\s/);
    await page.getByLabel("Nombre").fill("Promotores del mes");
    await page.getByRole("button", { name: "Guardar" }).click();
    await page.getByRole("heading", { level: 1, name: "Promotores del mes" }).waitFor();
    expect(page.url()).toMatch(/\/segments\/[0-9a-f-]{36}$/);
    expect(await axeViolations(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it("does not save what is not complete, and says which lines", async () => {
    const { page } = await openPage("/segments/new");
    await page.getByRole("button", { name: "Añadir condición" }).click();
    await page.getByRole("menuitem", { name: "Otro segmento" }).click();
    await page.getByRole("button", { name: "Guardar" }).click();
    await page.getByRole("alert").filter({ hasText: "Completa las líneas" }).waitFor();
    await page.getByText("Ponle un nombre para guardarlo.").waitFor();
  });

  it("narrows the list of customers and the figures, also from the filter's own list", async () => {
    const { page, troubles } = await openPage("/segments");
    await page.getByRole("link", { name: "Abrir estos clientes: Promotores del mes" }).click();
    await expect
      .poll(() =>
        page
          .getByRole("list", { name: /Clientes/ })
          .getByRole("listitem")
          .count(),
      )
      .toBe(4);
    expect(page.url()).toContain("segment=");
    await page.goBack();
    await page.getByRole("link", { name: "Ver su NPS: Promotores del mes" }).click();
    await page.getByRole("button", { name: /Cambiar el filtro Segmento es Promotores del mes/ }).waitFor();
    await page.goto("/");
    await page.getByRole("button", { name: "Filtrar", exact: true }).click();
    await page.getByRole("menuitem", { name: "Segmento" }).click();
    await page.getByRole("checkbox", { name: "Promotores del mes" }).check();
    await page.waitForURL(/filter=is,segment,/);
    expect(troubles).toEqual([]);
  });

  it("can be removed and brought back, in English and in the dark", async () => {
    const { page, troubles } = await openPage("/segments", { locale: "en-GB", colorScheme: "dark" });
    const link = page.getByRole("link", { name: "Promotores del mes", exact: true });
    await link.waitFor();
    await page
      .getByText("Customers whose latest NPS in the last 90 days was that of a promoter")
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Remove the segment Promotores del mes" }).click();
    await page.getByText("“Promotores del mes” was removed.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await link.click();
    await expect.poll(() => sizeOf(page), patient).toMatch(/^4\s+customers of 12/);
    expect(await axeViolations(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it("is built on a phone without scrolling sideways", async () => {
    const { page } = await openPage("/segments/new?from=detractors_who_bought", {
      viewport: { width: 390, height: 800 },
    });
    await page.getByRole("button", { name: "Guardar" }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  });
});
