// Ports on the loopback for engines. They are chosen below the range the system takes outgoing ports from: a client that
// keeps trying a dead port of that range can end up connected to itself and keep the engine from coming back.

import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { AppError } from "../errors.ts";

const firstPort = 20_000;
const lastPort = 32_000;

/** Whether nobody listens on this port of 127.0.0.1 now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port of 127.0.0.1 that is free now and not in `except`. Throws `engine-failed` when a hundred tries find none. */
export async function findFreePort(except: readonly number[] = []): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(firstPort, lastPort);
    if (!except.includes(port) && (await isPortFree(port))) return port;
  }
  throw new AppError(
    "engine-failed",
    `No free port on 127.0.0.1 between ${firstPort} and ${lastPort} for an engine.`,
  );
}

/** `wanted` when it is, or becomes within two seconds, free; otherwise another port. */
export async function keepPort(wanted: number | undefined, except: readonly number[] = []): Promise<number> {
  if (wanted === undefined) return findFreePort(except);
  for (let attempt = 0; attempt < 20; attempt++) {
    if (await isPortFree(wanted)) return wanted;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return findFreePort(except);
}

/**
 * Runs a start that chooses its ports itself, up to three times while it fails because someone took a port between the
 * choice and the start. `attempt` is told whether the ports of an earlier start may be tried.
 */
export async function withPorts<Result>(
  attempt: (mayKeepPorts: boolean) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(tries === 1);
    } catch (error) {
      if (tries >= 3 || !(error instanceof Error) || !/address already in use/i.test(error.message))
        throw error;
    }
  }
}
