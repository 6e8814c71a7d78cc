// What every request passes before its route: security headers, who asks, whether they may, whether they ask too often, and
// whether the text they sent can be kept. A route that names no permission is refused when the server is built.

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { type AuthenticateParts, authenticate } from "./authenticate.ts";
import { type Caller, decideAccess, type Permission } from "./permissions.ts";
import { createRateLimiter, takeOrRefuse } from "./rate-limit.ts";
import { senderOf } from "./routes/tracking-handler.ts";

declare module "fastify" {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifyContextConfig {
    permission?: Permission;
    /** True for the route that opens sessions: few attempts in a row are enough for people. */
    isSignIn?: boolean;
  }
}

/** What the guard needs. */
export interface GuardParts {
  readonly context: Context;
  readonly auth: () => AuthenticateParts;
  /** The units that someone sees who was given these nodes of the workspace's tree; null is all. */
  readonly unitsSeen: (
    workspace: number,
    nodes: readonly string[] | null,
  ) => Promise<readonly string[] | null>;
  /** Requests a second of one caller below /api; 0 means no limit. */
  readonly apiPerSecond: number;
  /** Address of this server for browsers; with TLS, they are told to keep to it. */
  readonly publicUrl: string | undefined;
}

/** At once a caller may send this many times what it may send in a second. */
const burstSeconds = 4;

/** Attempts to sign in from one address: at once, and in the long run. */
const signInLimits = { perSecond: 0.5, burst: 30 } as const;

/** How deep the values of a body may be nested. */
export const depthMax = 64;

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers of every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
  "permissions-policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()",
};

/** Said only under an address with TLS: a browser then comes back by TLS alone, for half a year. */
const strictTransport = { "strict-transport-security": "max-age=15552000" } as const;

function isBelowApi(request: FastifyRequest): boolean {
  return /^\/api(?:[/?]|$)/.test(request.url);
}

/** Whose bucket a known caller draws from; undefined for the owner's own command line. */
function bucketOf(caller: Exclude<Caller, { kind: "nobody" }>): string | undefined {
  switch (caller.kind) {
    case "secret":
      return `key ${caller.keyId}`;
    case "session":
      return `session ${caller.token}`;
    case "local":
      return undefined;
  }
}

/**
 * Refuses what no store of ours can hold: the character U+0000, halves of characters, and values nested so deep that only
 * an attacker sends them. Walks without recursion.
 */
export function checkSent(what: string, sent: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: sent, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === "string") {
      if (value.includes("\u0000") || /\p{Cs}/u.test(value))
        throw new AppError(
          "bad-input",
          `The ${what} holds a text with the character U+0000 or half of a character; leave it out.`,
        );
      continue;
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth >= depthMax)
      throw new AppError("bad-input", `The ${what} is nested more than ${depthMax} levels deep.`);
    if (Array.isArray(value)) for (const item of value) open.push({ value: item, depth: depth + 1 });
    else
      for (const [key, item] of Object.entries(value))
        open.push({ value: key, depth: depth + 1 }, { value: item, depth: depth + 1 });
  }
}

function isStream(body: unknown): boolean {
  return typeof body === "object" && body !== null && "pipe" in body;
}

/** Puts the guard before all routes that are registered afterwards. */
export function addGuard(
  server: FastifyInstance,
  { context, auth, unitsSeen, apiPerSecond, publicUrl }: GuardParts,
): void {
  const { now } = context;
  const isTls = publicUrl?.startsWith("https:") ?? false;
  const headers = isTls ? { ...securityHeaders, ...strictTransport } : securityHeaders;
  const burst = burstSeconds * apiPerSecond;
  const calls = createRateLimiter({ perSecond: apiPerSecond, burst, now });
  const signIns = createRateLimiter({ ...signInLimits, now });

  server.decorateRequest("caller", { getter: () => ({ kind: "nobody" }) as const } as never);
  server.addHook("onRoute", (route) => {
    const isPage = !/^\/(api|v1)(\/|$)/.test(route.url) && route.method.toString().includes("GET");
    if (isPage) route.config = { permission: "public", ...route.config };
    if (route.config?.permission === undefined)
      throw new AppError("internal", `Route ${String(route.method)} ${route.url} names no permission.`);
  });
  server.addHook("onRequest", async (request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(headers);
    const api = isBelowApi(request);
    if (api) reply.header("cache-control", "no-store");
    const { permission = "public", isSignIn } = request.routeOptions.config ?? {};
    const stranger = `address ${senderOf(request.raw) ?? "this machine"}`;
    if (permission === "public" || permission === "send") {
      if (isSignIn) takeOrRefuse(signIns, stranger);
      if (api) takeOrRefuse(calls, stranger);
      return;
    }
    const named = await authenticate(request, auth()).catch((thrown: unknown) => {
      takeOrRefuse(calls, stranger);
      throw thrown;
    });
    const bucket = named.kind === "nobody" ? stranger : bucketOf(named);
    if (bucket !== undefined) takeOrRefuse(calls, bucket);
    decideAccess(named, permission);
    // Who was given a unit sees what stands under it, too; from here on the caller carries everything that may be seen.
    const caller =
      named.kind === "nobody" || named.units === null
        ? named
        : { ...named, units: (await unitsSeen(named.workspace, named.units)) ?? [] };
    Object.defineProperty(request, "caller", { value: caller });
  });
  server.addHook("preValidation", async (request) => {
    checkSent("address", request.params);
    checkSent("query", request.query);
    if (!isStream(request.body)) checkSent("body", request.body);
  });
}
