// A survey in a real browser, in both languages: made of a template, published, answered on its public page by touch on a
// phone and by the keys alone, and seen in the results and in the figures; and what axe finds in both themes.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, type BrowserProduct, openBrowserProduct, type SignedIn } from "./product.ts";

let product: BrowserProduct;
let storageState: SignedIn;
let address = "";
let api = "";

const patient = { timeout: 20_000 };

beforeAll(async () => {
  product = await openBrowserProduct();
  storageState = await product.signedIn();
}, 240_000);
afterAll(() => product?.close());

describe("a survey", () => {
  it("is made of a template, reworded beside its preview, and published", async () => {
    const { page, troubles } = await product.open({ locale: "es-ES", storageState });
    await page.goto("/surveys");
    await page.getByRole("heading", { name: "Todavía no hay encuestas" }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Usar esta plantilla: NPS de relación" }).click();
    await page.getByRole("button", { name: /^1.*recomiende/ }).click();
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
    // Publishing leads to the ways of asking; the address says which tab is open.
    expect(page.url()).toMatch(/\?tab=share$/);
    await page.getByRole("switch", { name: "Pedir al dispositivo un pequeño cálculo" }).click();
    api = (page.url().split("?")[0] ?? "").replace("/surveys/", "/api/v1/surveys/");
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
    const sent = page.waitForRequest((one) => one.url().endsWith("/responses"));
    await page.getByRole("button", { name: "Enviar" }).tap();
    await page.getByRole("heading", { name: "Gracias. Le llamaremos" }).waitFor();
    // The phone computed meanwhile what the survey asks devices for.
    expect((await sent).postDataJSON().proof.solution).toMatch(/^\d+(\.\d+){15}$/);
    await page.reload();
    await page.getByRole("heading", { name: "Ya ha respondido" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("is answered by the keys alone in the other language, also after going back and loading the page again", async () => {
    const { page, troubles } = await product.open({ locale: "en-GB" });
    // A page that was opened before a computation was asked for makes it as it sends.
    const { page: inside } = await product.open({ storageState });
    const computation = async (asked: boolean) =>
      (
        await inside.request.put(`${api}/computation`, { data: { asked }, headers: { "x-vivencia": "web" } })
      ).ok();
    expect(await computation(false)).toBe(true);
    await page.goto(address);
    await page.getByRole("heading", { name: /How likely are you to recommend/ }).waitFor();
    // A digit chooses in the form only, and only the main button of a mouse goes on.
    const two = page.getByRole("radio", { name: "2", exact: true });
    await page.keyboard.press("2");
    await page.locator("label", { hasText: /^3$/ }).click({ button: "right" });
    expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
    await page.getByRole("radio").first().focus();
    await page.keyboard.press("2");
    await two.press("Enter");
    await page.getByRole("heading", { name: /first thing we should improve/ }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: /first thing we should improve/ }).waitFor();
    expect(await computation(true)).toBe(true);
    await inside.context().close();
    await page.getByRole("button", { name: "Back" }).press("Enter");
    await page.getByRole("heading", { name: /How likely are you to recommend/ }).waitFor();
    expect(await two.isChecked()).toBe(true);
    expect(await two.evaluate((radio) => radio === document.activeElement)).toBe(true);
    await page.keyboard.press("9");
    await page.getByRole("radio", { name: "9", exact: true }).press("Enter");
    await page.getByRole("heading", { name: "What do you value most?" }).waitFor();
    await page
      .getByRole("button", { name: "Send" })
      .or(page.getByRole("button", { name: "Skip" }))
      .press("Enter");
    await page.locator("h1:focus", { hasText: "Thank you for your time" }).waitFor();
    expect(troubles).toEqual([expect.stringContaining("400")]);
    await page.context().close();
  });

  it("says in words of a marked language that there is no such survey, and that one was closed meanwhile", async () => {
    const { page, troubles } = await product.open({ locale: "fr-FR" });
    await page.goto(`/a/${"x".repeat(32)}`);
    await page.locator("main[lang=en] h1", { hasText: "This link opens no survey" }).waitFor();
    await page.goto(`${address}?lang=en`);
    // What was answered is kept once the device has computed.
    const kept = page.waitForResponse((answer) => answer.url().endsWith("/partials"));
    await page.getByRole("radio", { name: "9", exact: true }).check();
    await page.getByRole("heading", { name: "What do you value most?" }).waitFor();
    expect((await kept).status()).toBe(204);
    const { page: inside } = await product.open({ storageState });
    const headers = { "x-vivencia": "web" };
    expect((await inside.request.post(`${api}/close`, { headers })).status()).toBe(200);
    await page
      .getByRole("button", { name: "Skip" })
      .or(page.getByRole("button", { name: "Send" }))
      .click();
    await page.locator("main[lang=en] h1:focus", { hasText: "This survey is closed" }).waitFor();
    expect((await inside.request.post(`${api}/reopen`, { headers })).status()).toBe(200);
    expect(troubles).toEqual([expect.stringContaining("404"), expect.stringContaining("409")]);
    await page.context().close();
    await inside.context().close();
  });

  it("shows its score, its answers and its comment inside within seconds", async () => {
    const { page, troubles } = await product.open({ locale: "es-ES", storageState });
    await page.goto("/surveys");
    await page.getByText("2 respuestas", { exact: false }).first().waitFor(patient);
    await page.getByText("0,0", { exact: true }).first().waitFor();
    await page.getByRole("link", { name: "NPS de relación" }).click();
    await page.getByRole("heading", { name: "Pregunta por pregunta" }).waitFor();
    await page.getByText("Sí, por favor").first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("combobox", { name: "Comparar por" }).selectOption("language");
    await page.getByRole("columnheader", { name: "inglés" }).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("combobox", { name: "Comparar por" }).selectOption("");
    await page.getByRole("button", { name: "3: ver estas respuestas" }).click();
    await page.getByRole("button", { name: "Ver todas las respuestas" }).waitFor();
    await page.getByRole("button", { name: /^3\/10 La espera en caja/ }).click();
    const opened = page.getByRole("dialog", { name: "Respuesta" });
    await opened.getByText("ana@example.com").waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // The address holds the open response.
    await page.reload();
    await opened.getByText("La espera en caja").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Exportar" }).click();
    const saving = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "Respuestas (CSV)" }).click();
    expect((await saving).suggestedFilename()).toBe("nps-de-relacion.csv");
    await page.goto("/");
    await page.getByText("La espera en caja").first().waitFor(patient);
    await page.goto("/surveys");
    await page.getByRole("button", { name: "Quitar: NPS de relación" }).click();
    await page.getByRole("button", { name: "Deshacer" }).click();
    await page.getByRole("link", { name: "NPS de relación" }).waitFor();
    // What the team says is shown together only, and nobody of it is asked by name.
    const headers = { "x-vivencia": "web" };
    const make = (path: string, data: object) =>
      page.request.post(`/api/v1/surveys${path}`, { data, headers }).then((answer) => answer.json());
    const { id } = await make("", { template: "employee_pulse", language: "es" });
    await make(`/${id}/publish`, { revision: 1 });
    await page.goto(`/surveys/${id}?tab=results`);
    await page.getByText("Todavía no llegan a 5 las respuestas.", { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("link", { name: "Compartir" }).click();
    await page.getByText("No hay enlaces personales", { exact: false }).waitFor();
    expect(await page.locator("main nav a[href*='tab=share']").count()).toBe(3);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("is edited in English while a colleague saves, and no word of either is lost unseen", async () => {
    const { page, troubles } = await product.open({ locale: "en-GB", storageState });
    await page.goto("/surveys");
    await page.getByRole("link", { name: "NPS de relación" }).click();
    await page.getByRole("heading", { name: "Question by question" }).waitFor();
    await page.getByText("Few answers: indicative", { exact: false }).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("link", { name: "Questions", exact: true }).click();
    await page.getByRole("button", { name: /^1.*recommend/ }).click();
    const kept = async () => (await page.request.get(api)).json();
    const first = page.getByRole("textbox", { name: "Question 1", exact: true });
    const save = page.getByRole("button", { name: "Save", exact: true });
    await first.fill("Mine?");
    const { draft: questionnaire, revision } = await kept();
    const data = { name: "Theirs", questionnaire, revision };
    expect((await page.request.put(api, { data, headers: { "x-vivencia": "web" } })).status()).toBe(200);
    // This reads the survey anew, as coming back to the page does.
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.getByRole("heading", { name: "Theirs" }).waitFor();
    await save.click();
    await page.getByText("changed this survey on", { exact: false }).waitFor();
    expect(await kept()).toMatchObject({ name: "Theirs", revision: revision + 1 });
    await page.getByRole("button", { name: "Go on with mine" }).click();
    await page.getByRole("link", { name: "All surveys" }).click();
    await page.getByRole("link", { name: "Theirs" }).click();
    await page.getByRole("link", { name: "Questions", exact: true }).click();
    await page.getByRole("button", { name: /^1.*Mine/ }).click();
    expect(await first.inputValue()).toBe("Mine?");
    // What is written while it is being saved stays.
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(api, async (route) => {
      if (route.request().method() === "PUT") await arrived;
      await route.continue();
    });
    const saved = page.waitForResponse((response) => response.request().method() === "PUT");
    await save.click();
    await first.fill("Mine, later?");
    arrive();
    await saved;
    await page.getByRole("heading", { name: "NPS de relación" }).waitFor();
    expect((await kept()).draft.sections[0].questions[0].text.en).toBe("Mine?");
    expect(await first.inputValue()).toBe("Mine, later?");
    await save.click();
    await page.getByText("Saved", { exact: true }).waitFor();
    await first.fill("No.");
    await page.getByRole("button", { name: "Discard changes" }).click();
    expect(await first.inputValue()).toBe("Mine, later?");
    expect(await page.getByText("Saved", { exact: true }).count()).toBe(0);
    await first.fill("Not saved.");
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe("beforeunload");
    expect(troubles).toEqual([expect.stringContaining("409")]);
    await page.context().close();
  });
});
