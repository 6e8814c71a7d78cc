// The activity in a real browser: what someone does is told there at once as a sentence, filters hold in the address, and a
// trail that was tampered with is called broken, with where and since when.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
beforeAll(async () => {
  product = await openBrowserProduct();
});
afterAll(() => product?.close());

const words = {
  es: {
    locale: "es-ES",
    made: /creó la clave «=kiosco»/,
    signedIn: /entró$/,
    unbroken: /\d+ entradas, intactas/,
    what: "Qué",
    settings: "Ajustes y claves",
    clear: "Quitar filtros",
    download: "Descargar CSV",
    broken: /El registro está roto en 1 punto$/,
    changed: /La entrada 1 no es la que se escribió/,
  },
  en: {
    locale: "en-GB",
    made: /made the key “=kiosco”/,
    signedIn: /signed in$/,
    unbroken: /\d+ entries, unbroken/,
    what: "What",
    settings: "Settings and keys",
    clear: "Clear filters",
    download: "Download CSV",
    broken: /The trail is broken in 1 place$/,
    changed: /Entry 1 is not what was written/,
  },
};

describe.each(["es", "en"] as const)("the activity in %s", (language) => {
  const said = words[language];

  it("tells what was done, narrows by what is looked for, and betrays tampering", async () => {
    const actor = { kind: "person", id: "p-1", name: "Ana", role: "administrator" } as const;
    await makeKey(product.app, { workspace: 1, actor, address: "203.0.113.0" }, "secret", "=kiosco");
    const { page, troubles } = await product.enter({ locale: said.locale });
    await page.goto("/settings?tab=activity");
    await page.getByText(said.unbroken).waitFor();
    const entries = page.getByRole("listitem").filter({ has: page.locator("time") });
    await entries.filter({ hasText: said.made }).first().waitFor();
    expect(await entries.filter({ hasText: said.made }).first().textContent()).toMatch(
      /^Ana .*203\.0\.113\.0/,
    );

    await page.getByLabel(said.what, { exact: true }).selectOption({ label: said.settings });
    await page.waitForURL(/tab=activity&what=workspace$/);
    await expect.poll(() => entries.filter({ hasText: said.signedIn }).count()).toBe(0);
    await page.reload();
    await entries.filter({ hasText: said.made }).first().waitFor();
    const file = page.waitForEvent("download");
    await page.getByRole("link", { name: said.download }).click();
    expect((await file).suggestedFilename()).toBe("vivencia-audit.csv");
    await page.getByRole("button", { name: said.clear }).click();
    await page.waitForURL(/\/settings\?tab=activity$/);
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);

    const { database } = product.app;
    const tamper = async (name: string) => {
      await database.run("ALTER TABLE audit_entry DISABLE TRIGGER USER");
      await database.run(`UPDATE audit_entry SET subject_name = $1 WHERE workspace = 1 AND sequence = 1`, [
        name,
      ]);
      await database.run("ALTER TABLE audit_entry ENABLE TRIGGER USER");
    };
    await tamper("another");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.reload();
    await page.getByText(said.broken).waitFor();
    await page.getByText(said.changed).waitFor();
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);
    await tamper("=kiosco");
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
