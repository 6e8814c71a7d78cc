// `node scripts/screenshots.mjs`: takes the pictures of the guide and the README from the built product in a real browser.
// A server is started on a directory of its own and given the invented company up to a fixed day, and the browser's clock
// stands on that day, so that the same product gives the same pictures whenever they are taken; those of the data and the
// settings alone tell the day on which they were made.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { launchBrowser } from "./chromium.mjs";
import { tokensPage } from "./picture-tokens.mjs";
import { checkNode, ensureEngines, ensureInstalled, root, say } from "./prepare.mjs";

/** The last day of the invented company, and its size. */
const until = Date.UTC(2026, 5, 1);
const customers = 3000;
const viewport = { width: 1440, height: 900 };
const folder = join(root, "docs/guide/images");

const locales = { es: "es-ES", en: "en-GB" };
const segments = { es: "Detractores que repiten", en: "Detractors who come back" };
const surveys = { es: "encuesta-tienda.csv", en: "store-survey.csv" };

/** Starts the built server on a directory and gives what it printed once it is ready. */
async function startServer(dataDir) {
  const env = { ...process.env, PORT: "0", VIVENCIA_DATA: dataDir, VIVENCIA_LANG: "en" };
  for (const name of ["HOST", "CLICKHOUSE_URL", "CLICKHOUSE_CLUSTER", "DATABASE_URL", "VIVENCIA_URL"])
    delete env[name];
  const child = spawn(process.execPath, [join(root, "dist/main.js")], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  const address = await new Promise((resolve, reject) => {
    child.stdout.on("data", (piece) => {
      said += piece;
      const found = /ready at (http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    void ended.then(() => reject(new Error(`The server ended before it was ready.\n${said}`)));
  });
  const { token } = JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8"));
  return {
    address,
    async call(method, path, body) {
      const answer = await fetch(`${address}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
      return answer.json();
    },
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function fill(server) {
  say(`Writing the invented company with ${customers} customers …`);
  const { id } = await server.call("POST", "/api/v1/demo", {
    customers,
    seed: 1,
    scenario: "retailer",
    until,
  });
  for (;;) {
    const { state, error } = await server.call("GET", `/api/v1/imports/${id}`);
    if (state === "done") return;
    if (state === "failed" || state === "cancelled") throw new Error(`The demo ended as ${state}: ${error}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** A signed-in page whose clock stands on the last day. */
async function open(browser, server, language, colorScheme) {
  const context = await browser.newContext({
    baseURL: server.address,
    viewport,
    locale: locales[language],
    timezoneId: "Europe/Madrid",
    colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(until));
  const { token } = await server.call("POST", "/api/v1/links", {});
  await page.goto(`/enter#${token}`);
  await page.waitForURL(`${server.address}/`);
  return page;
}

/** Waits until nothing on the page is about to change. */
async function settle(page) {
  await page.waitForLoadState("networkidle");
  // A function and not a text: the page's policy forbids to make code of text.
  await page.waitForFunction(
    () =>
      document.querySelectorAll("[aria-busy=true], [data-waiting]").length === 0 &&
      document.fonts.status === "loaded",
  );
  // The charts are drawn a frame after their data.
  await page.waitForTimeout(500);
}

async function shoot(page, name) {
  await settle(page);
  await page.mouse.move(0, 0);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, clip: { x: 0, y: 0, ...viewport }, animations: "disabled" });
  say(`${relative(root, path)}  ${Math.round(statSync(path).size / 1000)} kB`);
}

async function shootOverview(browser, server, language, colorScheme, name) {
  const page = await open(browser, server, language, colorScheme);
  await page.goto("/?period=all");
  await page.getByRole("article").first().waitFor();
  await page.locator("[role=img] svg").first().waitFor();
  await shoot(page, name);
  await page.context().close();
}

/** A page that is there as soon as its address is. */
async function shootPage(browser, server, language, path, name) {
  const page = await open(browser, server, language, "light");
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  await shoot(page, `${name}-${language}`);
  await page.context().close();
}

/** Addresses of the screens that are worth a picture, with a customer whose life has something to tell. */
async function pathsOf(server, language) {
  const { customers: found } = await server.call("GET", "/api/v1/customers?limit=20");
  const lived = found.toSorted((a, b) => b.interactions - a.interactions)[0];
  const board = await server.call("POST", "/api/v1/dashboards/from-template", {
    template: "executive",
    language,
  });
  // Without a window of days, so that it holds the same customers whenever it is asked.
  const segment = await server.call("POST", "/api/v1/segments", {
    name: segments[language],
    condition: {
      all: [
        { fact: "answered", metric: "nps", which: "latest", groups: ["detractor"] },
        {
          fact: "did",
          where: [{ field: "kind", op: "is", values: ["bought"] }],
          times: { op: "at_least", n: 2 },
        },
      ],
    },
  });
  // A draft: what was published has a date.
  const survey = await server.call("POST", "/api/v1/surveys", { template: "relationship_nps", language });
  return {
    explorer: "/explore?period=all&metric=csat&by=touchpoint&by=channel&chart=heat",
    dashboard: `/dashboards/${board.id}?period=all`,
    customer: `/customers/${lived.id}`,
    segment: `/segments/${segment.id}`,
    touchpoints: "/touchpoints?period=all",
    survey: `/surveys/${survey.id}`,
    units: "/units",
    data: "/data",
    settings: "/settings?tab=people",
  };
}

/** Colleagues who were asked in, as one sees them among the people. */
async function inviteColleagues(server) {
  for (const [name, role, units] of [
    ["lucia.santos", "cx_manager", null],
    ["marc.vidal", "analyst", null],
    ["ines.rey", "agent", ["north"]],
  ])
    await server.call("POST", "/api/v1/invitations", {
      email: `${name}@example.com`,
      role,
      units,
      language: "es",
    });
}

async function shootImport(browser, server, language) {
  const page = await open(browser, server, language, "light");
  await page.goto("/import");
  await page.locator("input[type=file]").setInputFiles(join(root, "examples/shop", surveys[language]));
  await page.getByRole("table").first().waitFor();
  await shoot(page, `import-${language}`);
  await page.context().close();
}

async function shootTokens(browser) {
  const page = await browser.newPage({ viewport: { width: 1240, height: 300 } });
  await page.setContent(tokensPage());
  await page.screenshot({ path: join(folder, "tokens.png"), fullPage: true });
  await page.close();
  say("docs/guide/images/tokens.png");
}

checkNode();
ensureInstalled();
ensureEngines();
const { ensureBuilt } = await import("./build.mjs");
if (!ensureBuilt()) process.exit(1);
mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), "vivencia-screenshots-"));
const server = await startServer(dataDir);
const browser = await launchBrowser();
try {
  await shootTokens(browser);
  await fill(server);
  await inviteColleagues(server);
  await shootOverview(browser, server, "es", "light", "overview-es");
  await shootOverview(browser, server, "en", "light", "overview-en");
  await shootOverview(browser, server, "en", "dark", "overview-dark-en");
  for (const language of ["es", "en"]) {
    await shootImport(browser, server, language);
    for (const [name, path] of Object.entries(await pathsOf(server, language)))
      await shootPage(browser, server, language, path, name);
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
}
