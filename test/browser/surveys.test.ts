// A survey in a real browser, in both languages: made of a template, published, answered on its public page by touch on a
// phone and by the keys alone, and seen in the results and in the figures; and what axe finds in both themes.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
let storageState: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
let address = "";

const patient = { timeout: 20_000 };

beforeAll(async () => {
  product = await openBrowserProduct();
  const { page } = await product.open({ locale: "es-ES" });
  await page.goto(await product.link());
  await page.waitForURL(`${product.origin}/`);
  storageState = await page.context().storageState();
  await page.context().close();
}, 240_000);
afterAll(() => product?.close());

describe("a survey", { timeout: 90_000 }, () => {
  it("is made of a template, reworded beside its preview, and published", async () => {
    const { page, troubles } = await product.open({ locale: "es-ES", storageState });
    await page.goto("/surveys");
    await page.getByRole("heading", { name: "Todavía no hay encuestas" }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Usar esta plantilla: NPS de relación" }).click();
    await page.getByText("Publica la encuesta para obtener su enlace.").waitFor();
    await page.getByRole("textbox", { name: "Pregunta 1" }).fill("¿Nos recomendaría?");
    await page.getByRole("heading", { name: "¿Nos recomendaría?" }).waitFor();
    await page.getByRole("button", { name: "Guardar" }).click();
    await page.getByText("Guardado", { exact: true }).waitFor();
    // Answers of the preview go nowhere.
    await page.getByRole("radio", { name: "10, Muy probable" }).check();
    await page.getByRole("button", { name: "Publicar" }).click();
    await page.getByText("Abierta", { exact: true }).waitFor();
    address = await page.getByRole("textbox", { name: "Dirección de la encuesta" }).inputValue();
    expect(address).toMatch(/\/a\/[\w-]{32}$/);
    expect(await axeViolations(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("is answered on a phone by touch, and a second time says that it was", async () => {
    const { page, troubles } = await product.open({
      locale: "es-ES",
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await page.goto(`${address}?unit=madrid`);
    await page.getByRole("heading", { name: "¿Nos recomendaría?" }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    // One touch goes on by itself.
    await page.locator("label", { hasText: /^3$/ }).tap();
    await page
      .getByRole("heading", { name: "Lo sentimos. ¿Qué es lo primero que deberíamos mejorar?" })
      .waitFor();
    await page.getByRole("textbox").fill("La espera en caja");
    await page.getByRole("button", { name: "Siguiente" }).tap();
    await page.getByRole("heading", { name: /¿Quiere que nos pongamos en contacto/ }).waitFor();
    await page.getByText("Sí, por favor").tap();
    await page.getByRole("textbox", { name: "Correo electrónico" }).fill("ana");
    await page.getByRole("button", { name: /Siguiente|Enviar/ }).tap();
    await page.getByText("La dirección de correo no está completa.").waitFor();
    await page.getByRole("textbox", { name: "Correo electrónico" }).fill("ana@example.com");
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Enviar" }).tap();
    await page.getByRole("heading", { name: "Gracias. Le llamaremos" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Ya ha respondido" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("is answered by the keys alone in the other language, also after going back and loading the page again", async () => {
    const { page, troubles } = await product.open({ locale: "en-GB" });
    await page.goto(address);
    await page.getByRole("heading", { name: /How likely are you to recommend/ }).waitFor();
    await page.keyboard.press("2");
    await page.getByRole("radio", { name: "2", exact: true }).press("Enter");
    await page.getByRole("heading", { name: /first thing we should improve/ }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: /first thing we should improve/ }).waitFor();
    await page.getByRole("button", { name: "Back" }).press("Enter");
    await page.getByRole("heading", { name: /How likely are you to recommend/ }).waitFor();
    expect(await page.getByRole("radio", { name: "2", exact: true }).isChecked()).toBe(true);
    await page.keyboard.press("9");
    await page.getByRole("radio", { name: "9", exact: true }).press("Enter");
    await page.getByRole("heading", { name: "What do you value most?" }).waitFor();
    await page
      .getByRole("button", { name: "Send" })
      .or(page.getByRole("button", { name: "Skip" }))
      .press("Enter");
    await page.getByRole("heading", { name: "Thank you for your time" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("shows its score, its answers and its comment inside within seconds", async () => {
    const { page, troubles } = await product.open({ locale: "es-ES", storageState });
    await page.goto("/surveys");
    await page.getByText("2 respuestas", { exact: false }).first().waitFor(patient);
    await page.getByText("0,0").first().waitFor();
    await page.getByRole("link", { name: "NPS de relación" }).click();
    await page.getByRole("heading", { name: "Resultados" }).waitFor();
    await page.getByText("Sí, por favor").first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto("/");
    await page.getByText("La espera en caja").first().waitFor(patient);
    await page.goto("/surveys");
    await page.getByRole("button", { name: "Quitar: NPS de relación" }).click();
    await page.getByRole("button", { name: "Deshacer" }).click();
    await page.getByRole("link", { name: "NPS de relación" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
