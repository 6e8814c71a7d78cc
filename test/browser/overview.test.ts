// The overview in a real browser on the invented retailer: the figures, the view in the address, keys, and what axe finds.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";
import type { Locale } from "./visits.ts";
import { overhang, settled } from "./watched-page.ts";

let product: BrowserProduct;

beforeAll(async () => {
  product = await openBrowserProduct();
  // The demo is loaded as people load it; the person leaves meanwhile and finds its progress again.
  const { page, troubles, go } = await product.visit("/");
  // A smaller company than people get says the same and is there sooner.
  await page.route("**/api/v1/demo", (route) =>
    route.continue({ postData: JSON.stringify({ customers: 400 }) }),
  );
  await page.getByRole("button", { name: "Cargar el ejemplo" }).click();
  await page.getByRole("progressbar").waitFor();
  await go("/account");
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await page.goto("/");
  await page.getByRole("heading", { name: "Evolución de NPS" }).waitFor({ timeout: 150_000 });
  if (troubles.length > 0) throw new Error(troubles.join("\n"));
}, 240_000);
afterAll(() => product?.close());

async function openOverview(path: string, locale?: Locale) {
  const opened = await product.revisit(path, locale);
  await opened.page
    .getByRole("article")
    .first()
    .getByText(/respuesta|answer/i)
    .first()
    .waitFor();
  return opened;
}

const query = (page: Page) => new URL(page.url()).search;

describe("the overview", () => {
  it("shows three scores with interval and n, the trend in words, the table and comments", async () => {
    const { page, troubles } = await openOverview("/?period=all");
    for (const name of ["Recomendación", "Satisfacción", "Facilidad"]) {
      const card = page.getByRole("article").filter({ hasText: name });
      await card.getByText(/^IC 95 %: /).waitFor();
      await card.getByText(/respuestas/).waitFor();
    }
    const trend = page.getByRole("img", { name: /^NPS por / });
    expect(await trend.getAttribute("aria-label")).toMatch(/mínimo .* máximo /);
    await page.locator("svg path").first().waitFor();
    expect(await page.getByRole("heading", { name: "Comentarios recientes" }).count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it("shows a frame at once, and its files come packed and are kept for good", async () => {
    const { page } = await product.visit("/?period=all");
    await page
      .getByRole("article")
      .first()
      .getByText(/respuestas/)
      .first()
      .waitFor();
    const files = await page.evaluate<string[]>(
      `performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => /assets.*[.](js|css)$/.test(name))`,
    );
    expect(files.length).toBeLessThan(60);
    for (const file of files) {
      const headers = (await page.request.get(file, { headers: { "accept-encoding": "br" } })).headers();
      expect(headers["content-encoding"]).toBe("br");
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    }
    expect((await page.request.get("/")).headers()["cache-control"]).toBe("no-cache");
    // Without any script of the app the frame is what is seen.
    await page.route("**/assets/start-*.js", (route) => route.abort());
    await page.reload({ waitUntil: "commit" });
    await page.locator(".opening").waitFor();
    for (const bare of ["/enter", "/a/x"]) {
      await page.goto(bare, { waitUntil: "commit" });
      await page.locator(".opening").waitFor({ state: "attached" });
      await page.locator(".opening").waitFor({ state: "hidden" });
    }
  });

  it("a row, a column and a metric narrow the view; back widens it; the address opens the same view", async () => {
    const { page } = await openOverview("/?period=all");
    await page.getByRole("button", { name: "Filtrar por Entrega a domicilio" }).first().click();
    await page.waitForURL(/filter=is,touchpoint,/);
    await page.getByRole("button", { name: /^CSAT: ver/ }).click();
    await page.waitForURL(/metric=csat/);
    await page.getByRole("heading", { name: "Evolución de CSAT" }).waitFor();
    await settled(page);
    const shared = page.url();
    const figure = await page.getByRole("article").nth(1).textContent();
    await page.reload();
    await page.getByRole("heading", { name: "Evolución de CSAT" }).waitFor();
    await expect.poll(() => page.getByRole("article").nth(1).textContent()).toBe(figure);
    expect(page.url()).toBe(shared);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => query(page)).toBe("?period=all");
  });

  it("filters are added from a list, turned to `is not`, and taken off by their chip; axe finds nothing in English", async () => {
    const { page, troubles, go } = await openOverview("/?period=all", "en-GB");
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByRole("menuitem", { name: "Channel" }).click();
    await page.getByRole("checkbox", { name: "Phone" }).check();
    await expect.poll(() => query(page)).toBe("?period=all&filter=is,channel,phone");
    await page.getByText("is not", { exact: true }).click();
    await expect.poll(() => query(page)).toBe("?period=all&filter=is_not,channel,phone");
    await page.keyboard.press("Escape");
    await settled(page);
    // The colours are judged in Spanish.
    expect(await axeViolations(page, { hasColours: false })).toEqual([]);
    await page.getByRole("button", { name: "Remove the filter Channel is not Phone" }).click();
    await expect.poll(() => query(page)).toBe("?period=all");
    await go("/?period=all&show=table");
    await page.getByRole("columnheader", { name: "95 % CI" }).waitFor();
    await settled(page);
    expect(await axeViolations(page, { hasColours: false })).toEqual([]);
    await go("/reference");
    await page.locator("details summary").first().click();
    expect(await axeViolations(page, { hasColours: false })).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it("keys choose and shift the period, compare and clear, and can be switched off", async () => {
    const { page } = await openOverview("/?filter=is,channel,phone");
    const press = async (key: string, expected: string) => {
      await page.keyboard.press(key);
      await expect.poll(() => query(page)).toBe(expected);
    };
    await press("w", "?period=7d&filter=is,channel,phone");
    await press("Escape", "?period=7d");
    await press("x", "?period=7d&compare=off");
    await press("X", "?period=7d");
    await press("m", "?period=month");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => query(page)).toMatch(/^\?period=month&on=\d{4}-\d{2}-01$/);
    await press("ArrowRight", "?period=month");
    await press("y", "?period=year");
    await page.keyboard.press("?");
    const off = page.getByRole("switch", { name: "Usar teclas sueltas" });
    await off.waitFor();
    await settled(page);
    expect(await axeViolations(page, { part: page.getByRole("dialog") })).toEqual([]);
    await off.click();
    await page.keyboard.press("Escape");
    await off.waitFor({ state: "detached" });
    await page.keyboard.press("w");
    await page.waitForTimeout(200);
    expect(query(page)).toBe("?period=year");
  });

  it("the table is walked with the arrow keys and a cell filters by both its names", async () => {
    const { page } = await openOverview("/?period=all&metric=csat");
    await page
      .getByRole("table")
      .getByRole("button", { name: "Filtrar por Compra en franquicia" })
      .first()
      .focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(query(page)).toBe("?period=all&metric=csat");
    await page.keyboard.press("Enter");
    await expect.poll(() => query(page)).toMatch(/filter=is,touchpoint,\w+&filter=is,channel,franchise/);
  });

  it("searches the comments and marks the words", async () => {
    const { page } = await openOverview("/?period=all");
    await page.keyboard.press("/");
    await page.keyboard.type("atencion");
    await page.waitForURL(/q=atencion/);
    await page.locator("mark").first().waitFor();
  });

  it("shows the trend as a table with every step, interval and n", async () => {
    const { page } = await openOverview("/?period=all&show=table");
    const rows = page.getByRole("region", { name: "Evolución de NPS" }).locator("tbody tr");
    await expect.poll(() => rows.count()).toBeGreaterThan(5);
    await page.getByRole("button", { name: "Ver como gráfico" }).click();
    await page.getByRole("img", { name: /^NPS por / }).waitFor();
    const stages = page.getByRole("region", { name: "NPS de principio a fin" }).first();
    await stages.getByRole("button", { name: "Ver como tabla" }).click();
    await expect.poll(() => stages.locator("tbody tr").count()).toBe(9);
    await stages.getByRole("columnheader", { name: "IC 95 %" }).waitFor();
    expect(page.url()).toContain("stages=table");
    await stages.getByRole("button", { name: "Ver como gráfico" }).click();
    // And it goes along as a file, as figures of the explorer do.
    await page.getByRole("button", { name: "Exportar «Evolución de NPS»" }).click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: /SVG/ }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("evolucion-de-nps.svg");
  });

  it("says that the server does not answer, and recovers by itself", async () => {
    const { page } = await openOverview("/?period=all");
    await settled(page);
    await page.route("**/api/v1/ask", (route) => route.abort());
    await page.keyboard.press("t");
    await page
      .getByText(/Vivencia no responde/)
      .first()
      .waitFor();
    await page.unroute("**/api/v1/ask");
    await expect.poll(() => page.getByText(/Vivencia no responde/).count(), { timeout: 15_000 }).toBe(0);
  });
});

describe("for everyone", () => {
  it("axe finds nothing on any screen, and nothing sticks out sideways on a phone", async () => {
    const { page, troubles, go } = await openOverview("/?period=all&filter=is_not,channel,sms");
    await settled(page);
    expect(await axeViolations(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    await go("/?period=all&show=table");
    await page.getByRole("columnheader", { name: "IC 95 %" }).waitFor();
    await settled(page);
    expect(await axeViolations(page)).toEqual([]);
    // Screens with a test of their own are judged there in the other language.
    for (const [path, heading] of [
      ["/import", "Importar"],
      ["/settings", "Ajustes"],
      ["/reference", "Referencia de la API"],
      ["/nowhere", "Aquí no hay ninguna página"],
    ] as const) {
      await go(path);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await settled(page);
      if (path === "/reference") await page.locator("details summary").first().click();
      expect([path, await axeViolations(page)]).toEqual([path, []]);
      expect([path, await overhang(page)]).toEqual([path, 0]);
    }
    await page.goto("/enter");
    await page.locator("h1").waitFor();
    expect(await overhang(page)).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("language and theme are kept, and the first thing that Tab reaches skips to the content", async () => {
    const { page } = await product.visit("/");
    await page.getByRole("article").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Ir al contenido");
    await page.getByRole("button", { name: "Idioma: Español" }).click();
    await page.getByRole("menuitemradio", { name: "English" }).click();
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await page.getByRole("button", { name: /^Theme/ }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    await page.reload();
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    expect(await page.evaluate("document.documentElement.lang")).toBe("en");
    expect(await page.evaluate("document.documentElement.dataset.mantineColorScheme")).toBe("dark");
  });
});
