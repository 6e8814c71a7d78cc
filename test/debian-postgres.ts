// Debian's PostgreSQL for the tests that must hold on a server that is not ours: found below /usr/lib/postgresql, started
// on a free port in a temporary directory, as the user nobody when the tests run as root.

import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findFreePort } from "../src/engines/free-port.ts";

const root = "/usr/lib/postgresql";
const nobody = 65534;

/** The folder of the newest installed version's programs; undefined when none is installed. */
export function findDebianPostgres(): string | undefined {
  if (!existsSync(root)) return undefined;
  const versions = readdirSync(root).filter((name) => existsSync(join(root, name, "bin", "postgres")));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(root, newest, "bin");
}

/** Starts it; `url` names an empty database. */
export async function startDebianPostgres(bin: string): Promise<{ url: string; close: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), "vivencia-debian-"));
  const owner = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  if (owner.uid !== undefined) {
    chownSync(dir, nobody, nobody);
    chmodSync(dir, 0o700);
  }
  const data = join(dir, "data");
  const options = {
    cwd: dir,
    stdio: "ignore" as const,
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" },
    ...owner,
  };
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "vivencia", "--auth=trust", "-E", "UTF8"], options);
  const port = await findFreePort();
  const settings = [
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    `unix_socket_directories=${dir}`,
    "-c",
    "fsync=off",
  ];
  const server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...settings], options);
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = `postgresql://vivencia@127.0.0.1:${port}/postgres`;
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      break;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    url,
    close: async () => {
      server.kill("SIGINT");
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
