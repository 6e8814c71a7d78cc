// The product as a browser meets it: the real server on a free port with the built web app, an empty
// workspace, and a Chromium.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { launchBrowser } from "../../scripts/chromium.mjs";
import type { App } from "../../src/actions/app.ts";
import { ensureWorkspace, makeSignInToken } from "../../src/actions/first-start.ts";
import { createServer } from "../../src/api/server.ts";
import { boot } from "../../src/boot.ts";
import { readConfig } from "../../src/config.ts";
import { createContext, type MailSender, silentLog } from "../../src/context.ts";
import { openTestEngines } from "../engines.ts";
import { openVisits, type Visits } from "./visits.ts";
import { type Opened, openWatched } from "./watched-page.ts";

/** What keeps pages signed in. */
export type SignedIn = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A running product with a browser in front of it. */
export interface BrowserProduct extends Visits {
  readonly app: App;
  /** http://127.0.0.1:PORT */
  readonly origin: string;
  /** A page of a person of their own. */
  readonly open: (options?: BrowserContextOptions) => Promise<Opened>;
  /** The same, still empty, with the owner signed in. */
  readonly enter: (options?: BrowserContextOptions) => Promise<Opened>;
  /** What keeps pages signed in as the owner that are opened with it. */
  readonly signedIn: () => Promise<SignedIn>;
  /** A new one-time link that signs the owner in. */
  readonly link: () => Promise<string>;
  readonly close: () => Promise<void>;
}

let building: Promise<string> | undefined;

/**
 * The directory of the web app as it is now in src/. It is built when something has changed since, by one test file for
 * all: the others wait.
 */
export function builtWeb(): Promise<string> {
  building ??= buildWeb();
  return building;
}

async function buildWeb(): Promise<string> {
  const root = new URL("../../", import.meta.url);
  // The runner's own settings must not reach the builder: it would make a web app for tests.
  const { VITEST: _runner, NODE_ENV: _mode, ...env } = process.env;
  await promisify(execFile)(process.execPath, ["scripts/build.mjs"], { cwd: fileURLToPath(root), env });
  return fileURLToPath(new URL("dist/web", root));
}

/** Opens everything, with a mail server and settings of its own if wanted. Close it in `afterAll`. */
export async function openBrowserProduct(
  given: { readonly mail?: MailSender; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<BrowserProduct> {
  const [webDir, engines, browser] = await Promise.all([builtWeb(), openTestEngines(), launchBrowser()]);
  const dataDir = await mkdtemp(join(tmpdir(), "vivencia-browser-"));
  const clickhouse = new URL(engines.clickhouse.url);
  clickhouse.username = engines.clickhouse.username;
  clickhouse.password = engines.clickhouse.password;
  clickhouse.pathname = `/${engines.clickhouse.database}`;
  const context = createContext(silentLog, given.mail);
  const config = readConfig({
    VIVENCIA_DATA: dataDir,
    CLICKHOUSE_URL: clickhouse.href,
    DATABASE_URL: engines.postgres.url,
    ...given.env,
  });
  const { app, close } = await boot(config, context);
  const { workspace } = await ensureWorkspace(app.database, context.random);
  const server = await createServer({
    context,
    app: () => app,
    readiness: () => ({ ready: true, waitingFor: [] }),
    localToken: context.random(32).toString("base64url"),
    defaultWorkspace: async () => workspace.id,
    webDir,
    publicUrl: undefined,
    trackingPerSecond: 0,
    apiPerSecond: 0,
    version: "0.0.0-test",
  });
  const origin = await server.listen({ host: "127.0.0.1", port: 0 });
  // Without motion a test waits for no transition, and colours are judged when nothing fades any more.
  const newContext = (options?: BrowserContextOptions) =>
    browser.newContext({ baseURL: origin, reducedMotion: "reduce", ...options });
  const newToken = () => makeSignInToken(app.database, workspace.id, context.random);
  const signIn = async (context: BrowserContext) => {
    const trade = { data: { token: await newToken() }, headers: { "x-vivencia": "web" } };
    const answer = await context.request.post("/api/v1/session", trade);
    if (answer.status() !== 204) throw new Error(`signing in: ${answer.status()}`);
    return context;
  };
  const enter = async (options?: BrowserContextOptions) =>
    openWatched(await signIn(await newContext(options)), origin);
  return {
    app,
    origin,
    open: async (options) => openWatched(await newContext(options), origin),
    enter,
    ...openVisits(enter),
    signedIn: async () => {
      const context = await signIn(await newContext());
      const state = await context.storageState();
      await context.close();
      return state;
    },
    link: async () => `/enter#${await newToken()}`,
    close: async () => {
      await browser.close();
      await server.close();
      await close();
      await engines.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** Rules about colours, the ones that the other colour scheme can break. */
const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * Takes what stands in a list behind the fourth of its own form (the same tags, classes, roles and states) off the page while
 * it is judged. A catalogue of a hundred rows is judged by the first of each form: row by row takes the browser a minute.
 */
const hideRepeated = `{
  const forms = new Map();
  const formOf = new Map();
  // From the leaves up, so that each element is read once.
  for (const one of [...document.body.querySelectorAll("*")].reverse()) {
    const parts = [one.tagName, one.getAttribute("class"), one.getAttribute("role"), one.matches(":disabled")];
    for (const child of one.children) parts.push(formOf.get(child));
    const form = parts.join();
    if (!forms.has(form)) forms.set(form, forms.size);
    formOf.set(one, forms.get(form));
  }
  for (const list of document.querySelectorAll("ul, ol, dl, tbody, tr, section, div, select")) {
    if (list.children.length <= 4) continue;
    const seen = new Map();
    for (const item of list.children) {
      const form = formOf.get(item);
      seen.set(form, (seen.get(form) ?? 0) + 1);
      if (seen.get(form) <= 4) continue;
      item.setAttribute("data-repeated", item.style.display);
      item.style.setProperty("display", "none", "important");
    }
  }
}`;
const showRepeated = `for (const item of document.querySelectorAll("[data-repeated]")) {
  item.style.display = item.getAttribute("data-repeated");
  item.removeAttribute("data-repeated");
}`;

async function runAxe(page: Page, where: string, only: object, without: readonly string[] = []) {
  await page.evaluate(hideRepeated);
  const options = {
    runOnly: only,
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"],
    preload: false,
    selectors: false,
  };
  // Only what is wrong leaves the page: the rest would be written down by the browser for nothing.
  const violations = await page.evaluate<AxeResult["violations"]>(
    `axe.run(${where}, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => (
      { id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`,
  );
  await page.evaluate(showRepeated);
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ""}`),
  );
}

/** Turns the system's colour scheme, which the page follows, and waits until no colour fades any more. */
async function turnScheme(page: Page, scheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: "attached" });
  // A colour that fades lets those that inherit it fade after it, frame by frame.
  await page.evaluate(`(async () => {
    const fading = () => document.getAnimations()
      .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
    do {
      await Promise.allSettled(fading().map((one) => one.finished));
      await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    } while (fading().length > 0);
  })()`);
}

/**
 * What axe finds wrong on the page as it is now, in light and in dark, one line each; empty when nothing. Colours do not depend
 * on the language: a test that walks over the same screens in both judges them with one, and passes `hasColours: false` with
 * the other. Where only a part of a page that was judged before has come or changed, such as a dialog, it is the `part`.
 */
export async function axeViolations(
  page: Page,
  { hasColours = true, part }: { readonly hasColours?: boolean; readonly part?: Locator } = {},
): Promise<string[]> {
  // Evaluated rather than added as a script: the page's own policy refuses scripts from elsewhere, as it should.
  if (!(await page.evaluate<boolean>("'axe' in window")))
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
    );
  await part?.evaluate((one) => one.setAttribute("data-judged", ""));
  const where = part === undefined ? "document" : '{ include: [["[data-judged]"]] }';
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const scheme =
    (await page.locator("html").getAttribute("data-mantine-color-scheme")) === "dark" ? "dark" : "light";
  const found = await runAxe(page, where, { type: "tag", values: tags }, hasColours ? [] : colourRules);
  const lines = found.map((line) => `${scheme}: ${line}`);
  if (hasColours) {
    const other = scheme === "dark" ? "light" : "dark";
    await turnScheme(page, other);
    const turned = await runAxe(page, where, { type: "rule", values: colourRules });
    await turnScheme(page, scheme);
    lines.push(...turned.map((line) => `${other}: ${line}`));
  }
  await part?.evaluate((one) => one.removeAttribute("data-judged"));
  return lines;
}
