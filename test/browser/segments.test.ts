// Segments in a real browser, in both languages: built with the keyboard, counted while one edits, kept, used by the overview
// and by the list of customers, removed and brought back; and what axe finds in both themes.

import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ensureWorkspace } from "../../src/actions/first-start.ts";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { removeSegment, showSegments } from "../../src/actions/manage-segments.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";
import { overhang, settled } from "./watched-page.ts";

let product: BrowserProduct;

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
afterEach(async () => {
  for (const { id } of await showSegments(product.app, 1)) await removeSegment(product.app, systemOf(1), id);
});

const sizeOf = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /client|customer/ })
    .textContent();

const languages = [
  {
    locale: "es-ES",
    hasColours: true,
    none: "Todavía no hay segmentos",
    template: /Promotores recientes/,
    last: "Los últimos que estuvieron",
    add: "Añadir condición",
    value: "Lo que aportaron",
    amount: "Cantidad 2",
    sentence: /y que gastaron al menos 42/,
    removeLine: "Quitar la condición 2",
    nameLabel: "Nombre",
    name: "Promotores del mes",
    save: "Guardar",
    open: "Abrir estos clientes: Promotores del mes",
    customers: /Clientes/,
    nps: "Ver su NPS: Promotores del mes",
    chip: /Cambiar el filtro Segmento es Promotores del mes/,
    filter: "Filtrar",
    segment: "Segmento",
    told: "Clientes cuya última respuesta de NPS en los últimos 90 días fue de promotor",
    remove: "Eliminar el segmento Promotores del mes",
    removed: "Se ha eliminado «Promotores del mes».",
    undo: "Deshacer",
    size: /^4\s+clientes de 12/,
  },
  {
    locale: "en-GB",
    hasColours: false,
    none: "There are no segments yet",
    template: /Recent promoters/,
    last: "Those who were there last",
    add: "Add a condition",
    value: "What they brought in",
    amount: "Amount 2",
    sentence: /and who spent at least 42/,
    removeLine: "Remove condition 2",
    nameLabel: "Name",
    name: "Promoters of the month",
    save: "Save",
    open: "Open these customers: Promoters of the month",
    customers: /Customers/,
    nps: "See their NPS: Promoters of the month",
    chip: /Change the filter Segment is Promoters of the month/,
    filter: "Filter",
    segment: "Segment",
    told: "Customers whose latest NPS in the last 90 days was that of a promoter",
    remove: "Remove the segment Promoters of the month",
    removed: "“Promoters of the month” was removed.",
    undo: "Undo",
    size: /^4\s+customers of 12/,
  },
] as const;

describe.each(languages)("a segment in $locale", (said) => {
  it("starts from a template, is counted while one edits with the keys, kept, used, removed and brought back", async () => {
    const { page, troubles, go } = await product.visit("/segments", said.locale);
    await page.getByRole("heading", { name: said.none }).waitFor();
    await page.getByRole("link", { name: said.template }).click();
    await expect.poll(() => sizeOf(page), patient).toMatch(/^4\s/);
    await page.getByRole("list", { name: said.last }).waitFor();
    // A second line: who bought in the last 90 days, by the keys alone.
    await page.getByRole("button", { name: said.add }).focus();
    await page.keyboard.press("Enter");
    const item = page.getByRole("menuitem", { name: said.value });
    await item.waitFor();
    await item.press("Enter");
    await expect.poll(() => page.evaluate("document.activeElement.tagName")).toBe("SELECT");
    await page.getByRole("textbox", { name: said.amount }).fill("42");
    await expect.poll(() => sizeOf(page), patient).toMatch(/^2\s/);
    await page.getByText(said.sentence).waitFor();
    expect(await overhang(page)).toBe(0);
    await page.getByRole("button", { name: said.removeLine }).click();
    await expect.poll(() => sizeOf(page), patient).toMatch(/^4\s/);
    await page.getByLabel(said.nameLabel).fill(said.name);
    await page.getByRole("button", { name: said.save }).click();
    await page.getByRole("heading", { level: 1, name: said.name }).waitFor();
    expect(page.url()).toMatch(/\/segments\/[0-9a-f-]{36}$/);
    await settled(page);
    expect(await axeViolations(page, said)).toEqual([]);

    // It narrows the list of customers and the figures, also from the filter's own list.
    await go("/segments");
    await page.getByRole("link", { name: said.open }).click();
    const customers = page.getByRole("list", { name: said.customers }).getByRole("listitem");
    await expect.poll(() => customers.count()).toBe(4);
    expect(page.url()).toContain("segment=");
    await page.goBack();
    await page.getByRole("link", { name: said.nps }).click();
    await page.getByRole("button", { name: said.chip }).waitFor();
    await go("/");
    await page.getByRole("button", { name: said.filter, exact: true }).click();
    await page.getByRole("menuitem", { name: said.segment }).click();
    await page.getByRole("checkbox", { name: said.name }).check();
    await page.waitForURL(/filter=is,segment,/);

    await go("/segments");
    const link = page.getByRole("link", { name: said.name, exact: true });
    await link.waitFor();
    await page.getByText(said.told).first().waitFor();
    await settled(page);
    expect(await axeViolations(page, said)).toEqual([]);
    await page.getByRole("button", { name: said.remove }).click();
    await page.getByText(said.removed).waitFor();
    await page.getByRole("button", { name: said.undo }).click();
    await link.click();
    await expect.poll(() => sizeOf(page), patient).toMatch(said.size);
    expect(troubles).toEqual([]);
  });
});

describe("a segment", () => {
  it("is not saved while it is not complete, and says which lines", async () => {
    const { page, troubles } = await product.revisit("/segments/new");
    await page.getByRole("button", { name: "Añadir condición" }).click();
    await page.getByRole("menuitem", { name: "Otro segmento" }).click();
    await page.getByRole("button", { name: "Guardar" }).click();
    await page.getByRole("alert").filter({ hasText: "Completa las líneas" }).waitFor();
    await page.getByText("Ponle un nombre para guardarlo.").waitFor();
    expect(troubles).toEqual([]);
  });

  it("is built on a phone without scrolling sideways", async () => {
    const { page } = await product.revisit("/segments/new?from=detractors_who_bought");
    await page.getByRole("button", { name: "Guardar" }).waitFor();
    expect(await overhang(page)).toBe(0);
  });
});
