// An engine that dies while somebody takes its port comes back on another one, and the server finds it there.

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { until } from "../processes.ts";
import { startServer, type TestServer } from "../server.ts";
import { findLosses, Load, statusOf } from "./durability-load.ts";

const minutes = 60_000;
const recordSchema = z.object({ pid: z.number() });
let server: TestServer | undefined;
let load: Load | undefined;
const squatters: Server[] = [];

afterEach(async () => {
  await load?.stop();
  await server?.close();
  for (const squatter of squatters.splice(0)) squatter.close();
}, minutes);

/** Takes a port as soon as it is free. */
async function squat(port: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const taken = await new Promise<boolean>((resolve) => {
      const squatter = createServer((socket) => socket.destroy());
      squatter.once("error", () => resolve(false));
      squatter.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
        squatters.push(squatter);
        resolve(true);
      });
    });
    if (taken) return;
    if (attempt > 5_000) throw new Error(`port ${port} is never free`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function portIn(path: string, pattern: RegExp): number {
  const port = Number(pattern.exec(readFileSync(path, "utf8"))?.[1]);
  if (!(port > 0)) throw new Error(`${path} names no port`);
  return port;
}

describe.skipIf(process.platform !== "linux")(
  "an engine whose port was taken",
  { timeout: 4 * minutes },
  () => {
    it("is found on its new one, and nothing acknowledged meanwhile is lost", async () => {
      server = await startServer();
      const { dataDir, address } = server;
      load = new Load({
        connections: 4,
        pauseMs: 10,
        writeKey: server.writeKey,
        address: () => address,
        random: Math.random,
        name: `port-${Date.now()}`,
      });
      load.start();
      const engines = [
        {
          record: join(dataDir, "clickhouse/run/process.json"),
          port: () => portIn(join(dataDir, "clickhouse/run/launch.json"), /--http_port=(\d+)/),
        },
        {
          record: join(dataDir, "postgres/process.json"),
          port: () => portIn(join(dataDir, "postgres/postgresql.conf"), /^port\s*=\s*'?(\d+)/m),
        },
      ];
      for (const { record, port } of engines) {
        const old = port();
        const { pid } = recordSchema.parse(JSON.parse(readFileSync(record, "utf8")));
        process.kill(pid, "SIGKILL");
        await squat(old);
        const moved = () => {
          try {
            return port() !== old;
          } catch {
            return false;
          }
        };
        await until("it starts elsewhere", moved, minutes);
        await until(
          "the server is ready",
          async () => (await fetch(`${address}/readyz`)).status === 200,
          minutes,
        );
      }
      await load.stop();
      const running = server;
      const written = async () => (await statusOf(running)).journal.bytesWaiting === 0;
      await until("all is in the log", () => written().catch(() => false), minutes);
      expect(await findLosses(server, [load]), server.output()).toEqual([]);
      expect(load.odd).toEqual([]);
      expect((await statusOf(server)).reconciles).toBe(true);
    });
  },
);
