// Which process a number means: a pid is reused, so a process is named by its pid together with the moment it started.
// Invariant: two different processes never have the same identity, also across a restart of the machine.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process by pid and start; `started` is opaque and only compared. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}

/** The identity of a living process, or undefined when there is none with that pid (a zombie counts as none). */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const started = process.platform === "linux" ? startedOnLinux(pid) : startedByPs(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether exactly this process still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.started === identity.started;
}

/** The identity written in a parsed JSON value, or undefined when it is not one. */
export function parseIdentity(value: unknown): ProcessIdentity | undefined {
  if (typeof value !== "object" || value === null || !("pid" in value) || !("started" in value))
    return undefined;
  const { pid, started } = value;
  if (typeof pid !== "number" || typeof started !== "string") return undefined;
  return { pid, started };
}

function startedOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the name in parentheses and may hold anything; the third is the state, the 22nd the start.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return `${boot}:${fields[19] ?? ""}`;
  } catch {
    return undefined;
  }
}

function startedByPs(pid: number): string | undefined {
  try {
    const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
    if (line === "" || line.startsWith("Z")) return undefined;
    return line.replace(/^\S+\s+/, "");
  } catch {
    return undefined;
  }
}
