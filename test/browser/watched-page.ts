// A page of the product that is watched: a request to another origin or an error in the console is a trouble, which fails its
// test; and what tests wait for and measure on any page.

import type { BrowserContext, Page, Request } from "playwright-core";
import { expect, onTestFailed, TestRunner } from "vitest";

/** A page, and what went wrong in it. */
export interface Opened {
  readonly page: Page;
  readonly troubles: string[];
}

/** What each page has asked for and not got yet. */
const underway = new WeakMap<Page, ReadonlySet<Request>>();

/** A new page of someone, which should ask nothing of any other origin. */
export async function openWatched(context: BrowserContext, origin: string): Promise<Opened> {
  const page = await context.newPage();
  const troubles: string[] = [];
  const waiting = new Set<Request>();
  underway.set(page, waiting);
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("request", (request) => {
    waiting.add(request);
    if (!request.url().startsWith(`${origin}/`)) troubles.push(`request to ${request.url()}`);
  });
  page.on("requestfinished", (request) => waiting.delete(request));
  page.on("requestfailed", (request) => waiting.delete(request));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  tellWhenFailed(page);
  return { page, troubles };
}

/** What stood on the page when its test failed is told with the failure: on a machine far away it is all there is to see. */
export function tellWhenFailed(page: Page): void {
  // Pages that are opened before the tests belong to none.
  if (TestRunner.getCurrentTest() === undefined) return;
  onTestFailed(async () => {
    const text = page.isClosed() ? "(closed)" : await page.evaluate<string>("document.body.innerText");
    process.stdout.write(`${page.url()}\n${text.slice(0, 4_000)}\n`);
  });
}

/** Waits until a page asks for nothing and no part of it shows figures that are about to change. */
export async function settled(page: Page): Promise<void> {
  let quiet = 0;
  // Twice, for what is drawn may ask for more.
  await expect
    .poll(
      async () => {
        const busy = await page.locator('[aria-busy="true"]').count();
        quiet = busy === 0 && underway.get(page)?.size === 0 ? quiet + 1 : 0;
        return quiet;
      },
      { timeout: 30_000, interval: 100 },
    )
    .toBeGreaterThanOrEqual(2);
}

/** By how many pixels a page, as it is now, sticks out sideways on a phone. */
export async function overhang(page: Page): Promise<number> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const over = await page.evaluate<number>(`new Promise((done) => {
    const measure = () => done(document.documentElement.scrollWidth - document.documentElement.clientWidth);
    requestAnimationFrame(() => requestAnimationFrame(measure));
  })`);
  if (before) await page.setViewportSize(before);
  return over;
}
