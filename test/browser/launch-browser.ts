// The Chromium that browser tests and the bench look with. It asks nothing of the network by itself.

import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const installed = [
  "/usr/lib/chromium/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The Chromium of this machine, or the one that CHROME_PATH names. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? installed.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error(
      "There is no Chromium here: install it (Debian: apt-get install chromium) or set CHROME_PATH.",
    );
  return chromium.launch({ executablePath, args: flags });
}
