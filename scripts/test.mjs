// `npm test`: its own set-up (packages, Chromium, Debian's PostgreSQL, the build), then types, lint and every suite.
// The last line is always `N passed, N failed`: each test counts one, and so does each check around them.
// Arguments go to vitest (`npm test -- src/stats`). Ends with 1 when anything failed or nothing ran.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, headlessShell } from "./chromium.mjs";
import { checkNode, ensureEngines, ensureInstalled, root, say } from "./prepare.mjs";

let passed = 0;
let failed = 0;
let testsRan = 0;

/** Counts one check and says how it went. */
function count(name, ok, hint = "") {
  if (ok) passed++;
  else failed++;
  say(`${ok ? "✓" : "✗"} ${name}${ok || hint === "" ? "" : `: ${hint}`}`);
}

/** Runs a program of the packages with this Node, beside others. Told to end, it goes too. */
function runPackage(path, args, env = process.env) {
  const child = spawn(process.execPath, [join(root, "node_modules", path), ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env,
  });
  const end = (signal) => {
    child.kill(signal);
    process.exitCode = 1;
  };
  process.once("SIGINT", end).once("SIGTERM", end);
  return new Promise((resolve) => {
    const done = (ok) => {
      process.off("SIGINT", end).off("SIGTERM", end);
      resolve(ok);
    };
    child.once("error", () => done(false));
    child.once("close", (code) => done(code === 0));
  });
}

/** Installs a Debian package as root or with a sudo that asks nothing. False where that cannot be done. */
function aptInstall(name) {
  if (!existsSync("/usr/bin/apt-get")) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status !== 0) return false;
  say(`Installing ${name} with apt-get (once) …`);
  // RUNLEVEL=1 keeps the package from starting a server of its own.
  const settings = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "-qq"];
  const apt = (args) => {
    const [command, ...rest] = [...(isRoot ? [] : ["sudo", "-n"]), ...settings, ...args];
    return spawnSync(command, rest, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  };
  return apt(["update"]) && apt(["install", "-y", "--no-install-recommends", name]);
}

/** The browser of the browser tests, installed where it can be. */
function ensureChromium() {
  if (process.env.CHROME_PATH) return findChromium();
  if (!existsSync(headlessShell)) aptInstall("chromium-headless-shell");
  return findChromium() ?? (aptInstall("chromium") ? findChromium() : undefined);
}

/** Whether Debian's PostgreSQL is here for the records suite, installed where it can be. */
function hasDebianPostgres() {
  const base = "/usr/lib/postgresql";
  const find = () =>
    existsSync(base) && readdirSync(base).some((version) => existsSync(join(base, version, "bin/postgres")));
  return find() || (aptInstall("postgresql") && find());
}

/** Adds what vitest's JSON report says. A file that could not even be loaded is one failure. */
function countReport(path, vitestSucceeded) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return count("tests", false, "vitest ended without a report");
  }
  const notLoaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  for (const file of notLoaded) say(`✗ ${file.name}: ${file.message}`);
  testsRan = report.numPassedTests + report.numFailedTests;
  passed += report.numPassedTests;
  failed += report.numFailedTests + notLoaded.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) say(`${skipped} tests were skipped; they name what they need.`);
  if (!vitestSucceeded && report.numFailedTests + notLoaded.length === 0)
    count("tests end cleanly", false, "an error outside any test; see above");
}

checkNode();
ensureInstalled();
ensureEngines();

const chromium = ensureChromium();
if (chromium === undefined)
  count(
    "Chromium for the browser tests",
    false,
    "install it (Debian: apt-get install chromium) or set CHROME_PATH",
  );
if (!hasDebianPostgres())
  say("PostgreSQL of the system was not found: the records suite runs on the embedded one alone.");

const { ensureBuilt } = await import("./build.mjs");
count("build", ensureBuilt());

const vitestArgs = process.argv.slice(2);
if (vitestArgs.length === 0) {
  const [types, lint] = await Promise.all([
    runPackage("typescript/bin/tsc", ["--noEmit"]),
    runPackage("@biomejs/biome/bin/biome", ["check", ".", "--diagnostic-level=error"]),
  ]);
  count("types", types);
  count("lint and format", lint);
}
const folder = mkdtempSync(join(tmpdir(), "vivencia-test-"));
const report = join(folder, "report.json");
const env = { ...process.env, ...(chromium === undefined ? {} : { CHROME_PATH: chromium }) };
// The tests say for themselves where they run; what the shell names must not reach them.
for (const name of ["PORT", "HOST", "VIVENCIA_DATA", "CLICKHOUSE_URL", "CLICKHOUSE_CLUSTER", "DATABASE_URL"])
  delete env[name];
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
countReport(report, await runPackage("vitest/vitest.mjs", ["run", ...reporters, ...vitestArgs], env));
rmSync(folder, { recursive: true, force: true });

if (testsRan === 0) say("No test ran.");
process.exitCode = failed > 0 || testsRan === 0 ? 1 : 0;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
