// `npm run check`: the size of the house in figures: files, lines at the 95th percentile, the longest file and function,
// dependencies, and how many lines of tests stand beside a line of source. It judges nothing; the architecture tests do.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./prepare.mjs";

function read(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), lines: readFileSync(path, "utf8").trimEnd().split("\n") }));
}

/**
 * The longest function of a file. The formatter is the parser: a function opens with a line that ends in `{` and closes
 * with the first `}` at the same indentation.
 */
function longestFunction({ path, lines }) {
  let longest = { name: "", length: 0 };
  for (const [start, line] of lines.entries()) {
    const indent = line.length - line.trimStart().length;
    const opens =
      line.endsWith("{") &&
      (line.endsWith("=> {") || line.includes("function ") || /^\s+[\w#]+.*\) .*\{$/.test(line));
    if (!opens || /^\s*(if|for|while|switch|else|try|\} )/.test(line)) continue;
    const close = lines.findIndex((other, at) => at > start && other.startsWith(`${" ".repeat(indent)}}`));
    const length = close - start + 1;
    if (length > longest.length) longest = { name: `${path}:${start + 1}`, length };
  }
  return longest;
}

const all = [...read("src"), ...read("test"), ...read("bench"), ...read("scripts")];
const isTest = ({ path }) => /\.test\.tsx?$/.test(path) || path.startsWith("test/");
const source = all.filter((file) => file.path.startsWith("src/") && !isTest(file));
const tests = all.filter(isTest);
const linesOf = (files) => files.reduce((sum, file) => sum + file.lines.length, 0);
const bySize = [...source].sort((a, b) => a.lines.length - b.lines.length);
const p95 = bySize[Math.max(0, Math.ceil(bySize.length * 0.95) - 1)];
const longestFile = bySize.at(-1);
const functions = source.map(longestFunction).sort((a, b) => b.length - a.length);
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);
const size = (record) => Object.keys(record ?? {}).length;
const rooms = new Map();
for (const file of [...source, ...tests]) {
  const room = file.path.startsWith("src/") ? (file.path.split("/")[1] ?? "") : "test";
  const name = room.includes(".") ? "(loose files)" : room;
  const sum = rooms.get(name) ?? { source: 0, tests: 0 };
  sum[isTest(file) ? "tests" : "source"] += file.lines.length;
  rooms.set(name, sum);
}

const rows = [
  ["source files", source.length],
  ["source lines", linesOf(source)],
  ["lines of a file, p95", p95?.lines.length ?? 0],
  ["longest file", `${longestFile?.lines.length ?? 0}  ${longestFile?.path ?? ""}`],
  ["longest function", `${functions[0]?.length ?? 0}  ${functions[0]?.name ?? ""}`],
  ["test lines", linesOf(tests)],
  ["test lines per source line", (linesOf(tests) / Math.max(1, linesOf(source))).toFixed(2)],
  [
    "dependencies",
    `${size(dependencies)} + ${size(optionalDependencies)} engines, ${size(devDependencies)} for development`,
  ],
];
for (const [name, value] of rows) console.log(`${name.padEnd(28)}${value}`);
console.log(`\n${"room".padEnd(28)}${"source".padStart(8)}${"tests".padStart(8)}${"ratio".padStart(8)}`);
for (const [name, sum] of [...rooms].sort())
  console.log(
    `${name.padEnd(28)}${String(sum.source).padStart(8)}${String(sum.tests).padStart(8)}` +
      `${(sum.source === 0 ? "" : (sum.tests / sum.source).toFixed(2)).padStart(8)}`,
  );
