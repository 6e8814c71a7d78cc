// The tracking API as one plain request handler: the hottest path of the product, so it stands beside the web framework and
// not inside it. A request is acknowledged only when its body is durable in the journal; what the messages mean is
// found out behind it. Nothing is logged here and nothing depends on who else is being served.
// Statuses: 200 · 400 no JSON or too large · 401 unknown key · 405 · 415 encoding · 429 too fast · 503 journal cannot be written.

import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError, errorCodes, toAppError } from "../../errors.ts";
import { needTag, tagCall } from "../../intake/sources/segment/entry-tag.ts";
import { batchBytesMax, type ParsedBody, parseBody } from "../../intake/sources/segment/parse-body.ts";
import { presentProblem } from "../problem.ts";
import type { RateLimiter } from "../rate-limit.ts";
import { type ReceivedBody, receiveBody } from "./tracking-body.ts";
import { callOfPath, pathOf, settingsKeyOf, type TrackingCall } from "./tracking-paths.ts";
import { presentSettings } from "./tracking-settings.ts";

/** What the tracking API needs of the rest of the product. */
export interface TrackingDeps {
  /** The workspace of a live write key. */
  readonly findWriteKey: (key: string) => Promise<{ readonly workspace: number } | undefined>;
  /** Resolves when the body is durable; rejects with `journal-full` when it cannot be. */
  readonly append: (entry: TrackingEntry) => Promise<void>;
  readonly limiter: RateLimiter;
  readonly now: () => number;
  readonly random: (size: number) => Buffer;
  /** Address of this server for browsers, without a slash at its end; the request's own Host when absent. */
  readonly publicUrl?: string | undefined;
}

/** One accepted request body for the journal. */
export interface TrackingEntry {
  readonly workspace: number;
  /** `track`, …, `batch` or `import`, with a tag behind `#` where messages need one; `arrivalsOf` reads it. */
  readonly callType: string;
  readonly receivedAt: number;
  /** How many messages the body holds. */
  readonly count: number;
  readonly body: Buffer;
}

/** Answers a request of the tracking API; false, with nothing touched, when the request is for somebody else. */
export type TrackingHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

const success = Buffer.from('{"success": true}');
const successHeaders = {
  "Content-Type": "application/json; charset=utf-8",
  "Content-Length": success.length,
  "Access-Control-Allow-Origin": "*",
  "X-Content-Type-Options": "nosniff",
};

/** Seconds after which a sender may try again when the journal cannot be written. */
const unavailableSeconds = 5;

function sendSuccess(response: ServerResponse): void {
  response.writeHead(200, successHeaders);
  response.end(success);
}

function sendProblem(response: ServerResponse, error: AppError, headers: Record<string, string> = {}): void {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify({ success: false, ...presentProblem(error) });
  response.writeHead(errorCodes[error.code].status, {
    "Content-Type": "application/problem+json",
    "Content-Length": Buffer.byteLength(body),
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    // Scripts of other sites may read only the headers named here; browser clients wait as long as Retry-After says.
    "Access-Control-Expose-Headers": "Retry-After, X-RateLimit-Reset",
    ...headers,
  });
  response.end(body);
}

function sendPreflight(request: IncomingMessage, response: ServerResponse): void {
  const asked = request.headers["access-control-request-headers"];
  const known = asked !== undefined && asked.length <= 500 && /^[a-z0-9 ,_-]+$/i.test(asked);
  response.writeHead(204, {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "POST, GET, OPTIONS",
    "Access-Control-Allow-Headers": known
      ? asked
      : "authorization, content-type, content-encoding, x-retry-count",
    "Access-Control-Max-Age": "86400",
    Vary: "Access-Control-Request-Headers",
  });
  response.end();
}

/** The key in `Authorization: Basic base64(key:)` or `Bearer key`, or in `?writeKey=`. */
function keyBesideBody(request: IncomingMessage): string | undefined {
  const header = request.headers.authorization;
  if (header !== undefined && header.length <= 500) {
    const space = header.indexOf(" ");
    const scheme = header.slice(0, space).toLowerCase();
    const value = header.slice(space + 1).trim();
    if (scheme === "bearer" && value !== "") return value;
    if (scheme === "basic") {
      const pair = Buffer.from(value, "base64").toString("utf8");
      const colon = pair.indexOf(":");
      const key = colon < 0 ? pair : pair.slice(0, colon);
      if (key !== "") return key;
    }
  }
  const url = request.url ?? "";
  const query = url.indexOf("?");
  if (query < 0 || !url.includes("writeKey=", query)) return undefined;
  return new URLSearchParams(url.slice(query + 1)).get("writeKey") || undefined;
}

/**
 * Whose bucket a request draws from. A proxy on this machine is believed about whom it speaks for; undefined for a program
 * on this machine, which is not limited.
 */
export function senderOf(request: IncomingMessage): string | undefined {
  const address = request.socket.remoteAddress ?? "";
  if (!/^(127\.|::1$|::ffff:127\.|$)/.test(address)) return address;
  const forwarded = request.headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(",").at(-1)?.trim();
  return last === undefined || last === "" ? undefined : last.slice(0, 60);
}

const unknownKey = () =>
  new AppError(
    "unauthenticated",
    "The write key is not known. Make one with `vivencia keys create --kind write`.",
  );

const noKey = () =>
  new AppError(
    "unauthenticated",
    "The request names no write key: send it as the user of Basic authentication, as Bearer, or as writeKey in the body.",
  );

function problemOfBody(received: Exclude<ReceivedBody, { kind: "body" | "gone" }>): AppError {
  if (received.kind === "bad-encoding") return new AppError("unsupported-format", received.detail);
  return new AppError(
    "bad-input",
    `The body is larger than ${batchBytesMax} bytes (500 KB). Send less at once.`,
  );
}

class TrackingReception {
  readonly #deps: TrackingDeps;
  readonly #tags: () => string;

  constructor(deps: TrackingDeps) {
    this.#deps = deps;
    const start = deps.random(6).toString("base64url");
    let made = 0;
    this.#tags = () => `${start}${(made++).toString(36)}`;
  }

  /** Finds the workspace of a key and takes a request from its sender's bucket; undefined when it has answered. */
  async #admit(
    key: string | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<number | undefined> {
    const found = key === undefined ? undefined : await this.#deps.findWriteKey(key);
    if (found === undefined) {
      sendProblem(response, key === undefined ? noKey() : unknownKey(), { "WWW-Authenticate": "Basic" });
      return undefined;
    }
    const sender = senderOf(request);
    const waitMs = sender === undefined ? 0 : this.#deps.limiter.take(`${key}\n${sender}`);
    if (waitMs === 0) return found.workspace;
    const seconds = String(Math.max(1, Math.ceil(waitMs / 1000)));
    const error = new AppError(
      "rate-limited",
      `Too many requests from one sender; try again in ${seconds} s.`,
    );
    sendProblem(response, error, { "Retry-After": seconds, "X-RateLimit-Reset": seconds });
    return undefined;
  }

  async accept(
    call: TrackingCall,
    body: Buffer,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const outerKey = keyBesideBody(request);
    let workspace: number | undefined;
    if (outerKey !== undefined) {
      workspace = await this.#admit(outerKey, request, response);
      if (workspace === undefined) return;
    }
    const parsed: ParsedBody = parseBody(body, call);
    if (!parsed.ok) {
      sendProblem(response, new AppError("bad-input", parsed.reason));
      return;
    }
    workspace ??= await this.#admit(parsed.writeKey, request, response);
    if (workspace === undefined) return;
    const count = parsed.messages.length;
    if (count > 0) {
      const callType = needTag(parsed.messages) ? tagCall(call, this.#tags()) : call;
      await this.#deps.append({ workspace, callType, receivedAt: this.#deps.now(), count, body });
    }
    sendSuccess(response);
  }

  async sendSettings(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if ((await this.#deps.findWriteKey(key)) === undefined) {
      sendProblem(response, new AppError("not-found", "There is no such write key."));
      return;
    }
    const body = JSON.stringify(presentSettings(key, request, this.#deps.publicUrl));
    response.writeHead(200, {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Length": Buffer.byteLength(body),
      "Access-Control-Allow-Origin": "*",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, max-age=300",
    });
    response.end(body);
  }
}

/** Whatever could not be done is told as "try again": clients keep their events and do. */
function sendFailure(response: ServerResponse, thrown: unknown): void {
  const error = toAppError(thrown);
  const known =
    errorCodes[error.code].status === 503 ? error : new AppError("not-ready", "Try again in a moment.");
  sendProblem(response, known, { "Retry-After": String(unavailableSeconds) });
}

/** Makes the handler. */
export function createTrackingHandler(deps: TrackingDeps): TrackingHandler {
  const reception = new TrackingReception(deps);

  const receive = (call: TrackingCall, request: IncomingMessage, response: ServerResponse) => {
    receiveBody(request, (received) => {
      if (received.kind === "gone") return;
      if (call === "metrics") sendSuccess(response);
      else if (received.kind !== "body") sendProblem(response, problemOfBody(received));
      else
        reception
          .accept(call, received.body, request, response)
          .catch((thrown: unknown) => sendFailure(response, thrown));
    });
  };

  return (request, response) => {
    const path = pathOf(request.url ?? "");
    const call = callOfPath(path);
    const settingsKey = call === undefined ? settingsKeyOf(path) : undefined;
    if (call === undefined && settingsKey === undefined) return false;
    const { method } = request;
    if (method === "OPTIONS") sendPreflight(request, response);
    else if (call !== undefined && method === "POST") receive(call, request, response);
    else if (settingsKey !== undefined && (method === "GET" || method === "HEAD"))
      reception
        .sendSettings(settingsKey, request, response)
        .catch((thrown: unknown) => sendFailure(response, thrown));
    else {
      const allowed = call === undefined ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
      response.writeHead(405, { Allow: allowed, "Content-Length": 0, "Access-Control-Allow-Origin": "*" });
      response.end();
    }
    return true;
  };
}
