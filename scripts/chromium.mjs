// Where Chromium is on this machine, and how it is started where nobody sees it: for the browser tests, the bench and the
// pictures. It asks nothing of the network by itself.

import { existsSync } from "node:fs";

/** The browser without the parts that nobody sees: it opens pages in half the time. */
export const headlessShell = "/usr/lib/chromium/chromium-headless-shell";

const installed = [
  headlessShell,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium that CHROME_PATH names, or the first that is there; undefined without any. */
export function findChromium() {
  const chosen = process.env.CHROME_PATH;
  return (chosen ? [chosen] : installed).find((path) => existsSync(path));
}

/** Starts it. Throws when there is none. */
export async function launchBrowser() {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error(
      "There is no Chromium here: install it (Debian: apt-get install chromium) or set CHROME_PATH.",
    );
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, args: flags });
}
