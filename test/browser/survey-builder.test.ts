// A survey built from nothing in a real browser: questions of several kinds in two languages, a condition, a jump and an
// ending of its own, taken back and made again, kept from being published while something is missing, and answered along
// both of its branches.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
let storageState: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
let address = "";

beforeAll(async () => {
  product = await openBrowserProduct();
  const { page } = await product.open({ locale: "es-ES" });
  await page.goto(await product.link());
  await page.waitForURL(`${product.origin}/`);
  storageState = await page.context().storageState();
  await page.context().close();
}, 240_000);
afterAll(() => product?.close());

/** Adds a question of a kind to the first section and waits until it is open. */
async function add(page: Page, kind: RegExp, number: number): Promise<void> {
  await page.getByRole("button", { name: "Añadir una pregunta a la sección 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: kind }).click();
  await page.getByRole("textbox", { name: `Pregunta ${number}`, exact: true }).waitFor();
}

describe("a survey from nothing", () => {
  it("is built with branches in two languages, and published when nothing is missing", async () => {
    const { page, troubles } = await product.open({ locale: "es-ES", storageState });
    await page.goto("/surveys");
    await page.getByRole("textbox", { name: "Nombre" }).fill("Visita al taller");
    await page.getByRole("button", { name: "Empezar en blanco" }).click();
    await page.getByText("La encuesta no pregunta nada todavía.").waitFor();
    await add(page, /^NPS/, 1);
    await add(page, /^Una opción/, 2);
    const publish = page.getByRole("button", { name: "Publicar", exact: true });
    await publish.click();
    // What is missing is listed, and leads to its place.
    const blocked = page.getByRole("alert").filter({ hasText: "Antes de publicarla" });
    await blocked.getByRole("link", { name: /^2\./ }).click();
    await page.getByRole("textbox", { name: "Pregunta 2", exact: true }).fill("¿Qué falló?");
    await page.getByRole("textbox", { name: "Opción 1", exact: true }).fill("El precio");
    await page.getByRole("textbox", { name: "Opción 2", exact: true }).fill("El plazo");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Opción 3", exact: true }).fill("Otra cosa");
    await page.getByRole("checkbox", { name: "La opción 3 pide palabras propias" }).check();
    await blocked.waitFor({ state: "detached" });
    expect(await page.getByRole("textbox", { name: "Clave" }).inputValue()).toBe("fallo");
    // Asked of detractors only: the condition begins with what most people mean.
    await page.getByRole("button", { name: "Preguntar solo cuando…" }).click();
    await page.getByText(/Se pregunta solo cuando «.*» es como máximo 6/).waitFor();
    await add(page, /^Texto Sus/, 3);
    await page.getByRole("textbox", { name: "Pregunta 3", exact: true }).fill("¿Qué es lo mejor?");
    await page.getByRole("button", { name: "Preguntar solo cuando…" }).click();
    await page.getByRole("combobox", { name: "Comparación de la condición 1" }).selectOption("not_answered");
    await page.getByText(/Se pregunta solo cuando «¿Qué falló\?» no se respondió/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // A question is moved by the keys, removed, and both are taken back.
    const third = page.getByRole("button", { name: /^3.*lo mejor/ });
    await third.focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.getByText("Una condición mira «¿Qué falló?», que no se pregunta antes.").waitFor();
    await page.keyboard.press("Control+z");
    await third.waitFor();
    await page.getByRole("button", { name: "Quitar la pregunta 3" }).click();
    await third.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Deshacer" }).click();
    await third.waitFor();
    await page.getByRole("button", { name: "Añadir una despedida" }).click();
    await page.getByRole("textbox", { name: "Agradecimiento" }).fill("Lo arreglaremos");
    await page.getByRole("button", { name: "Mostrar solo cuando…" }).click();
    await page.getByRole("combobox", { name: "Qué mira la condición 1" }).selectOption("answer.nps");
    await page.getByText(/Se muestra cuando «.*» es como máximo 6/).waitFor();
    // The other language, beside what is read instead.
    await page.getByRole("combobox", { name: "Idioma de los textos" }).selectOption("en");
    await page.getByText(/faltan \d+ textos/).waitFor();
    await page.getByRole("button", { name: /^2.*falló/ }).click();
    const text = page.getByRole("textbox", { name: "Pregunta 2", exact: true });
    expect(await text.getAttribute("placeholder")).toBe("Falta: se muestra «¿Qué falló?»");
    await text.fill("What went wrong?");
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Guardar" }).click();
    await page.getByText("Guardado", { exact: true }).waitFor();
    await page.reload();
    await page.getByRole("textbox", { name: "Pregunta 2", exact: true }).waitFor();
    await publish.click();
    address = await page.getByRole("textbox", { name: "Dirección de la encuesta" }).inputValue();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("asks a detractor what went wrong, in English with what is missing in Spanish", async () => {
    const { page, troubles } = await product.open({ locale: "en-GB" });
    await page.goto(address);
    await page.getByRole("radio", { name: "3", exact: true }).check();
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("heading", { name: "What went wrong?" }).waitFor();
    await page.getByRole("radio", { name: "El plazo" }).check();
    await page.getByRole("button", { name: /Next|Send/ }).click();
    await page.getByRole("heading", { name: "Lo arreglaremos" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("asks a promoter what is best", async () => {
    const { page, troubles } = await product.open({ locale: "es-ES" });
    await page.goto(address);
    await page.getByRole("radio", { name: "9", exact: true }).check();
    await page.getByRole("button", { name: "Siguiente" }).click();
    await page.getByRole("heading", { name: "¿Qué es lo mejor?" }).waitFor();
    await page.getByRole("textbox").fill("El trato");
    await page.getByRole("button", { name: /Siguiente|Enviar/ }).click();
    await page.getByRole("heading", { name: "Gracias por su tiempo" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("is previewed on a wide screen and for a customer, and offers its texts to translators", async () => {
    const { page, troubles } = await product.open({ locale: "en-GB", storageState });
    await page.goto("/surveys");
    await page.getByRole("link", { name: "Visita al taller" }).click();
    await page.getByRole("link", { name: "Questions", exact: true }).click();
    await page.getByText("Who answers").click();
    await page.getByRole("textbox", { name: "unit of the link" }).fill("madrid");
    await page.getByText("Computer").click();
    await page
      .getByRole("dialog")
      .getByRole("heading", { name: /How likely/ })
      .waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Translations" }).click();
    await page.locator("input[type=file]").setInputFiles({
      name: "texts.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "key,en,fr\r\nfallo.text,What failed?,Qu'est-ce qui n'allait pas ?\r\ngone.text,x,y\r\n",
      ),
    });
    await page.getByText("2 texts would change").waitFor();
    await page.getByText("gone.text", { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Take them into the draft" }).click();
    await page.getByRole("button", { name: /^2.*What failed\?/ }).waitFor();
    await page.getByRole("combobox", { name: "Language of the texts" }).selectOption("fr");
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
