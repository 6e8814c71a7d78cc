// The one way the app talks to its server. Every failure becomes a RequestFailed whose `kind` decides what a screen says
// and whether asking again by itself makes sense; the words of a problem+json answer are kept for people.

import type { Problem } from "../../api/contract.ts";

/** unreachable: no answer at all; starting: engines not ready; signed-out: no session; the rest as they sound. */
export type FailureKind = "unreachable" | "starting" | "signed-out" | "refused" | "broken";

/** A request that brought no answer to show. */
export class RequestFailed extends Error {
  readonly kind: FailureKind;
  readonly status: number;
  /** Code of the product's closed list; "" when the answer carried none. */
  readonly code: string;
  /** Which parts of the request were wrong. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];

  constructor(kind: FailureKind, status: number, problem: Partial<Problem>, cause?: unknown) {
    super(problem.detail || problem.title || "", cause === undefined ? undefined : { cause });
    this.name = "RequestFailed";
    this.kind = kind;
    this.status = status;
    this.code = problem.code ?? "";
    this.errors = problem.errors ?? [];
  }
}

/** Whether the same request may succeed in a moment. */
export function mayRecover(error: unknown): boolean {
  return error instanceof RequestFailed && (error.kind === "unreachable" || error.kind === "starting");
}

/** Whether the thing went on while it was changed here. */
export function isConflict(error: unknown): boolean {
  return error instanceof RequestFailed && error.code === "conflict";
}

function kindOf(status: number): FailureKind {
  if (status === 401) return "signed-out";
  if (status === 502 || status === 503 || status === 504) return "starting";
  return status >= 500 ? "broken" : "refused";
}

async function problemOf(response: Response): Promise<Partial<Problem>> {
  if (!response.headers.get("content-type")?.includes("json")) return {};
  try {
    const body: unknown = await response.json();
    // Every field is read as possibly missing, so a body of another shape only loses its words.
    return typeof body === "object" && body !== null ? (body as Partial<Problem>) : {};
  } catch {
    return {};
  }
}

/** The language that the page speaks, in which the server says what it refuses. A survey may speak others than ours. */
function languageOnScreen(): string {
  return document.documentElement.lang || "en";
}

/** What a request may carry besides its path. */
export interface RequestOptions {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, for uploads. */
  readonly raw?: Blob;
  readonly signal?: AbortSignal;
}

/** Sends a request and gives the answer of a server that took it. */
async function send(path: string, options: RequestOptions, accept: string): Promise<Response> {
  const method = options.method ?? (options.body !== undefined || options.raw ? "POST" : "GET");
  const headers: Record<string, string> = { accept, "accept-language": languageOnScreen() };
  if (method !== "GET") headers["x-vivencia"] = "web";
  if (options.body !== undefined) headers["content-type"] = "application/json";
  if (options.raw) headers["content-type"] = "application/octet-stream";
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
      ...(options.raw ? { body: options.raw } : {}),
      ...(options.body !== undefined ? { body: JSON.stringify(options.body) } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new RequestFailed("unreachable", 0, {}, cause);
  }
  if (!response.ok)
    throw new RequestFailed(kindOf(response.status), response.status, await problemOf(response));
  return response;
}

/**
 * Asks the server and gives its JSON answer, or undefined for an empty one. `T` is the contract's type of the path: the
 * server parses every answer with the same schema before it leaves, so it is not parsed a second time here.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const text = await (await send(path, options, "application/json")).text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** Asks the server for a file that depends on what is sent. */
export async function requestFile(path: string, body: unknown): Promise<Blob> {
  return (await send(path, { body }, "*/*")).blob();
}
