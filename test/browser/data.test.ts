// The data screen in a real browser: from the first event that lights up to the repair of what was kept aside, in both
// languages and for everyone.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct, type SignedIn } from "./product.ts";

let product: BrowserProduct;
let storageState: SignedIn;
let writeKey = "";

beforeAll(async () => {
  product = await openBrowserProduct();
  writeKey = (await makeKey(product.app, systemOf(1), "write", "test")).key;
  storageState = await product.signedIn();
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

async function openPage(path: string, options: Parameters<BrowserProduct["open"]>[0] = {}) {
  const opened = await product.open({ locale: "es-ES", storageState, ...options });
  await opened.page.goto(path);
  await opened.page.locator("h1").waitFor();
  return opened;
}

describe("the data screen", () => {
  it("waits for the first event and lights up when it comes, then shows it live", async () => {
    const { page, troubles } = await openPage("/data?tab=send");
    await page.getByText("Esperando un evento…").waitFor();
    await page.getByText(writeKey.slice(0, 10)).first().waitFor();
    await send({ type: "track", userId: "ana", event: "Primera compra" });
    await page.getByText("Ha llegado «Primera compra».").waitFor();
    await page.getByRole("link", { name: "Verlo en directo" }).click();
    await page.getByRole("rowheader", { name: "Primera compra" }).waitFor();
    await send({ type: "track", userId: "ana", event: "Segunda compra" });
    await page.getByRole("rowheader", { name: "Segunda compra" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("repairs one item, says what is still wrong, and tries all again", async () => {
    await send(
      { type: "track", userId: "bea", event: "", properties: { note: "camara" } },
      { type: "track", event: "Nobody", properties: { note: "nadie" } },
    );
    const { page, troubles } = await openPage("/data?tab=quarantine", { locale: "en-GB" });
    await page.getByRole("searchbox", { name: "Search the content" }).fill("CAMARA");
    await page.waitForURL(/q=CAMARA/);
    await expect.poll(() => page.locator("main button[aria-expanded]").count()).toBe(1);
    await page.locator("main button[aria-expanded]").click();
    const content = page.getByRole("textbox", { name: "Content" });
    await page.getByRole("button", { name: "Try again", exact: true }).click();
    await page.getByText(/^Still not acceptable: What happened is not named/).waitFor();
    await content.fill('{"type":"track","userId":"bea","event":"Repaired visit"}');
    await page.getByRole("button", { name: "Try again", exact: true }).click();
    await page.getByText("Nothing kept aside fits these filters.").waitFor();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("button", { name: "Try all again" }).click();
    await page.getByText("Tried: 1. Accepted: 0. Still kept aside: 1.").waitFor();
    await page.goto("/data?tab=live");
    await page.getByRole("rowheader", { name: "Repaired visit" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("shows that what was received adds up, and how each source is doing", async () => {
    const { page } = await openPage("/data");
    await page.getByText(/^Cuadra: /).waitFor();
    const row = page.getByRole("row").filter({ hasText: "tracking" });
    await row.getByText("llegando").waitFor();
    await row.getByRole("link", { name: "1" }).click();
    await page.waitForURL(/tab=quarantine&source=tracking/);
    await page.context().close();
  });
});

describe("for everyone", () => {
  for (const locale of ["es-ES", "en-GB"]) {
    it(`axe finds nothing, ${locale}`, async () => {
      const { page, troubles } = await openPage("/data", { locale });
      for (const path of ["/data", "/data?tab=quarantine", "/data?tab=live", "/data?tab=send"]) {
        await page.goto(path);
        await page.locator("h2").first().waitFor();
        if (path.includes("quarantine")) await page.locator("main button[aria-expanded]").first().click();
        await page.waitForTimeout(500);
        expect([path, await axeViolations(page, { hasColours: locale === "es-ES" })]).toEqual([path, []]);
      }
      expect(troubles).toEqual([]);
      await page.context().close();
    });
  }

  it("nothing sticks out sideways on a phone", async () => {
    const { page } = await openPage("/data", { viewport: { width: 360, height: 740 } });
    for (const path of ["/data", "/data?tab=quarantine", "/data?tab=live", "/data?tab=send"]) {
      await page.goto(path);
      await page.locator("h2").first().waitFor();
      await page.waitForTimeout(300);
      const over = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect([path, over]).toEqual([path, 0]);
    }
    await page.context().close();
  });
});
