// How a webhook proves that it is ours: the headers of the Standard Webhooks specification (standardwebhooks.com), which
// receivers have libraries for. The signature is over id, time and body, so that none of them can be changed or sent later.

import { createHmac } from "node:crypto";

const prefix = "whsec_";

/** Random bytes as a secret to sign with: `whsec_` and base64. 24 to 64 bytes, says the specification. */
export function webhookSecretOf(bytes: Buffer): string {
  return `${prefix}${bytes.toString("base64")}`;
}

/** `v1,` and the base64 of HMAC-SHA256 over `id.seconds.body`, under the bytes of the secret. */
export function webhookSignature(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
}

/** The headers of a webhook; a repetition has the same id. `at` is in milliseconds. */
export function webhookHeaders(secret: string, id: string, at: number, body: string): Record<string, string> {
  const seconds = Math.floor(at / 1000);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": webhookSignature(secret, id, seconds, body),
  };
}
