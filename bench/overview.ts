// Measures how soon the overview is there in a real Chromium, on a log of a million interactions: the first paint, and the
// moment at which the three scores stand. Every round is a browser that has never been here: nothing is in its cache. The
// server is the built one; browser, server and engines share this machine.

import type { Browser, BrowserContextOptions } from "playwright-core";
import { z } from "zod";
import { launchBrowser } from "../scripts/chromium.mjs";
import { median, quantile, type Section, show, table, tell } from "./figures.ts";
import { fillLog } from "./fill.ts";
import { openStand, type Product } from "./stand.ts";

type State = Exclude<BrowserContextOptions["storageState"], undefined | string>;

const linkSchema = z.object({ token: z.string() });
const timesSchema = z.object({ paint: z.number(), scores: z.number() });
type Times = z.infer<typeof timesSchema>;

/** Watches from before the first byte: when something is painted, and when no score is a placeholder any more. */
const watch = `window.scoresAt = new Promise((there) => {
  const look = () => {
    const cards = document.querySelectorAll("main article");
    const ready = cards.length >= 3 && [...cards].every((card) => /\\d/.test(card.querySelector("[data-indicative]")?.textContent ?? ""));
    if (ready) requestAnimationFrame(() => there(performance.now())); else requestAnimationFrame(look);
  };
  look();
});`;

const read = `window.scoresAt.then((scores) => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN, scores }))`;

async function signIn(browser: Browser, product: Product): Promise<State> {
  const { token } = linkSchema.parse(await product.call("POST", "/api/v1/links"));
  const visit = await browser.newContext({ baseURL: product.address });
  const page = await visit.newPage();
  await page.goto(`/enter#${token}`);
  await page.waitForURL(`${product.address}/`);
  const state = await visit.storageState();
  await visit.close();
  return state;
}

async function open(browser: Browser, product: Product, storageState: State): Promise<Times> {
  const visit = await browser.newContext({
    baseURL: product.address,
    storageState,
    viewport: { width: 1440, height: 900 },
  });
  await visit.addInitScript(watch);
  const page = await visit.newPage();
  await page.goto("/?period=year&on=2025-12-31");
  const times = timesSchema.parse(await page.evaluate(read));
  await visit.close();
  return times;
}

/** The first paint of the overview. */
export async function measureOverview(options: { readonly quick: boolean }): Promise<Section> {
  const size = options.quick ? 50_000 : 1_000_000;
  const rounds = options.quick ? 5 : 21;
  const stand = await openStand();
  const product = await stand.startProduct("data");
  const browser = await launchBrowser();
  try {
    await fillLog(stand, 0, size);
    await stand.settled();
    const state = await signIn(browser, product);
    const times: Times[] = [];
    for (let round = -2; round < rounds; round++) {
      const one = await open(browser, product, state);
      tell(`overview: painted after ${show(one.paint, "ms")}, scores after ${show(one.scores, "ms")}`);
      if (round >= 0) times.push(one);
    }
    const row = (name: string, values: readonly number[]) => [
      name,
      show(median(values), "ms"),
      show(quantile(values, 0.95), "ms"),
    ];
    const paints = times.map((one) => one.paint);
    const scores = times.map((one) => one.scores);
    return {
      key: "overview",
      title: "The overview in a browser",
      body: [
        `Chromium ${browser.version()}, nothing in its cache, a year of ${show(size / 1e6)} M interactions, ${rounds} openings:`,
        table(
          ["", "median", "95 of 100"],
          [row("first contentful paint", paints), row("the three scores stand", scores)],
        ),
      ],
      aims: [
        {
          text: `First paint of the overview within a second: ${show(median(paints), "ms")}`,
          met: median(paints) < 1000,
        },
        {
          text: `The overview with its scores within a second of opening it: ${show(median(scores), "ms")}`,
          met: median(scores) < 1000,
        },
      ],
    };
  } finally {
    await browser.close();
    await product.stop();
    await stand.close();
  }
}
