// Customers in a real browser: found by the keys, read on one timeline, narrowed, shared by address, parted after a warning;
// fifty thousand interactions that open at once; its main path in both languages, and what axe finds in both themes.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureWorkspace } from "../../src/actions/first-start.ts";
import { makeKey } from "../../src/actions/manage-keys.ts";
import { systemOf } from "../../src/domain/audit.ts";
import { axeViolations, type BrowserProduct, openBrowserProduct } from "./product.ts";
import { overhang, settled } from "./watched-page.ts";

let product: BrowserProduct;
let writeKey = "";

const hour = 3_600_000;
const now = Date.UTC(2026, 4, 20, 12);
const at = (ms: number) => new Date(ms).toISOString();

async function track(batch: readonly object[]): Promise<void> {
  for (let start = 0; start < batch.length; start += 1000) {
    const answer = await fetch(`${product.origin}/v1/batch`, {
      method: "POST",
      headers: { authorization: `Bearer ${writeKey}`, "content-type": "application/json" },
      body: JSON.stringify({ batch: batch.slice(start, start + 1000) }),
    });
    if (answer.status !== 200) throw new Error(`tracking: ${answer.status} ${await answer.text()}`);
  }
  if (!(await product.app.consumer.caughtUp(60_000))) throw new Error("the log did not catch up");
}

/** A life with pages, a purchase, a call with a wait, and an answer with words. */
function lucia(): object[] {
  const who = { userId: "lucia" };
  return [
    {
      type: "identify",
      ...who,
      timestamp: at(now - 90 * hour),
      traits: { name: "Lucía Núñez", email: "lucia@example.com", phone: "+34600123456", tier: "oro" },
      context: {
        page: { url: "https://shop.example/privacidad" },
        consent: { categoryPreferences: { publicidad: true, perfiles: false } },
      },
    },
    ...Array.from({ length: 8 }, (_, i) => ({
      type: "page",
      ...who,
      name: `Página ${i}`,
      timestamp: at(now - 50 * hour + i * 60_000),
      properties: { url: `https://shop.example/p/${i}` },
    })),
    {
      type: "track",
      ...who,
      event: "Order Completed",
      timestamp: at(now - 49 * hour),
      properties: { order_id: "o-77", revenue: 59.9, currency: "EUR" },
    },
    {
      type: "track",
      ...who,
      event: "Parking Validated",
      timestamp: at(now - 25 * hour),
      properties: { channel: "phone", wait_ms: 200_000, outcome: "resolved" },
    },
    {
      type: "track",
      ...who,
      event: "Survey Answered",
      timestamp: at(now - hour),
      properties: { answers: [{ metric: "nps", score: 9 }], comment: "Llegó pronto <b>y</b> bien" },
    },
  ];
}

beforeAll(async () => {
  product = await openBrowserProduct();
  // Without data the page teaches.
  const { page } = await product.visit("/customers");
  await page.getByRole("heading", { name: "Todavía no hay clientes" }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const { workspace } = await ensureWorkspace(product.app.database, product.app.context.random);
  writeKey = (await makeKey(product.app, systemOf(workspace.id), "write", "web")).key;
  await track(lucia());
  await track([
    {
      type: "identify",
      userId: "pedro",
      traits: { email: "pedro@example.com" },
      timestamp: at(now - 9 * hour),
    },
    { type: "track", userId: "pedro", event: "Seen", timestamp: at(now - 9 * hour) },
  ]);
}, 240_000);
afterAll(() => product?.close());

const query = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const focusedText = (page: Page) => page.evaluate<string>("document.activeElement.textContent");

async function openLucia(page: Page): Promise<void> {
  await page.getByRole("link", { name: /Lucía Núñez/ }).click();
  await page.getByRole("heading", { level: 1, name: "Lucía Núñez" }).waitFor();
  await page.getByRole("heading", { level: 3 }).first().waitFor();
}

const languages = [
  {
    locale: "es-ES",
    title: "Clientes",
    why: "Ha comprado y no se ha dado de baja después.",
    kind: "Cliente actual",
    definition: "Potencial: aún no ha comprado.",
    facts: ["59,90 €", "lucia@example.com", "+34600123456", "oro", "8 páginas vistas"],
    wait: /esperó 3 min 20 s/,
    resolved: "resuelto",
    days: ["20 de mayo", "19 de mayo", "18 de mayo"],
    day: /\d+ de mayo/,
    oneByOne: "Ver una por una",
    saidOnly: "Solo lo que ha dicho",
    channels: "Todos los canales",
    phone: /Teléfono/,
    pages: /páginas vistas/,
    clear: "Quitar filtros",
    journeys: "Recorridos",
    purchase: "Compra pedido o-77",
    kinds: "Todo lo ocurrido",
    bought: /^Compra/,
    jump: "Empezar el día",
    rule: /Un recorrido reúne/,
    yes: "Sí",
    no: "No",
    hasColours: true,
  },
  {
    locale: "en-GB",
    title: "Customers",
    why: "Has bought and has not left since.",
    kind: "Current customer",
    definition: "Prospective: has not bought yet.",
    facts: ["€59.90", "lucia@example.com", "+34600123456", "oro", "8 pages viewed"],
    wait: /waited 3 mins? 20 s/,
    resolved: "resolved",
    days: ["20 May", "19 May", "18 May"],
    day: /\d+ May/,
    oneByOne: "Show one by one",
    saidOnly: "Only what they said",
    channels: "All channels",
    phone: /Phone/,
    pages: /pages viewed/,
    clear: "Clear filters",
    journeys: "Journeys",
    purchase: "Purchase order o-77",
    kinds: "Everything that happened",
    bought: /^Purchase/,
    jump: "Start at",
    rule: /A journey gathers/,
    yes: "Yes",
    no: "No",
    hasColours: false,
  },
] as const;

describe.each(languages)("customers in $locale", (said) => {
  const { hasColours } = said;

  it("are found by the keys alone: / to search, arrows in the list, Enter to open, back to the same list", async () => {
    const { page, troubles } = await product.visit("/customers", said.locale);
    await page.getByRole("heading", { level: 1, name: said.title }).waitFor();
    await page.getByRole("link", { name: /Lucía Núñez/ }).waitFor();
    expect(await axeViolations(page, { hasColours })).toEqual([]);
    expect(await overhang(page)).toBe(0);
    await page.keyboard.press("/");
    await page.keyboard.type("example.com");
    await page.waitForURL(/q=example.com/);
    await expect.poll(() => page.getByRole("link", { name: /example\.com/ }).count()).toBe(2);
    await page.keyboard.press("ArrowDown");
    expect(await focusedText(page)).toContain("Lucía Núñez");
    await page.keyboard.press("ArrowDown");
    expect(await focusedText(page)).toContain("pedro@example.com");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate("document.activeElement.type")).toBe("search");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Lucía Núñez" }).waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe("example.com");
    expect(troubles).toEqual([]);
  });

  it("show kind with its definition, value, scores, identifiers, traits and what happened in words", async () => {
    const { page, troubles } = await product.revisit("/customers", said.locale);
    await openLucia(page);
    await page.getByText(said.why, { exact: false }).first().waitFor();
    await page.getByRole("button", { name: said.kind }).press("Enter");
    await page.getByText(said.definition, { exact: false }).waitFor();
    await page.keyboard.press("Escape");
    for (const text of said.facts)
      expect([text, await page.getByText(text, { exact: false }).first().isVisible()]).toEqual([text, true]);
    await page.getByText(said.wait).waitFor();
    await page.getByText(said.resolved, { exact: true }).waitFor();
    // What people write is shown as they wrote it and is never markup.
    expect(await page.locator("blockquote").textContent()).toContain("Llegó pronto <b>y</b> bien");
    const days = await page.getByRole("heading", { level: 3 }).allInnerTexts();
    expect(days.map((day) => said.day.exec(day)?.[0])).toEqual(said.days);
    expect(await overhang(page)).toBe(0);
    await page.locator("details summary").first().click();
    await settled(page);
    expect(await axeViolations(page, { hasColours })).toEqual([]);
    await page.getByText(said.oneByOne).click();
    await page.getByText("https://shop.example/p/7").waitFor();
    expect(troubles).toEqual([]);
  });

  it("are narrowed to channels and to what was said, in the address, and the address opens the same", async () => {
    const { page, troubles } = await product.revisit("/customers", said.locale);
    await openLucia(page);
    await page.getByLabel(said.saidOnly).check();
    await page.waitForURL(/said=1/);
    await expect.poll(() => page.getByRole("heading", { level: 3 }).count()).toBe(1);
    await page.getByLabel(said.saidOnly).uncheck();
    await page.getByRole("button", { name: said.channels }).click();
    await page.getByRole("checkbox").nth(1).waitFor();
    expect(await axeViolations(page, { hasColours })).toEqual([]);
    await page.getByRole("checkbox", { name: said.phone }).check();
    await page.waitForURL(/channel=phone/);
    await expect.poll(() => page.getByText(said.pages).count()).toBe(0);
    expect(query(page)).toBe("?channel=phone");
    await page.reload();
    await page.getByText(said.wait).waitFor();
    expect(await page.getByRole("heading", { level: 3 }).count()).toBe(1);
    await page.getByRole("button", { name: said.clear }).click();
    await page.getByText(said.pages).waitFor();
    expect(troubles).toEqual([]);
  });

  it("are told by journeys by a named rule, from a day on, by kind, with consent beside it", async () => {
    const { page, troubles } = await product.revisit("/customers", said.locale);
    await openLucia(page);
    await page.getByText(said.journeys, { exact: true }).click();
    await page.waitForURL(/by=journey/);
    await page.getByText(said.rule).waitFor();
    // What led to the purchase and what followed it within three days is one journey, across channels.
    const journey = page.getByRole("region", { name: said.purchase });
    for (const text of [/59[.,]90/, /3 mins? 20 s/, /Llegó pronto/])
      expect([text, await journey.getByText(text).first().isVisible()]).toEqual([text, true]);
    expect(await page.getByRole("heading", { level: 4 }).count()).toBe(3);
    expect(await axeViolations(page, { hasColours })).toEqual([]);
    const consent = page.getByRole("list").filter({ hasText: "publicidad" });
    await consent.getByText("https://shop.example/privacidad").first().waitFor();
    for (const state of [said.yes, said.no]) await consent.getByText(state, { exact: true }).waitFor();
    await page.getByLabel(said.jump).fill("2026-05-18");
    await page.waitForURL(/until=2026-05-18/);
    await expect.poll(() => page.getByText(/Llegó pronto/).count()).toBe(0);
    await page.getByRole("button", { name: said.kinds }).click();
    await page.getByRole("checkbox", { name: said.bought }).check();
    await page.waitForURL(/kind=bought/);
    await expect
      .poll(() =>
        page
          .getByRole("listitem")
          .filter({ hasText: /59[.,]90/ })
          .count(),
      )
      .toBeGreaterThan(0);
    expect(query(page)).toBe("?by=journey&kind=bought&until=2026-05-18");
    expect(troubles).toEqual([]);
  });
});

describe("one customer", () => {
  it("is found by a spaced phone number and by a name without accents; nobody is said to be nobody", async () => {
    const { page, go } = await product.revisit("/customers");
    for (const search of ["600 12 34 56", "nunez lucia"]) {
      await go(`/customers?q=${encodeURIComponent(search)}`);
      await expect.poll(() => page.locator("[data-row]").count()).toBe(1);
      await page.getByRole("link", { name: /Lucía Núñez/ }).waitFor();
      expect(await page.getByRole("searchbox").inputValue()).toBe(search);
      await go("/customers?q=zzzz");
      await page.getByText("Nadie se llama así ni tiene ese identificador: «zzzz».").waitFor();
    }
  });

  it("is reached from a comment of the overview, at that moment", async () => {
    const { page, troubles } = await product.revisit("/?period=all");
    await page.getByRole("link", { name: /^Ver al cliente en ese momento/ }).click();
    await page.getByRole("heading", { level: 1, name: "Lucía Núñez" }).waitFor();
    expect(await page.locator("[data-focused]").textContent()).toContain("Llegó pronto");
    await page.getByRole("button", { name: "Ver desde lo más reciente" }).click();
    await expect.poll(() => query(page)).toBe("");
    expect(troubles).toEqual([]);
  });

  it("nobody's address says so", async () => {
    const { page } = await product.revisit("/customers/00000000-0000-4000-8000-000000000000");
    await page.getByRole("alert").waitFor();
  });

  it("two who were joined are parted after saying what will happen, and both can be reached", async () => {
    await track([
      {
        type: "identify",
        anonymousId: "kiosk",
        traits: { phone: "+34611000111" },
        timestamp: at(now - 8 * hour),
      },
      { type: "track", anonymousId: "kiosk", event: "Kiosk Used", timestamp: at(now - 8 * hour) },
    ]);
    await track([{ type: "identify", userId: "pedro", anonymousId: "kiosk", timestamp: at(now - 7 * hour) }]);
    const { page, troubles } = await product.visit("/customers?q=pedro");
    await page.getByRole("link", { name: /pedro@example.com/ }).click();
    await page.getByText("Kiosk Used").waitFor();
    await page.getByText("Usuario y Dispositivo llegaron juntos (según tracking (identify))").waitFor();
    await page.getByRole("button", { name: /^Separar la unión/ }).click();
    const dialog = page.getByRole("dialog", { name: "¿Separar a estos dos clientes?" });
    await dialog.getByText(/no volverá a unirlos/).waitFor();
    expect(await axeViolations(page, { part: page.getByRole("dialog") })).toEqual([]);
    await dialog.getByRole("button", { name: "Separar" }).click();
    await page.getByText("Separados. Ahora son dos clientes.").waitFor();
    await expect.poll(() => page.getByText("Kiosk Used").count()).toBe(0);
    await page.getByRole("link", { name: "Ver el otro cliente" }).click();
    await page.getByRole("heading", { level: 1, name: "+34611000111" }).waitFor();
    await page.getByText("Kiosk Used").waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("a customer with fifty thousand interactions", () => {
  beforeAll(async () => {
    const of = (i: number) => {
      const time = { userId: "busy", messageId: `b${i}`, timestamp: at(now - i * 20 * 60_000) };
      return i % 5 < 3
        ? { type: "page", ...time, name: "P", properties: { url: `https://shop.example/${i}` } }
        : {
            type: "track",
            ...time,
            event: "Order Completed",
            properties: { order_id: `o${i}`, revenue: i % 90 },
          };
    };
    await track(Array.from({ length: 50_000 }, (_, i) => of(i)));
  });

  it("opens at once and stays light however far one scrolls", async () => {
    const { page, troubles } = await product.revisit("/customers?q=busy");
    await page.getByRole("link", { name: /busy/ }).waitFor();
    const started = performance.now();
    await page.getByRole("link", { name: /busy/ }).click();
    await page.getByRole("heading", { level: 3 }).first().waitFor();
    // About half a second on an idle machine; the bound leaves room for a busy one.
    expect(performance.now() - started).toBeLessThan(4000);
    const nodes = () => page.evaluate<number>("document.querySelectorAll('*').length");
    const loaded = () => page.locator("section p[role=status]").last().textContent();
    const before = await nodes();
    await expect
      .poll(
        async () => {
          await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
          return Number(((await loaded()) ?? "").replace(/\D/g, ""));
        },
        { timeout: 60_000, interval: 120 },
      )
      .toBeGreaterThan(1000);
    await expect.poll(nodes).toBeLessThan(before * 4);
    expect(await page.getByRole("heading", { level: 3 }).count()).toBeGreaterThan(0);
    await page.evaluate("scrollTo(0, 0)");
    await page.getByRole("heading", { level: 3 }).first().waitFor();
    expect(troubles).toEqual([]);
  });
});
