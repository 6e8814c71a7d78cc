// Processes as tests see them: which ones belong to a directory, and waiting until something is so.

import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Command lines of the living processes that name this directory or work in it (Linux). */
export function processesOf(dir: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    try {
      if (/^State:\s+[ZX]/m.test(readFileSync(`/proc/${name}/status`, "utf8"))) continue;
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      const cwd = readlinkSync(`/proc/${name}/cwd`);
      if (command.includes(dir) || cwd.startsWith(dir)) found.push(`${name} ${command}`);
    } catch {
      // Gone while we looked.
    }
  }
  return found;
}

/** Waits until `holds` is true; throws with `what` when it is not within `timeoutMs`. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Runs a TypeScript file of this directory with Node; resolves with the first line it prints. */
export async function runScript(
  file: string,
  args: readonly string[],
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<{ readonly child: ChildProcess; readonly firstLine: string }> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", path, ...args], {
    ...user,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  await until(`${file} says something`, () => output.includes("\n") || ended, 60_000);
  if (!output.includes("\n")) throw new Error(`${file} ended without a word: ${errors}`);
  return { child, firstLine: output.split("\n")[0] ?? "" };
}
