// The data screen in a real browser: from the first event that lights up to the repair of what was kept aside, in both
// languages and for everyone.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";
import { overhang, settled } from "./watched-page.ts";

let product: BrowserProduct;
let writeKey = "";

beforeAll(async () => {
  product = await openBrowserProduct();
  writeKey = (await makeKey(product.app, systemOf(1), "write", "test")).key;
}, 240_000);
afterAll(() => product?.close());

async function send(...messages: readonly object[]): Promise<void> {
  const answer = await fetch(`${product.origin}/v1/batch`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString("base64")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ batch: messages }),
  });
  expect(answer.status).toBe(200);
  expect(await product.app.consumer.caughtUp(20_000)).toBe(true);
}

const languages = [
  {
    locale: "es-ES",
    hasColours: true,
    waiting: "Esperando un evento…",
    arrived: "Ha llegado «Primera compra».",
    watch: "Verlo en directo",
    search: "Buscar en el contenido",
    content: "Contenido",
    again: "Probar de nuevo",
    still: /^Aún no se puede aceptar: Sin nombre de lo ocurrido/,
    noneFit: "Nada apartado responde a estos filtros.",
    clear: "Quitar filtros",
    all: "Probar todo de nuevo",
    tried: "Probados: 1. Aceptados: 0. Siguen apartados: 1.",
    addsUp: /^Cuadra: /,
    flowing: "llegando",
  },
  {
    locale: "en-GB",
    hasColours: false,
    waiting: "Waiting for an event…",
    arrived: "“Primera compra” has arrived.",
    watch: "Watch live",
    search: "Search the content",
    content: "Content",
    again: "Try again",
    still: /^Still not acceptable: What happened is not named/,
    noneFit: "Nothing kept aside fits these filters.",
    clear: "Clear filters",
    all: "Try all again",
    tried: "Tried: 1. Accepted: 0. Still kept aside: 1.",
    addsUp: /^It adds up: /,
    flowing: "flowing",
  },
] as const;

/** Kept aside for good: nobody did it. */
const nobodys = { type: "track", event: "Nobody", messageId: "nobody", properties: { note: "nadie" } };

describe.each(languages)("the data screen in $locale", (said) => {
  it("lights up with the first event, shows it live, repairs what was kept aside, and adds up; and is for everyone", async () => {
    const { page, troubles, go } = await product.visit("/data?tab=send", said.locale);
    const judge = async (tab: string) => {
      await settled(page);
      expect([tab, await axeViolations(page, said), await overhang(page)]).toEqual([tab, [], 0]);
    };
    await page.getByText(said.waiting).waitFor();
    await page.getByText(writeKey.slice(0, 10)).first().waitFor();
    await judge("send");
    await send({ type: "track", userId: "ana", event: "Primera compra" });
    await page.getByText(said.arrived).waitFor();
    await page.getByRole("link", { name: said.watch }).click();
    await page.getByRole("rowheader", { name: "Primera compra" }).first().waitFor();
    const second = `Segunda compra ${said.locale}`;
    await send({ type: "track", userId: "ana", event: second });
    await page.getByRole("rowheader", { name: second }).waitFor();
    await judge("live");

    // One item is repaired after it was said what is still wrong with it, and all others are tried again.
    const note = `camara ${said.locale}`;
    await send({ type: "track", userId: "bea", event: "", properties: { note } }, nobodys);
    await go("/data?tab=quarantine");
    await page.getByRole("searchbox", { name: said.search }).fill(note.toUpperCase());
    await page.waitForURL(/q=CAMARA/);
    const items = page.locator("main button[aria-expanded]");
    await expect.poll(() => items.count()).toBe(1);
    await items.click();
    const content = page.getByRole("textbox", { name: said.content, exact: true });
    await content.waitFor();
    await judge("quarantine");
    await page.getByRole("button", { name: said.again, exact: true }).click();
    await page.getByText(said.still).waitFor();
    const repaired = `Repaired visit ${said.locale}`;
    await content.fill(JSON.stringify({ type: "track", userId: "bea", event: repaired }));
    await page.getByRole("button", { name: said.again, exact: true }).click();
    await page.getByText(said.noneFit).waitFor();
    await page.getByRole("button", { name: said.clear }).click();
    await page.getByRole("button", { name: said.all }).click();
    await page.getByText(said.tried).waitFor();
    await go("/data?tab=live");
    await page.getByRole("rowheader", { name: repaired }).waitFor();

    // What was received adds up, and each source tells how it is doing.
    await go("/data");
    await page.getByText(said.addsUp).waitFor();
    const row = page.getByRole("row").filter({ hasText: "tracking" });
    await row.getByText(said.flowing).waitFor();
    await judge("sources");
    await row.getByRole("link", { name: "1" }).click();
    await page.waitForURL(/tab=quarantine&source=tracking/);
    expect(troubles).toEqual([]);
  });
});
