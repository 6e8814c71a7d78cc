// How a command reaches Vivencia: the server that runs on the data directory, or, when none does, one that is opened inside
// this process for as long as the command takes. Either way it speaks the same HTTP API with the owner's local token.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { readConfig } from "../config.ts";
import { createContext, type Log, standardLog } from "../context.ts";
import { lockDataDir, readRunning } from "../engines/data-dir-lock.ts";
import { AppError, type ErrorCode, errorCodes } from "../errors.ts";
import { readVersion } from "../version.ts";
import type { Words } from "./i18n/en.ts";
import type { Speech } from "./i18n/speech.ts";

/** A way to the API. */
export interface Connection {
  /** Sends JSON and returns what came back. Throws the AppError that the problem tells. */
  call(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<unknown>;
  /** Sends a file as it is; `onBytes` hears how much has gone. */
  upload(path: string, file: string, onBytes: (sent: number, total: number) => void): Promise<unknown>;
  /** Sends some bytes as they are. */
  send(path: string, type: string, body: Buffer): Promise<unknown>;
  /** Address for people. */
  readonly address: string;
  close(): Promise<void>;
}

const quietLog: Log = { ...standardLog, info() {} };

function isCode(text: unknown): text is ErrorCode {
  return typeof text === "string" && Object.hasOwn(errorCodes, text);
}

/** The value of a JSON answer; throws what a problem says. */
function readAnswer(words: Words, status: number, text: string): unknown {
  let value: unknown;
  try {
    value = text === "" ? undefined : JSON.parse(text);
  } catch {
    throw new AppError("internal", words.connection.noJson(status));
  }
  if (status < 400) return value;
  const problem = typeof value === "object" && value !== null ? value : {};
  const code = "code" in problem && isCode(problem.code) ? problem.code : "internal";
  const detail = "detail" in problem ? String(problem.detail) : words.connection.status(status);
  throw new AppError(code, detail);
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | NodeJS.ReadableStream | undefined;
}

/** Sends over the network. */
function sendTo(words: Words, address: string, sent: Sent): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      new URL(sent.path, address),
      { method: sent.method, headers: sent.headers },
      (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("error", reject);
        response.on("end", () => {
          try {
            resolve(readAnswer(words, response.statusCode ?? 500, Buffer.concat(pieces).toString("utf8")));
          } catch (error) {
            reject(error);
          }
        });
      },
    );
    request.on("error", (cause) =>
      reject(new AppError("not-ready", words.connection.noAnswer(address), { cause })),
    );
    if (sent.payload === undefined || typeof sent.payload === "string") request.end(sent.payload);
    else sent.payload.pipe(request);
  });
}

function connectionBy(
  { words, language }: Speech,
  address: string,
  token: string,
  send: (sent: Sent) => Promise<unknown>,
  close: () => Promise<void>,
): Connection {
  const headers = { authorization: `Bearer ${token}`, "accept-language": language };
  return {
    address,
    close,
    call: (method, path, body) =>
      send({
        method,
        path,
        headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
        payload: body === undefined ? undefined : JSON.stringify(body),
      }),
    send: (path, type, body) =>
      send({
        method: "POST",
        path,
        headers: { ...headers, "content-type": type, "content-length": String(body.length) },
        payload: Readable.from([body]),
      }),
    async upload(path, file, onBytes) {
      const { size } = await stat(file).catch(() => {
        throw new AppError("not-found", words.connection.noFile(file));
      });
      let sent = 0;
      const payload = createReadStream(file);
      payload.on("data", (piece) => {
        sent += piece.length;
        onBytes(sent, size);
      });
      return send({
        method: "POST",
        path,
        headers: { ...headers, "content-type": "application/octet-stream", "content-length": String(size) },
        payload,
      });
    },
  };
}

/** Told while Vivencia is opened in this process, which takes a moment. */
export interface Opening {
  readonly opening: () => void;
  readonly opened: () => void;
}

/** Reaches the running server, or opens Vivencia in this process. Errors are said in the language of the terminal. */
export async function connect(speech: Speech, told: Opening): Promise<Connection> {
  const { words } = speech;
  const config = readConfig();
  const running = readRunning(config.dataDir);
  if (running)
    return connectionBy(
      speech,
      running.address,
      running.token,
      (sent) => sendTo(words, running.address, sent),
      async () => {},
    );
  const lock = lockDataDir(config.dataDir);
  const context = createContext(quietLog);
  const token = context.random(32).toString("base64url");
  told.opening();
  try {
    // Loaded only here: whoever speaks to a running server need not wait for a server's code.
    const [{ boot }, { createServer }] = await Promise.all([
      import("../boot.ts"),
      import("../api/server.ts"),
    ]);
    const booted = await boot(config, context);
    const server = await createServer({
      context,
      app: () => booted.app,
      readiness: () => ({ ready: true, waitingFor: [] }),
      localToken: token,
      defaultWorkspace: async () => booted.workspace,
      webDir: undefined,
      publicUrl: config.publicUrl,
      trackingPerSecond: config.trackingPerSecond,
      version: readVersion(),
    });
    // A free port of this machine for the length of one command; the token keeps everyone else out.
    await server.listen({ host: "127.0.0.1", port: 0 });
    const bound = server.server.address();
    const address = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
    const shown = config.publicUrl ?? `http://${config.host}:${config.port}`;
    return connectionBy(
      speech,
      shown,
      token,
      (sent) => sendTo(words, address, sent),
      async () => {
        await server.close();
        await booted.close();
        lock.release();
      },
    );
  } catch (error) {
    lock.release();
    throw error;
  } finally {
    told.opened();
  }
}
