// The house keeps its rules: rooms import through their doors, nothing runs in circles, files stay small and say what
// they are. Each rule is also shown to catch an invented file that breaks it.

import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { expect, test } from "vitest";
import {
  browserLooseDoors,
  browserRooms,
  doors,
  emptyNames,
  linesMax,
  looseDoors,
  looseFiles,
} from "./doors.ts";
import {
  findCycles,
  isTest,
  localImports,
  parseImports,
  readFiles,
  root,
  type SourceFile,
} from "./source-files.ts";

const sources = readFiles("src", /\.(tsx?|mjs|css)$/);
const code = sources.filter((file) => /\.tsx?$/.test(file.path));
const others = ["test", "bench", "scripts"].flatMap((folder) => readFiles(folder, /\.(tsx?|mjs)$/));

function roomOf(path: string): string | undefined {
  const [, room, ...rest] = path.split("/");
  return rest.length > 0 ? room : undefined;
}

/** Imports of a file that go through no door. */
function closedDoors(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  if (room === undefined) return [];
  const loose = browserRooms.includes(room) ? browserLooseDoors : looseDoors;
  const open = [...(doors[room] ?? []), ...loose];
  return localImports(file).filter((target) => {
    if (target.startsWith("test/")) return !isTest(file.path);
    const inside = target.replace(/^src\//, "").replace(/\.\w+$/, "");
    if (!target.startsWith("src/")) return true;
    return (
      inside.split("/")[0] !== room &&
      !open.some((door) => inside === door || inside.startsWith(`${door}/`) || isVariant(inside, door))
    );
  });
}

/** `api/contract-tracking` belongs to the door `api/contract`. */
function isVariant(inside: string, door: string): boolean {
  return door.includes("/") && inside.startsWith(`${door}-`);
}

function opensWithComment({ text }: SourceFile): boolean {
  return /^(#![^\n]*\n)?\s*(\/\/|\/\*)/.test(text);
}

function ignoredChecks({ text }: SourceFile): readonly string[] {
  return text.match(/@ts-(ignore|nocheck|expect-error)|biome-ignore/g) ?? [];
}

test("the parser sees every form of import", () => {
  const text = [
    'import a from "./a.ts";',
    'import type { B } from "./b.ts";',
    'import {\n  c,\n  d,\n} from "./c.ts";',
    'export { e } from "./e.ts";',
    'export * from "./f.ts";',
    'import "./g.css";',
    'const h = await import("./h.ts");',
    'export const text = "./not-an-import.ts";',
  ].join("\n");
  expect(parseImports(text)).toEqual(["./a.ts", "./b.ts", "./c.ts", "./e.ts", "./f.ts", "./g.css", "./h.ts"]);
});

test("a closed door, a circle and an ignored check would be noticed", () => {
  const through = { path: "src/stats/mean.ts", text: 'import { nps } from "../domain/metric/nps.ts";' };
  expect(closedDoors(through)).toEqual(["src/domain/metric/nps.ts"]);
  const server = { path: "src/web/page.tsx", text: 'import { x } from "../api/routes/ask.ts";' };
  expect(closedDoors(server)).toEqual(["src/api/routes/ask.ts"]);
  const contract = { path: "src/web/page.tsx", text: 'import { x } from "../api/contract.ts";' };
  expect(closedDoors(contract)).toEqual([]);
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["a"]],
    ["d", ["a"]],
  ]);
  expect(findCycles(graph).map((circle) => [...circle].sort())).toEqual([["a", "b", "c"]]);
  expect(ignoredChecks({ path: "", text: "// @ts-expect-error" })).toHaveLength(1);
});

test("each room of src/ is in the table of doors", () => {
  const rooms = new Set(sources.map((file) => roomOf(file.path)).filter((room) => room !== undefined));
  expect([...rooms].filter((room) => !(room in doors))).toEqual([]);
});

test("only the named files and their tests lie loose in src/", () => {
  const loose = sources
    .filter((file) => roomOf(file.path) === undefined)
    .map((file) => basename(file.path).replace(/\.test\.ts$/, ".ts"));
  expect(loose.filter((name) => !looseFiles.includes(name))).toEqual([]);
});

test("each room imports only through its doors", () => {
  const broken = code.flatMap((file) => closedDoors(file).map((target) => `${file.path} -> ${target}`));
  expect(broken).toEqual([]);
});

test("the contract that browsers share leads to nothing of the server", () => {
  const contract = code.filter((file) => /^src\/api\/contract[\w-]*\.ts$/.test(file.path));
  const broken = contract.flatMap((file) =>
    parseImports(file.text)
      .filter((target) => target !== "zod" && !/^(\.\.\/domain\/|\.\/contract)/.test(target))
      .map((target) => `${file.path} -> ${target}`),
  );
  expect(contract.length).toBeGreaterThan(0);
  expect(broken).toEqual([]);
});

test("no imports run in circles", () => {
  const graph = new Map(code.map((file) => [file.path, localImports(file)]));
  expect(findCycles(graph)).toEqual([]);
});

test("no folder passes on the exports of others", () => {
  expect(
    sources.filter((file) => /^index\.(tsx?|mjs)$/.test(basename(file.path))).map((file) => file.path),
  ).toEqual([]);
});

test("no file grows past its limit", () => {
  const long = [...sources, ...others]
    .map((file) => ({ path: file.path, lines: file.text.trimEnd().split("\n").length }))
    .filter(({ path, lines }) => lines > (linesMax[extname(path)] ?? 400))
    .map(({ path, lines }) => `${path}: ${lines}`);
  expect(long).toEqual([]);
});

test("files and folders have names that say something, in kebab-case", () => {
  const bad = [...sources, ...others].filter(({ path }) => {
    const parts = path.split("/").map((part) => part.replace(/\..*$/, ""));
    return parts.some((part) => emptyNames.includes(part) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part));
  });
  expect(bad.map((file) => file.path)).toEqual([]);
});

test("each file opens by saying what it is", () => {
  // A test beside its file is named after it, and a style sheet after its component: they need no words.
  const files = [...sources, ...others].filter(
    ({ path }) => !/\.test\.tsx?$|\.css$/.test(path) || path.startsWith("test/"),
  );
  const silent = files.filter((file) => !opensWithComment(file));
  expect(silent.map((file) => file.path)).toEqual([]);
});

test("nothing goes around the types or the linter, which refuses `any`", () => {
  const broken = code.flatMap((file) => ignoredChecks(file).map((found) => `${file.path}: ${found}`));
  expect(broken).toEqual([]);
  expect(readFileSync(join(root, "biome.json"), "utf8")).toMatch(/"noExplicitAny":\s*"error"/);
});
