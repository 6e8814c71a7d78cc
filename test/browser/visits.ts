// The page that all tests of a file share in each language. Loading the app anew costs more than most tests do.
// Invariant: every test begins on a page that is as a new one, whatever the test before it did.

import type { Page } from "playwright-core";
import { onTestFailed, TestRunner } from "vitest";
import { type Opened, tellWhenFailed } from "./watched-page.ts";

/** The languages of the app, as browsers name them. */
export type Locale = "es-ES" | "en-GB";

/** The owner's page in one language. */
export interface Visit extends Opened {
  /**
   * Goes on inside the app, as a link does. Wait for what is seen there: the page before may still stand for a moment, and
   * answers of the last half minute are shown as they were.
   */
  readonly go: (path: string) => Promise<void>;
}

/** How a file comes to its shared pages. */
export interface Visits {
  /**
   * Loads an address on the owner's page. It begins as a new one would: what is kept in the browser, routes, size and colours
   * are as at first, and there are no troubles. Do not close it.
   */
  readonly visit: (path: string, locale?: Locale) => Promise<Visit>;
  /**
   * The same without loading the app again, for tests that do not concern loading: every part of the page before is gone, but
   * answers of the last half minute are shown as they were.
   */
  readonly revisit: (path: string, locale?: Locale) => Promise<Visit>;
}

const size = { width: 1280, height: 720 };

/** Makes a page that was used before as a new one. */
async function reset(page: Page): Promise<void> {
  await page.unrouteAll();
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: "light" });
  await page.evaluate("localStorage.clear(); sessionStorage.clear()");
}

/** Leaves the page that stands in the app, with the frame around it. False when none stands there as the app is at first. */
async function leave(page: Page, locale: Locale): Promise<boolean> {
  const asAtFirst = `html[lang="${locale.slice(0, 2)}"][data-mantine-color-scheme="light"]`;
  if ((await page.locator(`${asAtFirst} #page`).count()) === 0) return false;
  await goInside(page, "/-");
  await page.locator("#page").waitFor({ state: "detached" });
  return true;
}

const goInside = (page: Page, path: string) =>
  page.evaluate<void>(`history.pushState(null, "", ${JSON.stringify(path)})`);

/** The shared pages, opened by someone who is signed in when they are first visited. */
export function openVisits(enter: (options: { readonly locale: Locale }) => Promise<Opened>): Visits {
  const visited = new Map<Locale, Opened>();
  /** Pages whose last test failed: whatever stands on them. */
  const failed = new Set<Page>();
  const come = async (path: string, locale: Locale, mayStay: boolean): Promise<Visit> => {
    const before = visited.get(locale);
    const opened = before ?? (await enter({ locale }));
    visited.set(locale, opened);
    const { page, troubles } = opened;
    let stays = false;
    if (before) {
      tellWhenFailed(page);
      await reset(page);
      stays = mayStay && !failed.has(page) && (await leave(page, locale));
      troubles.length = 0;
    }
    failed.delete(page);
    if (TestRunner.getCurrentTest() !== undefined) onTestFailed(() => void failed.add(page));
    const go = (to: string) => goInside(page, to);
    await (stays ? go(path) : page.goto(path));
    return { page, troubles, go };
  };
  return {
    visit: (path, locale = "es-ES") => come(path, locale, false),
    revisit: (path, locale = "es-ES") => come(path, locale, true),
  };
}
