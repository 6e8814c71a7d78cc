// The server process: listen, open, announce, and end in good order. It answers /healthz from its first moment and
// /readyz when the engines and the migrations are done.

import { existsSync, mkdirSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { makeSignInToken } from "./actions/first-start.ts";
import { createServer, type Readiness } from "./api/server.ts";
import { type Booted, boot, startEngines } from "./boot.ts";
import { chooseLanguage } from "./cli/i18n/language.ts";
import { speakIn } from "./cli/i18n/speech.ts";
import { formatPairs } from "./cli/print-table.ts";
import { type Config, readConfig } from "./config.ts";
import { createContext, type Log, standardLog } from "./context.ts";
import { announce, lockDataDir } from "./engines/data-dir-lock.ts";
import { errorCodes, toAppError } from "./errors.ts";
import { openSmtpMail } from "./mail/smtp-mail.ts";
import { readVersion } from "./version.ts";
import { startClock } from "./worker/clock.ts";
import { startGivingBackMemory } from "./worker/give-back-memory.ts";

/** Log lines below warnings only when asked for, so that the terminal shows what the owner needs. */
function terminalLog(): Log {
  return process.env.VIVENCIA_LOG === "info" ? standardLog : { ...standardLog, info() {} };
}

function findWebDir(): string | undefined {
  for (const path of ["./web", "../dist/web"]) {
    const dir = fileURLToPath(new URL(path, import.meta.url));
    if (existsSync(join(dir, "index.html")) && existsSync(join(dir, "assets"))) return dir;
  }
  return undefined;
}

function addressOf(config: Config, port: number): string {
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`;
}

/** What the terminal is told at the start. */
const { start: words } = speakIn(chooseLanguage(process.env)).words;

async function say(booted: Booted, address: string, startedAt: number): Promise<void> {
  const { app, isNew, workspace, writeKey } = booted;
  const shown = app.config.publicUrl ?? address;
  const lines = [words.ready(shown, Date.now() - startedAt)];
  if (isNew) {
    const token = await makeSignInToken(app.database, workspace, app.context.random);
    const signIn = [words.signIn, `${shown}/enter#${token}`] as const;
    lines.push("", ...formatPairs([signIn, [words.writeKey, writeKey]]), "");
  } else lines.push(`  ${words.newLink}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** How long requests that are under way may take once the server is told to end. */
const lastRequestsMs = 10_000;

/**
 * Answers what is under way, and then no more: a sender who keeps its connection open is told to close it with its next
 * answer, and one who does not end is cut off.
 */
async function closeServer(server: FastifyInstance): Promise<void> {
  server.server.prependListener("request", (_request, response: ServerResponse) => {
    response.setHeader("Connection", "close");
  });
  const cut = setTimeout(() => server.server.closeAllConnections(), lastRequestsMs);
  await server.close().catch(() => {});
  clearTimeout(cut);
}

/** Runs the server until it is told to end. */
async function run(startedAt: number): Promise<void> {
  const config = readConfig();
  const mail = config.smtp === undefined ? undefined : openSmtpMail(config.smtp);
  const context = createContext(terminalLog(), mail);
  mkdirSync(config.dataDir, { recursive: true });
  const lock = lockDataDir(config.dataDir);
  const localToken = context.random(32).toString("base64url");
  const engines = startEngines(config, context);
  let booted: Booted | undefined;
  let booting: Promise<unknown> = Promise.resolve();
  let server: FastifyInstance | undefined;
  let ending: Promise<void> | undefined;
  let stopClock = async () => {};
  const end = (code: number): Promise<void> => {
    ending ??= (async () => {
      // At once with the requests: a mail that is being handed over ends in good order.
      await Promise.all([stopClock(), server && closeServer(server)]);
      // What is being opened cannot go on without its engines, and closes what it has.
      if (!booted) await Promise.all([engines.clickhouse?.stop(), engines.postgres?.stop()]);
      await booting;
      await booted?.close();
      mail?.close();
      lock.release();
      process.exit(code);
    })();
    return ending;
  };
  // From here on there is something to end in good order.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0));

  const readiness = (): Readiness => {
    if (!booted) return { ready: false, waitingFor: ["start"] };
    const down = booted.app.engines().filter(({ state }) => state !== "ready" && state !== "external");
    return { ready: down.length === 0, waitingFor: down.map(({ name }) => name) };
  };
  const made = await createServer({
    context,
    app: () => booted?.app,
    readiness,
    localToken,
    defaultWorkspace: async () => booted?.workspace ?? 0,
    webDir: findWebDir(),
    publicUrl: config.publicUrl,
    trackingPerSecond: config.trackingPerSecond,
    apiPerSecond: config.apiPerSecond,
    version: readVersion(),
  });

  try {
    server = made;
    await made.listen({ port: config.port, host: config.host });
    const bound = made.server.address();
    const address = addressOf(config, typeof bound === "object" && bound ? bound.port : config.port);
    const opening = boot(config, context, engines);
    booting = opening.catch(() => {});
    booted = await opening;
    if (ending) return await ending;
    announce(config.dataDir, { address, token: localToken });
    const stops = [startClock(booted.app), startGivingBackMemory()];
    stopClock = async () => {
      await Promise.all(stops.map((stop) => stop()));
    };
    await say(booted, address, startedAt);
  } catch (thrown) {
    // Ended while it was starting: that nothing could be opened any more is no news.
    if (ending) return await ending;
    const error = toAppError(thrown);
    process.stderr.write(`${words.cannot(error.message)}\n`);
    await end(errorCodes[error.code].exit);
  }
}

await run(Date.now()).catch((thrown: unknown) => {
  const error = toAppError(thrown);
  process.stderr.write(`${words.cannot(error.message)}\n`);
  process.exit(errorCodes[error.code].exit);
});
