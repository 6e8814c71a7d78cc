// What is written about Vivencia holds together: links lead somewhere, every error code is explained, the guide says the
// same in both languages, and nothing tracked tells of the machine it was written on.

import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { errorCodes } from "../../src/errors.ts";
import { listTrackedFiles, readFiles, root, type SourceFile } from "./source-files.ts";

const documents = [...readFiles("docs", /\.md$/), ...readFiles("examples", /\.md$/), ...readRoot()];

function readRoot(): readonly SourceFile[] {
  const names = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
  return names.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "code");
}

function headings(text: string): readonly { readonly level: number; readonly title: string }[] {
  const plain = text.replace(/^```[\s\S]*?^```/gm, "");
  return [...plain.matchAll(/^(#{1,6}) (.+)$/gm)].map((match) => ({
    level: match[1]?.length ?? 0,
    title: match[2] ?? "",
  }));
}

/** The anchor that a heading gets on the sites where these documents are read. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

/** Links of a document that lead nowhere. */
function deadLinks({ path, text }: SourceFile): readonly string[] {
  const links = [...withoutCode(text).matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(
    (match) => match[1] ?? "",
  );
  return links.filter((link) => {
    if (/^(https?|mailto):/.test(link)) return false;
    const [file = "", anchor] = link.split("#");
    const target = file === "" ? path : normalize(join(dirname(path), file));
    if (file !== "" && !existsSync(join(root, target))) return true;
    if (anchor === undefined || extname(target) !== ".md") return false;
    const content = file === "" ? text : readFileSync(join(root, target), "utf8");
    const known = headings(content).map(({ title }) => anchorOf(title));
    return !known.includes(anchor);
  });
}

test("a dead link and a dead anchor would be noticed", () => {
  const text =
    "# A heading\n\n[a](#a-heading) [b](nowhere.md) [c](#none) [d](https://example.com) `[e](no.md)`";
  expect(deadLinks({ path: "docs/invented.md", text })).toEqual(["nowhere.md", "#none"]);
});

test("links in the documents lead somewhere", () => {
  const dead = documents.flatMap((file) => deadLinks(file).map((link) => `${file.path}: ${link}`));
  expect(dead).toEqual([]);
});

test("every error code is explained, and no other", () => {
  const text = readFileSync(join(root, "docs/reference/errors.md"), "utf8");
  const explained = headings(text)
    .filter(({ level }) => level === 2)
    .map(({ title }) => title);
  expect([...explained].sort()).toEqual(Object.keys(errorCodes).sort());
});

test("the explanation of an error gives its status and exit code", () => {
  const text = readFileSync(join(root, "docs/reference/errors.md"), "utf8");
  for (const [code, { status, exit }] of Object.entries(errorCodes)) {
    const section = text.split(`\n## ${code}\n`)[1]?.split("\n## ")[0] ?? "";
    expect(section, code).toContain(`HTTP ${status}, exit code ${exit}.`);
  }
});

test("every setting that is read is documented", () => {
  const text = readFileSync(join(root, "docs/reference/configuration.md"), "utf8");
  const config = readFileSync(join(root, "src/config.ts"), "utf8");
  const read = [
    ...[...config.matchAll(/"([A-Z][A-Z_]{3,})"/g)],
    ...readFiles("src", /\.ts$/)
      .filter(({ path }) => !/^src\/web\/|\.test\.ts$/.test(path))
      .flatMap((file) => [...file.text.matchAll(/process\.env(?:\.|\[")([A-Z][A-Z_]+)/g)]),
  ].map((match) => match[1] ?? "");
  const foreign = ["NODE_ENV", "HOME", "PATH"];
  const missing = [...new Set(read)].filter(
    (name) => !foreign.includes(name) && !text.includes(`\n## ${name}\n`),
  );
  expect(read.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});

test("every dependency has its paragraph in decision 0006", () => {
  const text = readFileSync(join(root, "docs/decisions/0006-dependencies.md"), "utf8");
  const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const fields = new Map<string, unknown>(Object.entries(Object(manifest)));
  const names = ["dependencies", "devDependencies", "optionalDependencies"].flatMap((field) =>
    Object.keys(Object(fields.get(field))),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test("the guide says the same in both languages", () => {
  const shape = (language: string) =>
    readFiles(`docs/guide/${language}`, /\.md$/).map(({ path, text }) => ({
      name: basename(path),
      levels: headings(text).map(({ level }) => level),
    }));
  expect(shape("es")).toEqual(shape("en"));
  expect(shape("en").length).toBeGreaterThan(3);
});

test("decision records are numbered without gaps or doubles and say context, decision and consequences", () => {
  const records = readFiles("docs/decisions", /^\d{4}-.*\.md$/);
  expect(records.map(({ path }) => Number(basename(path).slice(0, 4)))).toEqual(
    records.map((_, index) => index + 1),
  );
  for (const { path, text } of records) {
    const titles = headings(text).map(({ title }) => title);
    expect(titles, path).toEqual(expect.arrayContaining(["Context", "Decision", "Consequences"]));
  }
});

test("the lockfile ties nobody to a registry", () => {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  expect(lock).not.toContain('"resolved"');
});

test("nothing tracked tells of the machine it was written on", () => {
  const homes = ["work", "root", "home", "Users"].join("|");
  const machinePath = new RegExp(`(?<![\\w.\\-/*}])/(${homes})/\\w[^\\s"'\`)]*`, "g");
  const paths = listTrackedFiles().filter((path) => !/\.(png|xlsx|gz|woff2?|zip)$/.test(path));
  const told = paths.flatMap((path) => {
    if (statSync(join(root, path)).size > 5_000_000) return [];
    const text = readFileSync(join(root, path), "utf8");
    return [...text.matchAll(machinePath)].map((match) => `${path}: ${match[0]}`);
  });
  expect(told).toEqual([]);
});
