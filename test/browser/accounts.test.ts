// Accounts in a real browser: the owner gets a password and a second factor, and an analyst joins by a copied link.

import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
beforeAll(async () => {
  product = await openBrowserProduct();
}, 300_000);
afterAll(() => product?.close());

const words = {
  es: {
    email: "Correo electrónico",
    password: "Contraseña",
    newPassword: "Contraseña nueva",
    save: "Guardar",
    saved: "Guardado",
    set: "Poner contraseña",
    done: /Los demás navegadores/,
    account: /^Cuenta, espacio/,
    leave: "Cerrar sesión",
    enter: "Entrar",
    wrong: "El correo o la contraseña no son correctos.",
    invite: "Crear un enlace",
    name: "Tu nombre",
    join: "Crear la cuenta y entrar",
    yours: "Tu contraseña",
    begin: "Activar",
    code: "Código que muestra la aplicación",
    confirm: "Confirmar",
    on: /Activado/,
    giveCode: "Código",
    goOn: "Continuar",
    spent: /ya se ha usado/,
  },
  en: {
    email: "E-mail",
    password: "Password",
    newPassword: "New password",
    save: "Save",
    saved: "Saved",
    set: "Set password",
    done: /All other browsers/,
    account: /^Account, workspace/,
    leave: "Sign out",
    enter: "Sign in",
    wrong: "The e-mail or the password is not right.",
    invite: "Make a link",
    name: "Your name",
    join: "Create the account and sign in",
    yours: "Your password",
    begin: "Turn on",
    code: "Code that the app shows",
    confirm: "Confirm",
    on: /^On: besides/,
    giveCode: "Code",
    goOn: "Continue",
    spent: /was used before/,
  },
} as const;

const password = "una contraseña larga";

/** A code of an authenticator app: RFC 6238 with SHA-1, six digits, thirty seconds. */
function codeOf(secret: string, at = Date.now()): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Answers that a wrong password or code brings are expected to be refused, which the console tells. */
const unexpected = (troubles: readonly string[]) =>
  troubles.filter((trouble) => !/status of (401|403|409)/.test(trouble));

describe.each(["es", "en"] as const)("accounts in %s", { timeout: 240_000 }, (language) => {
  const said = words[language];
  const locale = language === "es" ? "es-ES" : "en-GB";
  const owner = "owner@example.com";
  const analyst = `analyst-${language}@example.com`;
  async function signIn(page: Page, as: string): Promise<void> {
    await page.getByRole("textbox", { name: said.email }).fill(as);
    await page.getByLabel(said.password, { exact: true }).fill(password);
    await page.getByRole("button", { name: said.enter, exact: true }).click();
  }

  async function signOut(page: Page): Promise<void> {
    await page.getByRole("button", { name: said.account }).click();
    await page.getByRole("menuitem", { name: said.leave }).click();
    // The code of this page comes when it is needed, after its address; until then the page before stands there, which has
    // an e-mail and a part called password, too. Only the button to enter is this page's alone.
    await page.getByRole("button", { name: said.enter, exact: true }).waitFor();
  }

  it("lead from the link to a password, an invited analyst who joins, and a second factor", async () => {
    const { page, troubles } = await product.enter({ locale });
    // The printed link is enough to begin; e-mail and password make it last. Both languages share one owner.
    await page.goto("/account");
    if (language === "es") {
      await page.getByRole("textbox", { name: said.email }).fill(owner);
      await page.getByRole("button", { name: said.save, exact: true }).click();
      await page.getByText(said.saved, { exact: true }).waitFor();
      await page.getByLabel(said.newPassword).fill(password);
      await page.getByRole("button", { name: said.set }).click();
      await page.getByText(said.done).waitFor();
    }
    await page.getByRole("textbox", { name: said.email }).waitFor();
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);

    await page.goto("/settings?tab=people");
    await page.getByRole("textbox", { name: said.email }).fill(analyst);
    await page.getByRole("button", { name: said.invite }).click();
    const link = (await page.getByText(/\/join#/).textContent()) ?? "";
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);

    await signOut(page);
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);
    await page.getByRole("textbox", { name: said.email }).fill("nobody@example.com");
    await page.getByLabel(said.password, { exact: true }).fill(password);
    await page.getByRole("button", { name: said.enter, exact: true }).click();
    await page.getByText(said.wrong).waitFor();
    // A link to a new e-mail confirms by its button alone, and says so when it leads nowhere any more.
    await page.goto("/new-email#a-link-that-was-used");
    await page.getByRole("button", { name: said.confirm, exact: true }).click();
    await page.getByRole("alert").waitFor();
    expect(await axeViolations(page, { hasColours: language === "es" })).toEqual([]);
    await page.goto("/enter");
    await signIn(page, owner);
    await page.waitForURL(`${product.origin}/`);
    expect(unexpected(troubles)).toEqual([]);
    await page.context().close();

    const joining = await product.open({ locale, colorScheme: "dark" });
    await joining.page.goto(link);
    await joining.page.getByLabel(said.name).fill("Luz");
    await joining.page.getByLabel(said.password, { exact: true }).fill(password);
    expect(await axeViolations(joining.page, { hasColours: language === "es" })).toEqual([]);
    await joining.page.getByRole("button", { name: said.join }).click();
    await joining.page.waitForURL(`${product.origin}/`);

    await joining.page.goto("/account");
    await joining.page.getByLabel(said.yours).fill(password);
    await joining.page.getByRole("button", { name: said.begin }).click();
    const secret = (await joining.page.getByText(/^[A-Z2-7]{32,}$/).textContent()) ?? "";
    const first = codeOf(secret);
    await joining.page.getByLabel(said.code).fill(first);
    await joining.page.getByRole("button", { name: said.confirm }).click();
    await joining.page.getByText(said.on).waitFor();
    expect(await axeViolations(joining.page, { hasColours: language === "es" })).toEqual([]);

    // From now on the password alone is not enough, and no code counts twice.
    await signOut(joining.page);
    await signIn(joining.page, analyst);
    await joining.page.waitForURL(/step=code/);
    await joining.page.getByLabel(said.giveCode).fill(first);
    await joining.page.getByRole("button", { name: said.goOn }).click();
    await joining.page.getByText(said.spent).waitFor();
    await joining.page.getByLabel(said.giveCode).fill(codeOf(secret, Date.now() + 30_000));
    await joining.page.getByRole("button", { name: said.goOn }).click();
    await joining.page.waitForURL(`${product.origin}/`);
    expect(unexpected(joining.troubles)).toEqual([]);
    await joining.page.context().close();
  });
});
