// What a browser has to fetch: the size of the entry, what is loaded later, and what must never be in the bundle.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { builtWeb } from "./product.ts";

let dir = "";
let page = "";

beforeAll(async () => {
  dir = await builtWeb();
  page = readFileSync(join(dir, "index.html"), "utf8");
});

const gzipped = (file: string) => gzipSync(readFileSync(join(dir, file)), { level: 9 }).length;

describe("the built web app", () => {
  it("the script of the first page, with all it needs to start, is below 180 kB gzipped", () => {
    const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap((m) => m[1] ?? []);
    expect(files.length).toBeGreaterThan(1);
    const size = files.reduce((sum, file) => sum + gzipped(file), 0);
    expect(size).toBeLessThan(180_000);
  });

  it("its styles are below 30 kB gzipped", () => {
    const files = [...page.matchAll(/href="\/(assets\/[^"]+\.css)"/g)].flatMap((m) => m[1] ?? []);
    expect(files.reduce((sum, file) => sum + gzipped(file), 0)).toBeLessThan(30_000);
  });

  it("charts, the calendar and the import stay out of the first page", () => {
    const names = readdirSync(join(dir, "assets")).filter((name) => name.endsWith(".js"));
    for (const part of ["chart-parts", "date-range", "import-page", "reference-page", "overview-page"]) {
      const file = names.find((name) => name.startsWith(`${part}-`));
      expect([part, file !== undefined]).toEqual([part, true]);
      expect(page).not.toContain(file);
    }
  });

  it("the schemas of the server are not sent to the browser", () => {
    for (const name of readdirSync(join(dir, "assets")).filter((one) => one.endsWith(".js")))
      expect([name, readFileSync(join(dir, "assets", name), "utf8").includes("ZodError")]).toEqual([
        name,
        false,
      ]);
  });

  it("comes in few files, each packed for the way", () => {
    const names = readdirSync(join(dir, "assets"));
    const scripts = names.filter((name) => name.endsWith(".js"));
    expect(scripts.length).toBeLessThan(140);
    for (const name of scripts) {
      const plain = readFileSync(join(dir, "assets", name));
      expect(gunzipSync(readFileSync(join(dir, "assets", `${name}.gz`))).equals(plain)).toBe(true);
      expect(brotliDecompressSync(readFileSync(join(dir, "assets", `${name}.br`))).equals(plain)).toBe(true);
    }
  });

  it("the tag of a site is below 5 kB gzipped, and a survey with its engine and styles below 12 kB", () => {
    expect(gzipped("v.js")).toBeLessThan(5_000);
    expect(gzipped("w/survey.js")).toBeLessThan(12_000);
    for (const name of ["v.js", "w/survey.js"])
      expect(readFileSync(join(dir, name), "utf8")).not.toMatch(/\beval\(|new Function|innerHTML/);
  });

  it("the page holds no script of its own and names no other origin", () => {
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page).toMatch(/<script src="\/assets\/scheme-[^"]+\.js"><\/script>/);
  });
});
