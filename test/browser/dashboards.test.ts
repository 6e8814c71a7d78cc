// Dashboards in a real browser on a small invented retailer: made of a template, arranged by keys alone, saved against what
// someone else saved meanwhile, opened to people outside, on the wall, on paper and on a phone; in both languages.

import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  dashboard,
  dashboards,
  saveDashboard,
  setDashboardRemoved,
} from "../../src/actions/save-dashboard.ts";
import { startDemo } from "../../src/actions/start-import.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct, type SignedIn } from "./product.ts";

let product: BrowserProduct;
let storageState: SignedIn;

beforeAll(async () => {
  product = await openBrowserProduct();
  const until = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  await startDemo(product.app, systemOf(1), { customers: 300, seed: 1, scenario: "retailer", until });
  await product.app.imports.idle();
  await product.app.database.run("UPDATE workspace SET brand_color = '#ffd500' WHERE id = 1");
  storageState = await product.signedIn();
}, 240_000);
afterAll(() => product?.close());
afterEach(async () => {
  for (const { id } of await dashboards(product.app, 1))
    await setDashboardRemoved(product.app, systemOf(1), id, true);
});

const languages = [
  {
    locale: "es-ES",
    template: "Visión de dirección",
    make: "Crear",
    edit: "Editar",
    add: "Añadir",
    question: "Pregunta guardada",
    text: "Texto",
    search: "Buscar por nombre",
    byChannel: "NPS por canal",
    move: "Mover NPS",
    resize: "Cambiar el tamaño de NPS",
    stands: /^NPS: columna 2, fila 1, 4 de ancho y 5 de alto/,
    undo: "Deshacer",
    save: "Guardar",
    conflict: /^Berta ha cambiado este panel/,
    keepMine: "Seguir con lo mío y reemplazarlo al guardar",
    share: "Compartir",
    makeLink: "Crear enlace",
    link: "Enlace para personas de fuera",
    // Both languages have the same page under their words: the colours of each part are judged in one of them.
    coloured: ["list", "view", "edit"],
  },
  {
    locale: "en-GB",
    template: "Executive overview",
    make: "Create",
    edit: "Edit",
    add: "Add",
    question: "Saved question",
    text: "Text",
    search: "Search by name",
    byChannel: "NPS by channel",
    move: "Move NPS",
    resize: "Resize NPS",
    stands: /^NPS: column 2, row 1, 4 wide and 5 high/,
    undo: "Undo",
    save: "Save",
    conflict: /^Berta changed this dashboard/,
    keepMine: "Go on with mine and replace it when I save",
    share: "Share",
    makeLink: "Create link",
    link: "Link for people outside",
    coloured: ["outside"],
  },
] as const;

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
}

const overhang = (page: Page) =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

/** Drags a handle with the pointer, in small steps, and lets go; or takes it back by a key first. */
async function drag(
  page: Page,
  handle: Locator,
  dx: number,
  dy: number,
  takenBackBy?: string,
): Promise<void> {
  const box = await handle.boundingBox();
  if (!box) throw new Error("nothing to drag");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 5 });
  if (takenBackBy !== undefined) await page.keyboard.press(takenBackBy);
  await page.mouse.up();
}

/** The pages of a PDF as Chromium writes it. */
const pagesIn = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;

/** A colleague changes what a dashboard is for. */
async function changeElsewhere(id: string): Promise<void> {
  const { version, name, period, tiles } = await dashboard(product.app, 1, id);
  const berta = { kind: "person", id: null, name: "Berta", role: "analyst" } as const;
  await saveDashboard(product.app, { workspace: 1, actor: berta, address: null }, id, {
    draft: { name, description: "Berta", period, tiles },
    version,
  });
}

describe.each(languages)("dashboards in $locale", (said) => {
  it("are made of a template, arranged by keys, saved over no one unseen, shared, printed, and fit a phone", async () => {
    const { page, troubles } = await product.open({
      locale: said.locale,
      storageState,
      viewport: { width: 1440, height: 900 },
    });
    const button = (name: string) => page.getByRole("button", { name, exact: true });
    const tile = (name: string) => page.getByRole("article", { name, exact: true });
    const dialog = page.getByRole("dialog");
    const judge = async (part: string, judged = page) =>
      expect(
        await axeViolations(judged, { hasColours: (said.coloured as readonly string[]).includes(part) }),
      ).toEqual([]);
    await page.goto("/dashboards");
    const template = page.getByRole("region", { name: said.template });
    await template.waitFor();
    await judge("list");
    await template.getByRole("button", { name: said.make }).click();
    await page.getByRole("heading", { level: 1, name: said.template }).waitFor();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await settled(page);
    expect(await page.locator("[data-tile]").count()).toBe(8);
    await judge("view");

    // Arranged with the keyboard, step by step taken back.
    await button(said.edit).click();
    await button(said.move).press("ArrowRight");
    await page.getByRole("status").filter({ hasText: said.stands }).waitFor({ state: "attached" });
    const place = () => page.locator('[data-tile="t1"]').getAttribute("style");
    const moved = await place();
    await button(said.resize).press("ArrowDown");
    expect(await place()).toMatch(/--h: 6/);
    await page.keyboard.press("Control+z");
    await expect.poll(place).toBe(moved);

    // The same with the pointer: a tile by its grip, its size by its corner, and Escape leaves all as it was.
    const step = await page
      .locator("[data-editing]")
      .evaluate((grid) => (grid.getBoundingClientRect().width + 16) / 12);
    await drag(page, button(said.move), 2 * step, 0, "Escape");
    expect(await place()).toBe(moved);
    await drag(page, button(said.move), 2 * step, 0);
    await expect.poll(place).toMatch(/--x: 4/);
    await page.keyboard.press("Control+z");
    await drag(page, button(said.resize), -step, 0);
    await expect.poll(place).toMatch(/--w: 3/);
    await page.keyboard.press("Control+z");
    await expect.poll(place).toBe(moved);
    await button(said.add).click();
    await page.getByRole("menuitem", { name: said.question }).click();
    await dialog.getByLabel(said.search).fill(said.byChannel.toUpperCase());
    await dialog.getByRole("button", { name: said.byChannel }).first().click();
    await dialog.waitFor({ state: "detached" });
    await button(said.add).click();
    await page.getByRole("menuitem", { name: said.text }).click();
    await dialog.getByRole("textbox", { name: said.text }).fill("# Mondays\n\n**One** [page](/explore)");
    await dialog.getByRole("button", { name: said.add, exact: true }).click();
    await page.getByRole("heading", { level: 2, name: "Mondays" }).waitFor();
    await settled(page);
    await judge("edit");

    // Someone else was faster: it says who, and nothing is lost.
    await changeElsewhere(id);
    await button(said.save).click();
    await page.getByRole("alert").getByText(said.conflict).waitFor();
    await button(said.keepMine).click();
    await page.getByRole("heading", { level: 2, name: "Mondays" }).waitFor();
    await button(said.save).click();
    await button(said.edit).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 2, name: "Mondays" }).waitFor();
    expect(await place()).toBe(moved);
    await settled(page);
    expect(await page.locator("[data-tile]").count()).toBe(10);
    expect(await tile(said.byChannel).count()).toBe(2);

    // On the wall, on paper, on a phone.
    await page.keyboard.press("f");
    await page.locator('[data-full="true"]').waitFor();
    await page.keyboard.press("f");
    await page.locator('[data-full="false"]').waitFor();
    expect(pagesIn(await page.pdf({ preferCSSPageSize: true }))).toBe(3);
    await page.setViewportSize({ width: 360, height: 740 });
    await settled(page);
    expect(await overhang(page)).toBe(0);
    await button(said.edit).click();
    expect(await overhang(page)).toBe(0);
    await page.goBack();

    await page.goto(`/dashboards/${id}`);
    await button(said.share).click();
    await button(said.makeLink).click();
    const address = await page.getByLabel(said.link).inputValue();
    const outside = await product.open({ locale: said.locale, viewport: { width: 360, height: 740 } });
    await outside.page.goto(address);
    await outside.page.getByRole("heading", { level: 2, name: "Mondays" }).waitFor();
    expect(await overhang(outside.page)).toBe(0);
    // Under the company's name and its colour, with the text that reads on it.
    const badge = outside.page.getByRole("banner").locator("[data-initial]");
    expect(await outside.page.getByRole("banner").textContent()).toContain("Vivencia");
    expect(
      await badge.evaluate((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]),
    ).toEqual(["rgb(255, 213, 0)", "rgb(0, 0, 0)"]);
    await judge("outside", outside.page);
    expect(outside.troubles).toEqual([]);
    await outside.page.context().close();

    await page.goto("/dashboards");
    await page.getByRole("link", { name: said.template }).waitFor();
    expect(await overhang(page)).toBe(0);
    expect(troubles).toEqual([expect.stringContaining("409")]);
    await page.context().close();
  });
});
