// Ports for engines: free, below the range of outgoing connections, and the same again where possible.

import { createServer, type Server } from "node:net";
import { expect, test } from "vitest";
import { findFreePort, isPortFree, keepPort, withPorts } from "./free-port.ts";

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

test("finds ports that are free and outside the range the system gives to clients", async () => {
  for (let tries = 0; tries < 20; tries++) {
    const port = await findFreePort();
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_000);
    expect(await isPortFree(port)).toBe(true);
  }
});

test("keeps a port that is free, waits for one about to be, and gives up on one that is taken", async () => {
  const port = await findFreePort();
  expect(await keepPort(port)).toBe(port);
  const server = await listen(port);
  expect(await isPortFree(port)).toBe(false);
  expect(await keepPort(port)).not.toBe(port);
  setTimeout(() => server.close(), 300);
  expect(await keepPort(port)).toBe(port);
});

test("a start that lost its port to someone else is tried with another, three times at most", async () => {
  const asked: boolean[] = [];
  const result = withPorts(async (mayKeepPorts) => {
    asked.push(mayKeepPorts);
    throw new Error("bind: Address already in use");
  });
  await expect(result).rejects.toThrow("in use");
  expect(asked).toEqual([true, false, false]);
});

test("a start that failed for another reason is not tried again", async () => {
  let tries = 0;
  const result = withPorts(async () => {
    tries += 1;
    throw new Error("no disk");
  });
  await expect(result).rejects.toThrow("no disk");
  expect(tries).toBe(1);
});
