// The command line that starts an engine through launcher.mjs, so that it ends with us, as whom it should and shut in.
// Elsewhere than on Linux the command is run as it is: there the engines watch a pipe instead, and there is no sandbox.

import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";

/** All the files and TCP ports a command may touch. Paths that do not exist are passed over. */
export interface Sandbox {
  readonly readable: readonly string[];
  readonly writable: readonly string[];
  /** TCP ports it may listen on. */
  readonly ports: readonly number[];
  /** TCP ports it may connect to, on any host. */
  readonly connects: readonly number[];
}

/** A command with how it is to be run. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** Sent by the kernel when our process ends. */
  readonly deathSignal: "SIGTERM" | "SIGQUIT" | "SIGKILL";
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** Capabilities that stay with that user. */
  readonly capabilities?: readonly number[];
  readonly sandbox?: Sandbox;
  /** Path of launcher.mjs when it is not beside this module, as in a bundle. */
  readonly launcherFile?: string | undefined;
}

/** What to spawn for a launch. */
export function launchCommand(launch: Launch): {
  readonly command: string;
  readonly args: readonly string[];
} {
  const { command, args, deathSignal, user, capabilities, sandbox, launcherFile } = launch;
  if (process.platform !== "linux") return { command, args };
  const file = launcherFile ?? fileURLToPath(new URL("./launcher.mjs", import.meta.url));
  const said = {
    command,
    args,
    parent: process.pid,
    deathSignal: constants.signals[deathSignal],
    ...user,
    capabilities,
    sandbox,
  };
  return { command: process.execPath, args: [file, JSON.stringify(said)] };
}

/** What any Node program with native modules reads on Linux: itself, shared libraries, its packages, the system's facts. */
export function readableByNode(scriptPath: string, packagePaths: readonly string[]): readonly string[] {
  const packageFiles: string[] = [];
  for (const path of [scriptPath, ...packagePaths])
    for (let directory = dirname(path); directory !== parse(directory).root; directory = dirname(directory))
      packageFiles.push(join(directory, "package.json"));
  return [
    process.execPath,
    scriptPath,
    ...packagePaths,
    ...packageFiles,
    ...mappedDirectories(),
    ...["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store"],
    ...["ld.so.cache", "localtime", "hosts", "host.conf", "resolv.conf", "nsswitch.conf", "gai.conf"].map(
      (name) => `/etc/${name}`,
    ),
    "/usr/share/zoneinfo",
    // Not all of /proc: the environment of other processes of this user, ours among them, may hold secrets.
    ...[
      "self",
      "sys",
      "cpuinfo",
      "meminfo",
      "stat",
      "uptime",
      "loadavg",
      "diskstats",
      "vmstat",
      "version",
      "pressure",
    ].map((name) => `/proc/${name}`),
    "/sys",
    "/dev/urandom",
    "/dev/random",
  ];
}

/** Where the shared libraries of this very process were found, whatever the distribution. */
function mappedDirectories(): readonly string[] {
  const directories = new Set<string>();
  for (const line of readFileSync("/proc/self/maps", "utf8").split("\n")) {
    const path = /\s(\/\S+\.so[.\d]*)$/.exec(line)?.[1];
    if (path !== undefined) directories.add(dirname(path));
  }
  return [...directories];
}
