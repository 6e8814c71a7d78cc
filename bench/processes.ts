// What the kernel knows of processes: CPU time, memory that is really theirs, and which ones belong together (Linux).
// Invariant: a tree counts the children that have ended as well, as far as their parent waited for them.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

interface Stat {
  readonly parent: number;
  readonly ticks: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    // The name stands in brackets and may hold anything; the numbers begin behind the last bracket.
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, ticks: utime + stime + cutime + cstime };
  } catch {
    return undefined;
  }
}

/** A process and all of its living descendants. */
export function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? statOf(pid) : undefined;
    if (stat) parents.set(pid, stat.parent);
  }
  const tree = parents.has(root) ? [root] : [];
  for (let i = 0; i < tree.length; i++)
    for (const [pid, parent] of parents) if (parent === tree[i]) tree.push(pid);
  return tree;
}

/** CPU seconds that a process has used so far, its descendants left out. */
export function cpuSecondsOf(pid: number): number {
  return (statOf(pid)?.ticks ?? 0) / ticksPerSecond;
}

/** CPU seconds that a process and its descendants have used so far. */
export function cpuSecondsOfTree(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
}

function readKilobytes(path: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync(path, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Megabytes of a process's own memory and its share of what it shares (PSS). */
export function pssMegabytes(pid: number): number {
  return readKilobytes(`/proc/${pid}/smaps_rollup`, "Pss") / 1024;
}

/** Megabytes of a process in memory (RSS), now and at most so far. */
export function rssMegabytes(pid: number): { readonly now: number; readonly most: number } {
  const path = `/proc/${pid}/status`;
  return { now: readKilobytes(path, "VmRSS") / 1024, most: readKilobytes(path, "VmHWM") / 1024 };
}

/** What a process is, in a word: the engine's name or `node`. */
export function kindOf(pid: number): "server" | "clickhouse" | "postgres" | "other" {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (command.includes("clickhouse-process")) return "clickhouse";
    if (command.includes("postgres")) return "postgres";
    return command.includes("main.js") ? "server" : "other";
  } catch {
    return "other";
  }
}
