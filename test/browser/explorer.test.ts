// The explorer in a real browser: from a question to a chart, kept under a name, taken along as files, and opened by people
// outside until its link is withdrawn; in both languages, and what axe finds in both themes.

import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureWorkspace } from "../../src/actions/first-start.ts";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";
import { settled } from "./watched-page.ts";

let product: BrowserProduct;

const day = 86_400_000;
const channels = ["store", "web", "phone"] as const;

/** Forty answers in each of three channels over twenty days: shops delight, the telephone does not. */
function answers(): object[] {
  return channels.flatMap((channel, place) =>
    Array.from({ length: 40 }, (_, i) => ({
      type: "track",
      userId: `cliente-${i}`,
      event: "Survey Answered",
      timestamp: new Date(Date.now() - (1 + (i % 20)) * day).toISOString(),
      properties: { channel, answers: [{ metric: "nps", score: i % 4 === 0 ? 7 : 10 - 4 * place }] },
    })),
  );
}

beforeAll(async () => {
  product = await openBrowserProduct();
  const { workspace } = await ensureWorkspace(product.app.database, product.app.context.random);
  const { key } = await makeKey(product.app, systemOf(workspace.id), "write", "web");
  const answer = await fetch(`${product.origin}/v1/batch`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ batch: answers() }),
  });
  expect(answer.status).toBe(200);
  expect(await product.app.consumer.caughtUp(60_000)).toBe(true);
}, 240_000);
afterAll(() => product?.close());

const languages = [
  {
    locale: "es-ES",
    figure: /^NPS por canal, .* 3 grupos/,
    save: "Guardar",
    nameLabel: "Nombre",
    name: "Canales de la casa",
    renamed: "Nuestros canales",
    all: "Preguntas guardadas",
    more: (name: string) => `Más sobre ${name}`,
    rename: "Cambiar el nombre…",
    duplicate: "Duplicar",
    copied: (name: string) => `${name} (copia)`,
    remove: "Eliminar",
    undo: "Deshacer",
    share: "Compartir",
    make: "Crear enlace",
    link: "Enlace para personas de fuera",
    withdraw: /^Retirar el enlace/,
    over: "Este enlace ya no abre nada",
    take: "Exportar",
    csv: "Valores (CSV)",
    xlsx: "Hoja de cálculo (XLSX)",
    svg: "Dibujo (SVG)",
    png: "Imagen (PNG)",
    delimiter: ";",
    head: ["Canal", "NPS"],
    hasColours: true,
    told: / · Total: −?\d+,\d, IC 95 %: .*n = 40$/,
    filter: "Filtrar",
    event: "Evento",
    typed: "Escribe o elige un valor",
    nothing: "Nada que mostrar en este periodo y con estos filtros",
    add: "Añadir",
    question: "Pregunta guardada",
    explore: "Crear una en el explorador",
    comeBack: "Guarda esta pregunta y volverás al panel",
  },
  {
    locale: "en-GB",
    figure: /^NPS by channel, .* 3 groups/,
    save: "Save",
    nameLabel: "Name",
    name: "Channels of the house",
    renamed: "Our channels",
    all: "Saved questions",
    more: (name: string) => `More about ${name}`,
    rename: "Rename…",
    duplicate: "Duplicate",
    copied: (name: string) => `${name} (copy)`,
    remove: "Remove",
    undo: "Undo",
    share: "Share",
    make: "Create link",
    link: "Link for people outside",
    withdraw: /^Withdraw the link/,
    over: "This link opens nothing any more",
    take: "Export",
    csv: "Values (CSV)",
    xlsx: "Spreadsheet (XLSX)",
    svg: "Drawing (SVG)",
    png: "Picture (PNG)",
    delimiter: ",",
    head: ["Channel", "NPS"],
    hasColours: false,
    told: / · Total: −?\d+\.\d, 95 % CI: .*n = 40$/,
    filter: "Filter",
    event: "Event",
    typed: "Type or choose a value",
    nothing: "Nothing to show for this period and these filters",
    add: "Add",
    question: "Saved question",
    explore: "Make one in the explorer",
    comeBack: "Save this question and it takes you back to the dashboard",
  },
] as const;

async function taken(page: Page, button: string, item: string): Promise<Buffer> {
  await page.getByRole("button", { name: button }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: item }).click(),
  ]);
  return readFile(await download.path());
}

describe.each(languages)("the explorer in $locale", (said) => {
  it("keeps a question by its name, renames it, copies it, and brings a removed one back", async () => {
    const { page, troubles } = await product.visit("/explore", said.locale);
    await page.getByRole("img", { name: said.figure }).waitFor();
    await page.getByRole("button", { name: said.take }).waitFor();
    await settled(page);
    expect(await axeViolations(page, said)).toEqual([]);
    await page.getByRole("button", { name: said.save }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(said.nameLabel).fill(said.name);
    await dialog.getByRole("button", { name: said.save }).click();
    await page.getByRole("heading", { level: 2, name: said.name }).waitFor();
    await page.getByRole("link", { name: said.all }).click();
    const linkTo = (name: string) => page.getByRole("link", { name, exact: true });
    const choose = async (name: string, item: string) => {
      await page.getByRole("button", { name: said.more(name), exact: true }).click();
      await page.getByRole("menuitem", { name: item }).click();
    };
    await linkTo(said.name).waitFor();
    await choose(said.name, said.rename);
    await dialog.getByLabel(said.nameLabel).fill(said.renamed);
    await dialog.getByRole("button", { name: said.save }).click();
    await linkTo(said.renamed).waitFor();
    const copy = said.copied(said.renamed);
    await choose(said.renamed, said.duplicate);
    await linkTo(copy).waitFor();
    await choose(copy, said.remove);
    await linkTo(copy).waitFor({ state: "detached" });
    await page.getByRole("button", { name: said.undo }).click();
    await linkTo(copy).click();
    await page.getByRole("heading", { level: 2, name: copy }).waitFor();
    await page.getByRole("img", { name: said.figure }).waitFor();
    expect(troubles).toEqual([]);
  });

  it("opens one figure to people outside by a link, until it is withdrawn", async () => {
    const { page } = await product.revisit("/explore/saved", said.locale);
    await page.getByRole("link", { name: said.renamed, exact: true }).click();
    await page.getByRole("img", { name: said.figure }).waitFor();
    await page.getByRole("button", { name: said.share }).click();
    await page.getByRole("button", { name: said.make }).click();
    const address = await page.getByLabel(said.link).inputValue();
    const outside = await product.open({ locale: said.locale });
    await outside.page.goto(address);
    await outside.page.getByRole("heading", { level: 1, name: said.renamed }).waitFor();
    await outside.page.getByRole("img", { name: said.figure }).waitFor();
    expect(await axeViolations(outside.page, said)).toEqual([]);
    expect(outside.troubles).toEqual([]);
    const withdraw = page.getByRole("button", { name: said.withdraw });
    await withdraw.click();
    await withdraw.waitFor({ state: "detached" });
    await outside.page.reload();
    await outside.page.getByRole("heading", { name: said.over }).waitFor();
    await outside.page.context().close();
  });

  it("gives its figure as four kinds of file that say what they are", async () => {
    const { page, troubles } = await product.revisit("/explore", said.locale);
    await page.getByRole("img", { name: said.figure }).waitFor();
    const title = (await page.getByRole("heading", { level: 2 }).first().textContent()) ?? "";
    const lines: string[][] = parse(await taken(page, said.take, said.csv), {
      bom: true,
      delimiter: said.delimiter,
      relaxColumnCount: true,
    });
    expect(lines[0]).toEqual([title]);
    const head = lines.findIndex((line) => line[0] === said.head[0] && line[1] === said.head[1]);
    // The head, a line for each channel, and the total.
    expect(lines.length - head).toBe(1 + channels.length + 1);
    const svg = (await taken(page, said.take, said.svg)).toString("utf8");
    expect(svg).toContain(`>${title}<`);
    expect(svg).not.toContain("<script");
    const png = await taken(page, said.take, said.png);
    expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
    const xlsx = await taken(page, said.take, said.xlsx);
    expect(xlsx.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    expect(troubles).toEqual([]);
  });

  it("lets a chart be read and narrowed by keys, a filter take what is typed, and gives a dashboard its question back", async () => {
    const { page, troubles, go } = await product.revisit(
      "/explore?by=channel&by=weekday&chart=table",
      said.locale,
    );
    await page.getByRole("table").waitFor();
    await page.getByRole("button", { name: said.take }).waitFor();
    await settled(page);
    expect(await axeViolations(page, said)).toEqual([]);
    await go("/explore?by=channel&by=weekday&chart=heat");
    const chart = page.getByRole("application");
    await chart.waitFor();
    await settled(page);
    expect(await axeViolations(page, said)).toEqual([]);
    await chart.focus();
    await page.keyboard.press("End");
    const told = chart.getByRole("status");
    await expect.poll(() => told.textContent()).toMatch(said.told);
    await page.keyboard.press("Enter");
    await page.waitForURL(/filter=is%2Cchannel|filter=is,channel/);
    await page.getByRole("button", { name: said.filter, exact: true }).click();
    await page.getByRole("menuitem", { name: said.event }).click();
    const value = page.getByRole("textbox", { name: said.typed });
    await page.getByRole("checkbox", { name: "Survey Answered" }).waitFor();
    await value.fill("Algo raro");
    await value.press("Enter");
    await page.getByText(said.nothing).waitFor();
    const made = await page.request.post("/api/v1/dashboards", {
      data: { name: `Lunes ${said.locale}` },
      headers: { "x-vivencia": "web" },
    });
    await go(`/dashboards/${(await made.json()).id}?edit=1`);
    await page.getByRole("button", { name: said.add, exact: true }).click();
    await page.getByRole("menuitem", { name: said.question }).click();
    await page.getByRole("link", { name: said.explore }).click();
    await page.getByText(said.comeBack).waitFor();
    await page.getByRole("button", { name: said.save, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(said.nameLabel).fill(`Para el lunes ${said.locale}`);
    await dialog.getByRole("button", { name: said.save }).click();
    await page.getByRole("article", { name: `Para el lunes ${said.locale}` }).waitFor();
    expect(new URL(page.url()).search).toBe("?edit=1");
    expect(troubles).toEqual([]);
  });
});
