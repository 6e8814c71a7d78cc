// Units and roles in a real browser: the tree is made of what the data names, and then each role sees the pages that are its
// own, and a store manager the figures of their store.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureWorkspace } from "../../src/actions/first-start.ts";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { permissionTable } from "../../src/api/permissions.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { type Role, roles } from "../../src/domain/role.ts";
import { putMembership } from "../../src/records/membership-store.ts";
import { createPerson } from "../../src/records/person-store.ts";
import { createSignInLink } from "../../src/records/session-store.ts";
import en from "../../src/web/i18n/en/shell.json" with { type: "json" };
import { pages } from "../../src/web/shell/pages.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
let workspace = 0;
let members = 0;

/** Six answers in Madrid, four in Sevilla, two in Vigo. */
const answers = ["Madrid", "Sevilla", "Vigo"].flatMap((unit, place) =>
  Array.from({ length: 6 - 2 * place }, (_, i) => ({
    type: "track",
    userId: `cliente-${unit}-${i}`,
    event: "Survey Answered",
    timestamp: new Date(Date.now() - (i + 1) * 3_600_000).toISOString(),
    properties: { unit, channel: "store", answers: [{ metric: "nps", score: 10 - place }] },
  })),
);

beforeAll(async () => {
  product = await openBrowserProduct();
  ({
    workspace: { id: workspace },
  } = await ensureWorkspace(product.app.database, product.app.context.random));
  const { key } = await makeKey(product.app, systemOf(workspace), "write", "web");
  const answer = await fetch(`${product.origin}/v1/batch`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ batch: answers }),
  });
  if (answer.status !== 200 || !(await product.app.consumer.caughtUp(20_000)))
    throw new Error("not in the log");
});
afterAll(() => product?.close());

/** A link that signs a new member in. */
async function memberLink(role: Role, units: readonly string[] | null = null): Promise<string> {
  const { database, context } = product.app;
  const email = `member-${members++}@example.com`;
  const person = await createPerson(database, { name: role, email, language: "en", emailVerified: true });
  await putMembership(database, workspace, person, role, units);
  const token = context.random(24).toString("base64url");
  await createSignInLink(database, person, token, 60_000);
  return `/enter#${token}`;
}

const words = {
  es: {
    placeAll: "Colocar todas",
    placeThree: "Colocar 3 unidades",
    add: "Añadir unidad",
    key: /^Clave/,
    inSpanish: /^Nombre en español/,
    inEnglish: /^Nombre en inglés/,
    kind: "Tipo",
    under: "Depende de",
    save: "Guardar",
    change: "Cambiar Sevilla",
    region: /Sur.*Región.*4/,
    remove: "Quitar",
    removed: /ya no está en el árbol/,
    undo: "Deshacer",
    unplaced: "En los datos y fuera del árbol",
    units: "Unidades",
    typed: "sur",
    madrid: /Madrid/,
    south: /Sur/,
    included: /Sevilla.*Va incluida/,
    email: "Correo electrónico",
    invite: "Crear un enlace",
    sees: "Ve: Sur o Madrid",
  },
  en: {
    placeAll: "Place all",
    placeThree: "Place 3 units",
    add: "Add unit",
    key: /^Key/,
    inSpanish: /^Name in Spanish/,
    inEnglish: /^Name in English/,
    kind: "Kind",
    under: "Under",
    save: "Save",
    change: "Change Sevilla",
    region: /South.*Region.*4/,
    remove: "Remove",
    removed: /is out of the tree/,
    undo: "Undo",
    unplaced: "In the data, not in the tree",
    units: "Units",
    typed: "south",
    madrid: /Madrid/,
    south: /South/,
    included: /Sevilla.*Included/,
    email: "E-mail",
    invite: "Make a link",
    sees: "Sees: South or Madrid",
  },
};

describe.each(["es", "en"] as const)("the units in %s", (language) => {
  const said = words[language];

  it("get their places, a region over them, and come back when they were removed", async () => {
    const { page, troubles, go } = await product.visit("/units", language === "es" ? "es-ES" : "en-GB");
    if (language === "es") {
      await page
        .getByRole("list", { name: said.unplaced })
        .getByText("Madrid", { exact: true })
        .first()
        .waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole("button", { name: said.placeAll }).click();
      await page.getByRole("dialog").getByRole("button", { name: said.placeThree }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByRole("button", { name: said.add }).click();
      await page.getByLabel(said.key).fill("south");
      await page.getByLabel(said.inSpanish).fill("Sur");
      await page.getByLabel(said.inEnglish).fill("South");
      await page.getByLabel(said.kind).selectOption("region");
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole("button", { name: said.save }).click();
      await page.getByRole("button", { name: said.change }).click();
      await page.getByLabel(said.under).selectOption("south");
      await page.getByRole("button", { name: said.save }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    // The region counts what its one shop counts.
    await page.getByRole("row", { name: said.region }).waitFor();
    await page.getByRole("button", { name: said.change }).click();
    await page.getByRole("button", { name: said.remove, exact: true }).click();
    await page.getByText(said.removed).waitFor();
    await page
      .getByRole("list", { name: said.unplaced })
      .getByText("Sevilla", { exact: true })
      .first()
      .waitFor();
    await page.getByRole("button", { name: said.undo }).click();
    await page.getByRole("row", { name: said.region }).waitFor();
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);

    // And a member is kept to them: chosen by the keys alone in their tree, where a region brings along what is under it.
    await go("/settings?tab=people");
    const field = page.getByRole("combobox", { name: said.units });
    await field.press("ArrowDown");
    const list = page.getByRole("listbox", { name: said.units });
    const option = (name: RegExp) => list.getByRole("option", { name });
    await option(said.madrid).waitFor();
    await page.keyboard.type(said.typed);
    await expect.poll(() => list.getByRole("option").count()).toBe(2);
    await page.keyboard.press("ArrowDown");
    await list.locator("[data-combobox-selected]", { hasText: said.south }).waitFor();
    expect(await axeViolations(page, { hasColours: language === "es", part: list })).toEqual([]);
    await page.keyboard.press("Enter");
    await field.fill("");
    await option(said.included).waitFor();
    await field.fill("MADRÍD");
    await expect.poll(() => list.getByRole("option").count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.getByRole("textbox", { name: said.email }).fill(`${language}@example.com`);
    await page.getByRole("button", { name: said.invite }).click();
    await page.getByText(said.sees).first().waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("each role", () => {
  it.each(roles)("finds the pages that are its own and no others: %s", async (role) => {
    const { page, troubles, go } = await product.visit("/enter", "en-GB");
    await page.goto(await memberLink(role));
    await page.waitForURL(`${product.origin}/`);
    const may = (needs: (typeof pages)[number]["needs"]) =>
      [needs].flat().some((permission) => permissionTable[permission].includes(role));
    const own = pages.filter(({ needs }) => may(needs));
    const shown = page.getByRole("navigation", { name: en.nav.label }).getByRole("link");
    await shown.first().waitFor();
    expect(await shown.allTextContents()).toEqual(own.map(({ name }) => en.nav[name]));
    const closed = pages.find(({ needs }) => !may(needs));
    if (closed) {
      await go(closed.to);
      await page.getByRole("heading", { name: en.notForYou.heading }).waitFor();
    }
    expect(troubles).toEqual([]);
  });

  it("of one store sees that store in its figures and in the tree", async () => {
    const { page, troubles, go } = await product.visit("/enter", "en-GB");
    await page.goto(await memberLink("cx_manager", ["Vigo"]));
    await page.waitForURL(`${product.origin}/`);
    await go("/?period=all");
    await page.getByRole("article").filter({ hasText: "2 answers" }).first().waitFor();
    await go("/units");
    await page.getByRole("row", { name: /Vigo/ }).waitFor();
    expect(await page.getByText("Madrid").count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});
