// What TypeScript sees of chromium.mjs.

import type { Browser } from "playwright-core";

export const headlessShell: string;
export function findChromium(): string | undefined;
export function launchBrowser(): Promise<Browser>;
