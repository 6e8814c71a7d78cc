// What axe finds in one part of a page that follows the system's colours, such as a widget on a foreign site or a kiosk.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** The violations inside `part`, in light and in dark, one line each. */
export async function axeOn(page: Page, part: string): Promise<string[]> {
  const lines: string[] = [];
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      `axe.run({ include: [[${JSON.stringify(part)}]] }, { resultTypes: ["violations"] })`,
    );
    for (const { id, nodes } of found.violations)
      for (const { html } of nodes) lines.push(`${colorScheme} ${id}: ${html.slice(0, 200)}`);
  }
  return lines;
}
