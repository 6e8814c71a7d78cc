// Sends one webhook and says what came of it. It follows no redirect, reads little of an answer, waits a bounded time, and
// unless the operator allows it goes only over TLS to addresses that anybody can reach: they are looked at when the
// connection is made, because a name can mean another address a moment after it was checked.

import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";
import { webhookHeaders } from "./sign-webhook.ts";

/** A webhook to send. */
export interface Webhook {
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  /** The same for every repetition. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  /** Whether it may go to machines of the own network, and without TLS. */
  readonly allowsPrivate: boolean;
}

/** What came of it: the status of the answer, or why there was none. */
export type WebhookOutcome =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: "failed"; readonly why: "private" | "not_https" | "no_answer" | "unreachable" };

/** An answer that takes longer is none. */
const answerMs = 10_000;

/** Of an answer only the status is of interest. */
const answerBytesMax = 64 * 1024;

const retryAfterMax = 24 * 3_600_000;

class PrivateAddress extends Error {}

type Looked = (error: Error | null, found: string | LookupAddress[], family?: number) => void;

/** As `dns.lookup`, but a name that means a private address is an error. */
function lookUpPublic(name: string, options: LookupOptions, done: Looked): void {
  lookup(name, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return done(error ?? new Error("no address"), []);
    if (found.some(({ address }) => !isPublicAddress(address))) return done(new PrivateAddress(), []);
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
}

/** `Retry-After` in milliseconds: seconds or a date; null for what is neither. */
export function retryAfterOf(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), retryAfterMax) : null;
}

/** Sends it. Never throws for what the other side does. */
export function postWebhook(webhook: Webhook): Promise<WebhookOutcome> {
  const { secret, id, body, at, allowsPrivate } = webhook;
  const url = new URL(webhook.url);
  const isTls = url.protocol === "https:";
  if (!isTls && !allowsPrivate) return Promise.resolve({ kind: "failed", why: "not_https" });
  // An address that is written out is never looked up.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowsPrivate && isIP(host) !== 0 && !isPublicAddress(host))
    return Promise.resolve({ kind: "failed", why: "private" });
  return new Promise((resolve) => {
    const end = (outcome: WebhookOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const sent = (isTls ? httpsRequest : httpRequest)(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(body),
        "user-agent": "Vivencia",
        ...webhookHeaders(secret, id, at, body),
      },
      ...(allowsPrivate ? {} : { lookup: lookUpPublic }),
    });
    const timer = setTimeout(() => {
      end({ kind: "failed", why: "no_answer" });
      sent.destroy();
    }, answerMs);
    sent.on("response", (answer) => {
      const retryAfterMs = retryAfterOf(answer.headers["retry-after"], at);
      let bytes = 0;
      const rest = setTimeout(() => answer.destroy(), answerMs);
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > answerBytesMax) answer.destroy();
      });
      answer.on("error", () => {});
      answer.on("close", () => clearTimeout(rest));
      // The status is known now; what follows it is read so that the connection can be used again.
      end({ kind: "answered", status: answer.statusCode ?? 0, retryAfterMs });
    });
    sent.on("error", (cause) =>
      end({ kind: "failed", why: cause instanceof PrivateAddress ? "private" : "unreachable" }),
    );
    sent.end(body);
  });
}
