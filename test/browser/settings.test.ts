// The settings in a real browser: what is saved holds in the figures and in the lists, and a key made here opens the API
// until it is ended; a messaging tool is connected, tried and taken away.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWebhookReceiver, type WebhookReceiver } from "../webhook-receiver.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
let tool: WebhookReceiver;
beforeAll(async () => {
  product = await openBrowserProduct({ env: { VIVENCIA_PRIVATE_WEBHOOKS: "on" } });
  tool = await openWebhookReceiver();
});
afterAll(async () => {
  await product?.close();
  await tool?.close();
});

const words = {
  es: {
    minimum: "Respuestas mínimas",
    tab: "Conexiones",
    figures: "Nombre y cifras",
    brand: "Colores de la marca",
    main: "Color principal",
    weak: /Contraste con el blanco: 1,5\d a 1\. Muy poco/,
    color: "#0a5c43",
    strong: /Contraste con el blanco: 8,00 a 1\. Sirve también para texto/,
    channels: "Canales que usáis",
    franchise: /^Franquicia/,
    everyChannel: "Todos los canales",
    save: "Guardar",
    saved: /Guardado/,
    purpose: "Para qué es",
    make: "Crear clave",
    end: /^Revocar$/,
    endNamed: /Revocar Cuadro de mando/,
    tool: "Herramienta de mensajería",
    address: "Dirección que recibe los enlaces",
    whole: /Escribe una dirección completa/,
    connect: "Conectar",
    attempt: "Probar",
    taken: "La herramienta ha aceptado la prueba.",
    notTaken: "No ha aceptado la prueba. Respondió con el estado 500.",
    remove: "Quitar",
  },
  en: {
    minimum: "Minimum answers",
    tab: "Connections",
    figures: "Name and figures",
    brand: "Brand colours",
    main: "Main colour",
    weak: /Contrast with white: 1\.5\d to 1\. Very weak/,
    color: "#873671",
    strong: /Contrast with white: 7\.51 to 1\. Also fit for text/,
    channels: "Channels in use",
    franchise: /^Franchise/,
    everyChannel: "All channels",
    save: "Save",
    saved: /Saved/,
    purpose: "What it is for",
    make: "Make a key",
    end: /^End$/,
    endNamed: /End Cuadro de mando/,
    tool: "Messaging tool",
    address: "Address that receives the links",
    whole: /Type a whole address/,
    connect: "Connect",
    attempt: "Try it",
    taken: "The tool took the test.",
    notTaken: "It did not take the test. It answered with status 500.",
    remove: "Remove",
  },
};

describe.each(["es", "en"] as const)("the settings in %s", (language) => {
  const said = words[language];

  it("save the minimum of answers, and a secret key opens the API until it is ended", async () => {
    const { page, troubles } = await product.visit("/settings", language === "es" ? "es-ES" : "en-GB");

    await page.getByLabel(said.minimum).fill(language === "es" ? "45" : "55");
    const figures = page.getByRole("region", { name: said.figures });
    await figures.getByRole("button", { name: said.save }).click();
    await figures.getByText(said.saved).waitFor();
    await page.reload();
    expect(await page.getByLabel(said.minimum).inputValue()).toBe(language === "es" ? "45" : "55");

    await page.getByRole("link", { name: said.tab, exact: true }).click();
    await page.waitForURL(/\/settings\?tab=keys$/);
    await page.getByLabel(said.purpose).fill("Cuadro de mando");
    await page.getByRole("button", { name: said.make }).click();
    const key = await page.getByText(/^viv_secret_\S{20,}$/).textContent();
    const ask = () =>
      fetch(`${product.origin}/api/v1/ask`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ metric: "nps", from: "2026-01-01", to: "2026-02-01" }),
      });
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { minimumN: number }).minimumN).toBe(language === "es" ? 45 : 55);

    await page.getByRole("button", { name: said.endNamed }).click();
    await page.getByRole("dialog").getByRole("button", { name: said.end }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(async () => (await ask()).status).toBe(401);

    const panel = page.getByRole("region", { name: said.tool });
    const field = panel.getByLabel(said.address);
    await field.fill("tool.example.com");
    await panel.getByText(said.whole).waitFor();
    await field.fill(`${tool.origin}/hook`);
    await panel.getByRole("button", { name: said.connect }).click();
    await panel.getByText(/^whsec_\S{40,}$/).waitFor();
    await panel.getByRole("button", { name: said.attempt }).click();
    await panel.getByText(said.taken).waitFor();
    expect(tool.received.at(-1)?.headers["webhook-signature"]).toMatch(/^v1,/);
    tool.answer(() => ({ status: 500 }));
    await panel.getByRole("button", { name: said.attempt }).click();
    await panel.getByText(said.notTaken).waitFor();
    tool.answer(() => ({ status: 204 }));
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);
    await panel.getByRole("button", { name: said.remove }).click();
    await page.getByRole("dialog").getByRole("button", { name: said.remove }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await panel.getByRole("button", { name: said.attempt }).waitFor({ state: "detached" });
    expect(await field.inputValue()).toBe("");
    expect(troubles).toEqual([]);
  });

  it("say how well a brand colour reads before it is saved, and hide the channels that are not in use", async () => {
    const { page, troubles } = await product.visit("/settings", language === "es" ? "es-ES" : "en-GB");

    const brand = page.getByRole("region", { name: said.brand });
    await brand.getByLabel(said.main, { exact: true }).fill("#FC0");
    await brand.getByText(said.weak).waitFor();
    await brand.getByLabel(said.main, { exact: true }).fill(said.color);
    await brand.getByText(said.strong).waitFor();
    await brand.getByRole("button", { name: said.save }).click();
    await brand.getByText(said.saved).waitFor();
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);
    await page.reload();
    expect(await brand.getByLabel(said.main, { exact: true }).inputValue()).toBe(said.color);

    const used = page.getByRole("region", { name: said.channels });
    const franchise = used.getByRole("checkbox", { name: said.franchise });
    await franchise.uncheck();
    await used.getByRole("button", { name: said.save }).click();
    await used.getByText(said.saved).waitFor();
    await page.goto("/touchpoints");
    const offered = page.getByRole("option", { name: said.franchise });
    await page.getByRole("option", { name: said.everyChannel }).waitFor({ state: "attached" });
    expect(await offered.count()).toBe(0);
    await page.goto("/settings");
    await franchise.check();
    await used.getByRole("button", { name: said.save }).click();
    await used.getByText(said.saved).waitFor();
    expect(troubles).toEqual([]);
  });
});
