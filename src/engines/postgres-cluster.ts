// The data directory of the embedded PostgreSQL: made once, with checksums, UTF-8 and a locale that does not depend on
// the machine (so that indexes stay right when it changes), and the passwords that open it.
// Invariant: a cluster is either whole under its name or not there; one half made is thrown away at the next start.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import type { BoundedLog } from "./bounded-log.ts";
import { giveTo, type ProgramPlace, programCommand, programEnv } from "./postgres-launch.ts";

/** The major version of the binaries in the npm package. */
export const postgresMajor = "18";

/** The passwords of one cluster, kept in a file of mode 600 beside it. */
export interface PostgresPasswords {
  readonly superuser: string;
  readonly vivencia: string;
}

/** The cluster under `dataDir`, made when missing. Throws `engine-failed`. */
export async function openCluster(
  dataDir: string,
  clusterPath: string,
  place: ProgramPlace,
  log: BoundedLog,
): Promise<PostgresPasswords> {
  const passwordsPath = join(dataDir, "passwords.json");
  const known = readPasswords(passwordsPath);
  const passwords = known ?? {
    superuser: randomBytes(24).toString("base64url"),
    vivencia: randomBytes(24).toString("base64url"),
  };
  if (existsSync(join(clusterPath, "PG_VERSION"))) {
    checkVersion(clusterPath);
    giveTo(clusterPath, place.owner);
    if (known === undefined) {
      await runProgram(
        place,
        "postgres",
        ["--single", "-D", clusterPath, "postgres"],
        log,
        setPassword(passwords),
      );
      writePasswords(passwordsPath, passwords);
    }
    return passwords;
  }
  if (existsSync(clusterPath))
    throw new AppError(
      "engine-failed",
      `${clusterPath} is there but is no PostgreSQL data directory (no PG_VERSION). ` +
        `If it holds a backup restored in part, restore it whole; otherwise move it away and start again.`,
    );
  writePasswords(passwordsPath, passwords);
  const unfinished = `${clusterPath}.new`;
  const passwordFile = join(dataDir, "initdb-password");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 });
  giveTo(unfinished, place.owner);
  giveTo(passwordFile, place.owner);
  try {
    const how = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    const access = ["--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    await runProgram(
      place,
      "initdb",
      ["-D", unfinished, ...how, ...access, "--data-checksums", "--no-instructions"],
      log,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, clusterPath);
  return passwords;
}

function checkVersion(clusterPath: string): void {
  const version = readFileSync(join(clusterPath, "PG_VERSION"), "utf8").trim();
  if (version === postgresMajor) return;
  throw new AppError(
    "engine-failed",
    `The data in ${clusterPath} were written by PostgreSQL ${version}; this Vivencia carries PostgreSQL ${postgresMajor}. ` +
      `Export them with the Vivencia that wrote them and restore that backup here.`,
  );
}

function setPassword(passwords: PostgresPasswords): string {
  return `ALTER ROLE postgres PASSWORD '${passwords.superuser}'\n`;
}

function readPasswords(path: string): PostgresPasswords | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null || !("superuser" in value) || !("vivencia" in value))
      return undefined;
    const { superuser, vivencia } = value;
    if (typeof superuser !== "string" || typeof vivencia !== "string") return undefined;
    // They are written into SQL text, which takes no parameters for passwords.
    return [superuser, vivencia].every((text) => /^[\w-]{16,}$/.test(text))
      ? { superuser, vivencia }
      : undefined;
  } catch {
    return undefined;
  }
}

function writePasswords(path: string, passwords: PostgresPasswords): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(passwords)}\n`, { mode: 0o600, flush: true });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
}

function runProgram(
  place: ProgramPlace,
  program: "postgres" | "initdb",
  args: readonly string[],
  log: BoundedLog,
  input = "",
): Promise<void> {
  const { command, args: allArgs } = programCommand(place, program, args, "SIGKILL");
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...allArgs], {
      cwd: "/",
      env: programEnv,
      stdio: ["pipe", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => log.write(chunk));
    child.stderr.on("data", (chunk: Buffer) => log.write(chunk));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    const fail = (how: string, cause?: unknown) => {
      const lines = log.lastLines().slice(-12).join("\n  ");
      reject(new AppError("engine-failed", `PostgreSQL's ${program} ${how}:\n  ${lines}`, { cause }));
    };
    child.once("error", (error) => fail("could not be started", error));
    child.once("close", (code) => (code === 0 ? resolve() : fail(`ended with code ${code ?? "unknown"}`)));
  });
}
