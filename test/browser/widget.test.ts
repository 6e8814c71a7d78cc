// The tag and its surveys on a site of another origin under a strict content security policy: they come, are answered by keys
// alone and by touch, arrive once on the visitor's timeline, and leave nothing. And what axe finds in both themes.

import { readFile } from "node:fs/promises";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { usualWebAsking, type WebAsking } from "../../src/domain/survey/web-asking.ts";
import { axeOn } from "./axe-on.ts";
import { type ForeignSite, openForeignSite } from "./foreign-site.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";

let product: BrowserProduct;
let site: ForeignSite;
let inside: Page;

const headers = { "x-vivencia": "web" };

async function ask(method: "GET" | "POST" | "PUT", url: string, data?: object) {
  const answer = await inside.request.fetch(url, { method, headers, ...(data && { data }) });
  expect([url, answer.status()]).toEqual([url, 200]);
  return answer.json();
}

/** A published survey that is asked on the site, with a second question of one's own if wanted. */
async function asked(template: string, asking: Partial<WebAsking>, second?: object) {
  let made = await ask("POST", "/api/v1/surveys", { template, language: "en" });
  const url = `/api/v1/surveys/${made.id}`;
  if (second) {
    const { name, draft: questionnaire, revision } = made;
    questionnaire.sections[0].questions.splice(1, 0, second);
    made = await ask("PUT", url, { name, questionnaire, revision });
  }
  const survey = await ask("POST", `${url}/publish`, { revision: made.revision });
  await ask("PUT", `${url}/web`, { ...usualWebAsking, enabled: true, ...asking });
  return { ...survey, url };
}

async function visit(path: string, options: BrowserContextOptions & { init?: string } = {}) {
  const { init, ...rest } = options;
  const { page, troubles } = await product.open({ ...rest, baseURL: site.origin });
  if (init) await page.addInitScript(init);
  await page.goto(path);
  // The site itself is the other origin here.
  return { page, troubles: () => troubles.filter((one) => !one.startsWith(`request to ${site.origin}`)) };
}

/** Waits until something is true; asked from outside, for the page's policy refuses code made of text. */
const isTrue = (page: Page, what: string) =>
  expect.poll(() => page.evaluate(`Boolean(${what})`), { timeout: 15_000 }).toBe(true);

/** The tag is there, and nothing waits to be sent. */
const allSent =
  "window.vivencia && !Array.isArray(window.vivencia) && sessionStorage.getItem('vivencia:queue') === null";

const axe = (page: Page) => axeOn(page, "[data-vivencia]");

/** What the timeline of whoever the page knows tells, oldest first. */
async function timelineOf(kind: string, value: string) {
  expect(await product.app.consumer.caughtUp(30_000)).toBe(true);
  const { id } = await ask("GET", `/api/v1/customers/lookup?kind=${kind}&value=${value}`);
  const { items } = await ask("GET", `/api/v1/customers/${id}/timeline`);
  return items.toReversed();
}

const eventsOf = async (kind: string, value: string) =>
  (await timelineOf(kind, value)).map(({ event }: { event: string }) => event);

beforeAll(async () => {
  product = await openBrowserProduct();
  ({ page: inside } = await product.enter({ locale: "en-GB" }));
  site = await openForeignSite(product.origin, (await ask("GET", "/api/v1/me")).writeKey);
}, 240_000);
afterAll(async () => {
  await site?.close();
  await product?.close();
});

describe("the share tab", () => {
  it("says how a survey is asked on the website and in the store, and gives the tag, the poster and the kiosk", async () => {
    const made = await ask("POST", "/api/v1/surveys", { template: "delivery", language: "es" });
    await ask("POST", `/api/v1/surveys/${made.id}/publish`, { revision: made.revision });
    const storageState = await inside.context().storageState();
    const { page, troubles } = await product.open({ locale: "es-ES", storageState });
    await page.goto(`/surveys/${made.id}?tab=share`);
    const ways = page.getByRole("navigation", { name: "Formas de preguntar" });
    const way = (name: RegExp) => ways.getByRole("link", { name }).press("Enter");
    await way(/^En tu web/);
    const web = page.getByRole("region", { name: "En tu web" });
    await web.getByText(`data-key="`).waitFor();
    await web.getByRole("switch", { name: "Preguntar en la web" }).click();
    await web.getByRole("combobox", { name: "Cuándo aparece" }).selectOption("event");
    const save = web.getByRole("button", { name: "Guardar" });
    expect(await save.isDisabled()).toBe(true);
    await web.getByRole("textbox", { name: "Evento" }).fill("Delivery Received");
    await web.getByRole("button", { name: "Añadir páginas: En qué páginas" }).click();
    await web.getByRole("textbox", { name: "En qué páginas: dirección 1" }).fill("/pedido");
    expect(await axeViolations(page)).toEqual([]);
    // What is not saved outlives looking at another way.
    await way(/^En tu tienda/);
    await way(/^En tu web.*Sin guardar/);
    expect(page.url()).toMatch(/way=website$/);
    await save.click();
    await web.getByText("Se está preguntando en tu web").waitFor();
    expect(await ask("GET", `/api/v1/surveys/${made.id}/web`)).toMatchObject({
      enabled: true,
      trigger: { kind: "event", event: "Delivery Received" },
      pages: [{ how: "contains", value: "/pedido" }],
    });
    await way(/^En tu tienda/);
    const store = page.getByRole("region", { name: "En tu tienda" });
    expect(await store.getByRole("textbox", { name: "Dirección del quiosco" }).inputValue()).toMatch(
      /\/k\/[\w-]{32}$/,
    );
    await store.getByRole("combobox", { name: "Punto de contacto" }).selectOption("home_delivery");
    await store.getByRole("textbox", { name: "Texto del cartel" }).fill("¿Llegó bien?");
    const downloading = page.waitForEvent("download");
    await store.getByRole("link", { name: "Descargar el cartel (PDF)" }).click();
    const file = await readFile(await (await downloading).path(), "latin1");
    expect(file).toMatch(/^%PDF-/);
    expect(file).toContain(`${product.origin}/a/`);
    expect(file).toContain("?touchpoint=home_delivery&lang=es");
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});

describe("a survey on a foreign site", () => {
  it("comes by itself without taking the focus or moving the page, is answered by keys, and stands on the timeline; others come when it is left or read", async () => {
    const survey = await asked("transactional_nps", {
      pages: [{ how: "glob", value: "/es/*" }],
      except: [
        { how: "glob", value: "/es/salida" },
        { how: "glob", value: "/es/larga" },
      ],
      trigger: { kind: "event", event: "Order Completed" },
    });
    await asked("purchase", { pages: [{ how: "glob", value: "/es/salida" }], trigger: { kind: "exit" } });
    const half = { kind: "scroll", percent: 50 } as const;
    await asked("complaint", { pages: [{ how: "glob", value: "/es/larga" }], trigger: half });
    const { page, troubles } = await visit("/es/gracias?utm_campaign=rebajas", { locale: "es-ES" });
    await isTrue(page, "typeof window.vivencia?.push === 'function' && !Array.isArray(window.vivencia)");
    const place = () => page.locator("main").boundingBox();
    const before = await place();
    await page.evaluate(
      `vivencia.identify("u-17", { plan: "gold" }); vivencia.track("Order Completed", { revenue: 20, currency: "EUR" })`,
    );
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: /¿.*recom/ }).waitFor();
    expect(await place()).toEqual(before);
    expect(await page.evaluate("document.activeElement === document.body")).toBe(true);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await dialog.getByRole("button", { name: "Cerrar" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("3");
    await page.keyboard.press("Enter");
    const words = dialog.getByRole("textbox");
    await words.and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Tardó una semana");
    // Half answered, it goes on where it was on the next page.
    await page.goto("/es/otra");
    await dialog.getByRole("textbox").waitFor();
    expect(await words.inputValue()).toBe("Tardó una semana");
    expect(await axe(page)).toEqual([]);
    await words.press("Tab");
    await page.getByRole("button", { name: "Siguiente" }).press("Enter");
    await dialog.getByText("No hace falta").click();
    await dialog.locator("h2:focus", { hasText: /[Gg]racias/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await page.locator("[data-vivencia]").count()).toBe(0);
    await page.evaluate("vivencia.flush()");
    await isTrue(page, allSent);
    const told = (await timelineOf("user", "u-17")) as {
      event: string;
      channel: string;
      url: string;
      touchpoint: string;
    }[];
    const counts = (event: string) => told.filter((one) => one.event === event).length;
    expect([counts("Viewed a Page"), counts("Survey Shown"), counts("Survey Answered")]).toEqual([2, 1, 1]);
    expect(told.find(({ event }) => event === "Survey Answered")).toMatchObject({
      channel: "web",
      touchpoint: survey.draft.touchpoint || "survey_answer_web",
      url: `${site.origin}/es/otra`,
    });
    // The next ones wait for the pointer to leave over the upper edge, and for half of a long page to be read.
    await page.goto("/es/salida");
    await isTrue(page, allSent);
    const away = async (x: number, y: number) => {
      await page.mouse.move(300, 300);
      await page.mouse.move(x, y);
      await page.waitForTimeout(200);
      return dialog.count();
    };
    expect(await away(-5, 300)).toBe(0);
    await expect.poll(() => away(300, -5), { timeout: 15_000 }).toBe(1);
    await page.keyboard.press("Escape");
    await page.goto("/es/larga");
    await isTrue(page, allSent);
    await page.evaluate("document.body.style.height = '4000px'");
    const readTo = async (top: number) => {
      await page.evaluate(`scrollTo(0, ${top})`);
      await page.waitForTimeout(200);
      return dialog.count();
    };
    expect(await readTo(300)).toBe(0);
    await expect.poll(async () => (await readTo(1_990)) + (await readTo(2_000)), { timeout: 15_000 }).toBe(2);
    expect(troubles()).toEqual([]);
    await page.context().close();
  });

  it("opens from a tab on a phone in a language written from right to left, and gives the focus back", async () => {
    await asked("event", { presentation: "tab", pages: [{ how: "glob", value: "/ar/*" }] });
    const { page, troubles } = await visit("/ar/", {
      locale: "ar",
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const tab = page.getByRole("button", { name: "Feedback" });
    await tab.waitFor();
    expect(await axe(page)).toEqual([]);
    await tab.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.locator("input:focus").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    // It fills the width of a phone.
    expect(await dialog.boundingBox()).toMatchObject({ x: 0, width: 390 });
    await page.keyboard.press("Escape");
    await tab.and(page.locator(":focus")).waitFor();
    await tab.tap();
    await dialog.locator("label").nth(4).tap();
    await dialog.getByRole("button", { name: /Back/ }).waitFor();
    expect(troubles()).toEqual([]);
    await page.evaluate("vivencia.flush()");
    await isTrue(page, allSent);
    const id = await page.evaluate("sessionStorage.getItem('vivencia:anonymous')");
    expect(await eventsOf("anonymous", String(id))).toEqual(
      expect.arrayContaining(["Viewed a Page", "Survey Shown", "Survey Dismissed"]),
    );
    await page.context().close();
  });

  it("is part of a page, where its place is, as soon as a server in trouble is back", async () => {
    await asked(
      "visit",
      { presentation: "embedded", pages: [{ how: "equals", value: "/en/store" }] },
      { key: "weight", kind: "number", text: { en: "Kilos?", es: "¿Kilos?" }, decimals: 2, required: false },
    );
    const { page, troubles } = await visit("/en/", { locale: "en-GB" });
    let failed = 0;
    await page.route("**/web-surveys/**", async (route) => {
      await route.fulfill({ status: 500, headers: { "access-control-allow-origin": "*" } });
      failed++;
    });
    await page.goto("/en/store");
    await expect.poll(() => failed).toBe(1);
    await page.evaluate("vivencia.ask('visit')");
    await expect.poll(() => failed).toBe(2);
    await page.unroute("**/web-surveys/**");
    await page.evaluate("history.replaceState(null, '', '/en/store?again')");
    const part = page.locator("[data-vivencia-survey=visit] [data-vivencia]");
    await part.getByRole("radio").first().waitFor();
    expect(await axe(page)).toEqual([]);
    await part.locator("label").nth(4).click();
    // A decimal stays as it is being written, sign by sign.
    const weight = part.getByRole("spinbutton");
    await weight.and(page.locator(":focus")).waitFor();
    for (const sign of "1.05") await page.keyboard.press(sign);
    expect(await weight.inputValue()).toBe("1.05");
    await page.keyboard.press("Enter");
    await weight.waitFor({ state: "detached" });
    await part.getByRole("button", { name: "Back" }).click();
    expect(await weight.inputValue()).toBe("1.05");
    expect(troubles().filter((one) => !one.includes("status of 500"))).toEqual([]);
    await page.context().close();
  });
});

describe("the tag", () => {
  it("keeps what happened without a line and sends it once, and leaves nothing when it is destroyed", async () => {
    const { page, troubles } = await visit("/en/", { locale: "en-GB" });
    await isTrue(page, allSent);
    await page.context().setOffline(true);
    await page.evaluate(`vivencia.identify("u-18"); vivencia.track("Bought Offline")`);
    await page.waitForTimeout(1_500);
    expect(await page.evaluate("sessionStorage.getItem('vivencia:queue')")).toContain("Bought Offline");
    await page.context().setOffline(false);
    await isTrue(page, allSent);
    await page.evaluate("vivencia.consent(true); vivencia.track('Consented')");
    const kept = () =>
      page.evaluate<string[]>("Object.keys(localStorage).filter((k) => k.startsWith('vivencia')).sort()");
    expect(await kept()).toEqual(["vivencia:anonymous", "vivencia:consent", "vivencia:user"]);
    await page.evaluate("vivencia.destroy()");
    expect(await kept()).toEqual([]);
    expect(await page.evaluate("[Object.keys(sessionStorage).length, typeof window.vivencia]")).toEqual([
      0,
      "undefined",
    ]);
    await page.waitForTimeout(300);
    const events = await eventsOf("user", "u-18");
    expect(events.filter((one: string) => one === "Bought Offline")).toHaveLength(1);
    expect(events).toContain("Consented");
    expect(troubles().filter((one) => !one.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
    await page.context().close();
  });

  it("tells nothing of who asks not to be tracked, and keeps nothing of them", async () => {
    const init = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })";
    const { page } = await visit("/es/gracias", { init });
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url()));
    await isTrue(page, "window.vivencia && !Array.isArray(window.vivencia)");
    await page.evaluate(
      `vivencia.identify("u-19"); vivencia.track("Order Completed"); vivencia.consent(true); vivencia.flush()`,
    );
    await page.waitForTimeout(1_500);
    expect(sent.filter((url) => url.includes("/v1/batch"))).toEqual([]);
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")).toEqual([
      0,
      0,
      "",
    ]);
    await page.context().close();
  });
});
