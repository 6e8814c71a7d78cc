// Reads the project's files and what each imports. The parser knows the forms the formatter leaves: `import`/`export …
// from "x"`, `import "x"` and `import("x")`, with the literal on the statement's last line.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** One file of the project, its path relative to the clone. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** All files below a folder whose name fits, in order of their paths. Empty when there is no such folder. */
export function readFiles(folder: string, name: RegExp): readonly SourceFile[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** Paths of the files that belong to the project: what git keeps. Without git, none. */
export function listTrackedFiles(): readonly string[] {
  try {
    const list = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
    return list.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
  } catch {
    return [];
  }
}

const statement = /^\s*(?:import|export)\b(?:[^"';]*?\bfrom)?\s*["']([^"']+)["']/gm;
const call = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** What a text imports, as written. */
export function parseImports(text: string): readonly string[] {
  return [...text.matchAll(statement), ...text.matchAll(call)].map((match) => match[1] ?? "");
}

/** The files of the project that a file imports, as paths relative to the clone. */
export function localImports(file: SourceFile): readonly string[] {
  return parseImports(file.text)
    .filter((target) => target.startsWith("."))
    .map((target) => normalize(join(dirname(file.path), target.replace(/\?.*$/, ""))));
}

/** Whether a file is a test or belongs to the tests. */
export function isTest(path: string): boolean {
  return path.startsWith("test/") || /\.test\.tsx?$/.test(path);
}

/** The circles of a graph: each a list of nodes that lead to one another. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    let lowest = index.get(node) ?? 0;
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) lowest = Math.min(lowest, low.get(next) ?? index.get(next) ?? lowest);
    }
    low.set(node, lowest);
    if (lowest !== index.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    const itself = (graph.get(node) ?? []).includes(node);
    if (circle.length > 1 || itself) cycles.push(circle);
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return cycles;
}
