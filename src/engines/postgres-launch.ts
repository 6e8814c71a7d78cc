// How to run a PostgreSQL program: as whom, and with what it takes to reach its files. The server refuses root, so under
// root it runs as another user; where that user cannot pass (a home of mode 700) it keeps the one right to do so.
// Invariant: a program that could not reach its files is refused here, in words, before anything starts.

import { existsSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { AppError } from "../errors.ts";
import { launchCommand } from "./launcher.ts";

/** The user a program runs as; undefined means the user we are. */
export interface ProgramOwner {
  readonly uid: number;
  readonly gid: number;
}

/** What is needed to run one of PostgreSQL's programs. */
export interface ProgramPlace {
  /** Directory with `bin`, `lib` and `share`. */
  readonly binaries: string;
  readonly owner: ProgramOwner | undefined;
  /** Capabilities that stay with the owner; empty when it can reach everything by itself. */
  readonly capabilities: readonly number[];
  readonly launcherFile: string | undefined;
}

const nobody: ProgramOwner = { uid: 65534, gid: 65534 };
const dacOverride = 1;
const dacReadSearch = 2;

/**
 * Decides as whom PostgreSQL runs on this cluster directory and makes the links npm may not have made.
 * Throws `engine-failed` with the way out when it could not reach its binaries or its data.
 */
export function decidePlace(binaries: string, clusterPath: string, launcherFile?: string): ProgramPlace {
  hydrateLinks(binaries);
  const owner = decideOwner(clusterPath);
  return {
    binaries,
    owner,
    capabilities: owner === undefined ? [] : decideCapabilities(binaries, clusterPath, owner),
    launcherFile,
  };
}

/** The command line that runs `bin/<program>`; on Linux it ends with this process by the signal named. */
export function programCommand(
  place: ProgramPlace,
  program: "postgres" | "initdb",
  args: readonly string[],
  deathSignal: "SIGQUIT" | "SIGKILL",
): { readonly command: string; readonly args: readonly string[] } {
  return launchCommand({
    command: join(place.binaries, "bin", program),
    args,
    deathSignal,
    user: place.owner,
    capabilities: place.capabilities,
    launcherFile: place.launcherFile,
  });
}

/** The environment PostgreSQL's programs get; nothing of ours leaks in. */
export const programEnv: Readonly<Record<string, string>> = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Gives a path with all it holds to the owner, where we are root. Throws `engine-failed` with the way out. */
export function giveTo(path: string, owner: ProgramOwner | undefined): void {
  if (owner === undefined) return;
  try {
    lchownSync(path, owner.uid, owner.gid);
  } catch (cause) {
    throw new AppError(
      "engine-failed",
      `PostgreSQL refuses to run as root, and ${path} could not be given to user ${owner.uid}, as which it would run ` +
        `(${cause instanceof Error ? cause.message : String(cause)}). Run Vivencia as an ordinary user that owns its data.`,
      { cause },
    );
  }
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), owner);
}

function decideOwner(clusterPath: string): ProgramOwner | undefined {
  const us = process.getuid?.();
  const existing = statSync(clusterPath, { throwIfNoEntry: false });
  if (us !== 0) {
    if (existing !== undefined && existing.uid !== us)
      throw new AppError(
        "engine-failed",
        `The PostgreSQL data in ${clusterPath} belong to user ${existing.uid} and we are user ${us}. ` +
          `Run as the user that made them (root, if root did), or give them over: sudo chown -R ${us} ${dirname(clusterPath)}`,
      );
    return undefined;
  }
  return existing === undefined || existing.uid === 0 ? nobody : { uid: existing.uid, gid: existing.gid };
}

function decideCapabilities(binaries: string, clusterPath: string, owner: ProgramOwner): readonly number[] {
  const program = join(binaries, "bin", "postgres");
  const mayRun = allows(statSync(program), owner, 0o5);
  const mayPass =
    allows(statSync(join(binaries, "share")), owner, 0o5) &&
    canReach(program, owner) &&
    canReach(clusterPath, owner);
  if (mayRun && mayPass) return [];
  const permitted = permittedCapabilities();
  const has = (bit: number) => (permitted >> BigInt(bit)) % 2n === 1n;
  if (mayRun && has(dacReadSearch)) return [dacReadSearch];
  if (has(dacOverride)) return [dacOverride];
  throw new AppError(
    "engine-failed",
    `PostgreSQL refuses to run as root, and user ${owner.uid}, as which it would run, cannot reach ${mayPass ? program : `${program} or ${clusterPath}`}: ` +
      `a directory above is closed to others. Run Vivencia as an ordinary user, or keep it and its data ` +
      `(VIVENCIA_DATA) where every user may enter, for example /opt and /var/lib/vivencia.`,
  );
}

function permittedCapabilities(): bigint {
  try {
    const line = /^CapPrm:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "latin1"));
    return BigInt(`0x${line?.[1] ?? "0"}`);
  } catch {
    return 0n;
  }
}

/** Whether this user may enter every directory above the path. */
export function canReach(path: string, owner: ProgramOwner): boolean {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const stats = statSync(directory, { throwIfNoEntry: false });
    if (stats !== undefined && !allows(stats, owner, 0o1)) return false;
    if (directory === parse(directory).root) return true;
  }
}

function allows(
  stats: { readonly mode: number; readonly uid: number; readonly gid: number },
  owner: ProgramOwner,
  bits: number,
): boolean {
  const shift = stats.uid === owner.uid ? 6 : stats.gid === owner.gid ? 3 : 0;
  return ((stats.mode >> shift) & bits) === bits;
}

/** Makes the links of the shared libraries, which the package makes in an install script that npm may have skipped. */
export function hydrateLinks(binaries: string): void {
  const listPath = join(binaries, "pg-symlinks.json");
  if (!existsSync(listPath)) return;
  const list: unknown = JSON.parse(readFileSync(listPath, "utf8"));
  if (!Array.isArray(list)) return;
  for (const entry of list) {
    if (typeof entry !== "object" || entry === null || !("source" in entry) || !("target" in entry)) continue;
    const { source, target } = entry;
    if (typeof source !== "string" || typeof target !== "string") continue;
    const link = join(binaries, "..", target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(parse(source).base, link);
    } catch (cause) {
      if (existsSync(link)) continue;
      throw new AppError(
        "engine-failed",
        `The link ${link} that PostgreSQL needs is missing and could not be made. ` +
          `As a user who may write there, run: npm rebuild ${packageName(binaries)}`,
        { cause },
      );
    }
  }
}

function packageName(binaries: string): string {
  const directory = dirname(binaries);
  return `${parse(dirname(directory)).base}/${parse(directory).base}`;
}
