// The newcomer's path in a real browser: an empty installation, the printed link, their own file, their first NPS.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
const dir = mkdtempSync(join(tmpdir(), "vivencia-newcomer-"));
const file = join(dir, "encuesta.csv");

/** 40 answers: 24 promoters, 8 passives, 8 detractors give an NPS of 40; and one row without a date. */
function surveyText(): string {
  const today = new Date().toISOString().slice(0, 10);
  const scores = [...Array(24).fill(9), ...Array(8).fill(7), ...Array(8).fill(3)];
  const rows = scores.map(
    (score, i) =>
      `${today} 10:${String(i).padStart(2, "0")};cliente${i}@example.com;${score};"Línea ${i}; muy bien"`,
  );
  return ["Fecha;Correo;NPS;Comentario", ...rows, "ayer;otro@example.com;9;Sin fecha", ""].join("\r\n");
}

beforeAll(async () => {
  product = await openBrowserProduct();
  writeFileSync(file, surveyText());
});
afterAll(async () => {
  await product?.close();
  rmSync(dir, { recursive: true, force: true });
});

const quiet = (troubles: string[]) => troubles.filter((text) => !/status of 401/.test(text));

describe("coming in", () => {
  it("without a link the page says where it is, in the browser's language", async () => {
    for (const [locale, heading] of [
      ["es-ES", "Entra en Vivencia"],
      ["en-GB", "Sign in to Vivencia"],
    ] as const) {
      const { page, troubles } = await product.open({ locale });
      await page.goto("/");
      await page.getByRole("heading", { name: heading }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/enter");
      expect(await page.getByText("npx vivencia link").count()).toBe(1);
      expect(await axeViolations(page, { hasColours: locale === "es-ES" })).toEqual([]);
      expect(quiet(troubles)).toEqual([]);
      await page.context().close();
    }
  });

  it("a link works once, and its secret does not stay in the address", async () => {
    const link = await product.link();
    const { page } = await product.open({ locale: "es-ES" });
    await page.goto(link);
    await page.waitForURL(`${product.origin}/`);
    await page.context().clearCookies();
    await page.goto("/enter");
    await page.goto(link);
    await page.getByText(/Este enlace ya no sirve/).waitFor();
    expect(page.url()).not.toContain(link.split("#")[1]);
    await page.context().close();
  });
});

describe("an empty installation", () => {
  it("teaches three ways to begin, with this workspace's write key, and axe finds nothing", async () => {
    const { page, troubles } = await product.visit("/");
    await page.getByRole("heading", { name: "Todavía no hay interacciones" }).waitFor();
    expect(await page.locator("pre").textContent()).toMatch(/viv_write_/);
    expect(await axeViolations(page)).toEqual([]);
    expect(quiet(troubles)).toEqual([]);
  });

  it("leads from the first page to the first NPS of one's own file in at most eight actions", async () => {
    // The link is opened.
    const { page, troubles } = await product.visit(await product.link());
    let actions = 1;
    const act = async (action: () => Promise<unknown>) => {
      actions++;
      await action();
    };
    await act(() => page.getByRole("link", { name: "Elegir un archivo" }).click());
    await act(() => page.locator("input[type=file]").setInputFiles(file));
    await page.getByRole("heading", { name: "Qué es cada columna" }).waitFor();
    expect(await page.getByLabel("Qué es la columna Correo").inputValue()).toBe("email");
    expect(await page.getByLabel("Qué es la columna NPS").inputValue()).toBe("nps");
    expect(await page.getByLabel("Qué es la columna Fecha").inputValue()).toBe("time");
    expect(await axeViolations(page)).toEqual([]);
    await act(() => page.getByRole("button", { name: "Probar sin escribir" }).click());
    await page.getByText("Prueba terminada: no se ha escrito nada.").waitFor();
    await act(() => page.getByRole("button", { name: "Importar", exact: true }).click());
    await page.getByText("Terminada", { exact: true }).waitFor();
    expect(page.url()).toContain("/import?job=");
    expect(await page.getByText("Fecha u hora que no se entiende").count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    // Whoever leaves finds it again.
    await page.reload();
    await page.getByText("Terminada", { exact: true }).waitFor();
    await act(() => page.getByRole("link", { name: "Ver el resumen" }).click());
    const card = page.getByRole("article").filter({ hasText: "Recomendación" });
    await card.getByText("40,0", { exact: true }).waitFor();
    await card.getByText("40 respuestas").waitFor();
    expect(actions).toBeLessThanOrEqual(8);
    expect(quiet(troubles)).toEqual([]);
  });

  it("a recipe that is not JSON says its line, one that is refused says what is wrong, and nothing is lost", async () => {
    const { page } = await product.visit("/import", "en-GB");
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByText("Edit the recipe (JSON)").click();
    const editor = page.getByLabel("Recipe as JSON");
    const recipe = await editor.inputValue();
    await editor.fill(recipe.replace('"version": 1,', '"version" 1,'));
    await page.getByText("This is not valid JSON: look at line 2").waitFor();
    expect(await page.getByRole("button", { name: "Import", exact: true }).isDisabled()).toBe(true);
    await editor.fill(recipe.replace('"version": 1,', '"version": 7,'));
    await page.getByRole("button", { name: "Try without writing" }).click();
    await page.getByRole("alert").filter({ hasText: "version" }).waitFor();
    await page.getByLabel("Recipe as JSON").fill(recipe);
    await page.getByLabel("What the column Comentario is").selectOption("property");
    expect(await page.getByLabel("Recipe as JSON").inputValue()).not.toContain('"comments"');
  });
});
