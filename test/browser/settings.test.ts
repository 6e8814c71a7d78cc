// The settings in a real browser: what is saved holds in the figures, and a key made here opens the API until it is ended.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
beforeAll(async () => {
  product = await openBrowserProduct();
}, 120_000);
afterAll(() => product?.close());

const words = {
  es: {
    minimum: "Respuestas mínimas",
    save: "Guardar",
    saved: /Guardado/,
    purpose: "Para qué es",
    make: "Crear clave",
    end: /^Revocar$/,
    endNamed: /Revocar Cuadro de mando/,
  },
  en: {
    minimum: "Minimum answers",
    save: "Save",
    saved: /Saved/,
    purpose: "What it is for",
    make: "Make a key",
    end: /^End$/,
    endNamed: /End Cuadro de mando/,
  },
};

describe.each(["es", "en"] as const)("the settings in %s", (language) => {
  const said = words[language];

  it("save the minimum of answers, and a secret key opens the API until it is ended", async () => {
    const { page, troubles } = await product.open({ locale: language === "es" ? "es-ES" : "en-GB" });
    await page.goto(await product.link());
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.goto("/settings");

    await page.getByLabel(said.minimum).fill(language === "es" ? "45" : "55");
    await page.getByRole("button", { name: said.save }).click();
    await page.getByText(said.saved).waitFor();
    await page.reload();
    expect(await page.getByLabel(said.minimum).inputValue()).toBe(language === "es" ? "45" : "55");

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
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
