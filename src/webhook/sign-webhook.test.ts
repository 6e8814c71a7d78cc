import { describe, expect, it } from "vitest";
import { webhookHeaders, webhookSecretOf, webhookSignature } from "./sign-webhook.ts";

describe("the signature of a webhook", () => {
  it("is that of the libraries of the specification", () => {
    // Vector of the reference libraries.
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const body = '{"test": 2432232314}';
    const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    expect(webhookSignature(secret, id, 1614265330, body)).toBe(signature);
    expect(webhookHeaders(secret, id, 1614265330_999, body)).toEqual({
      "webhook-id": id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": signature,
    });
  });

  it("changes with the id, the time, the body and the secret", () => {
    const secret = webhookSecretOf(Buffer.alloc(32, 1));
    const all = [
      webhookSignature(secret, "a", 1, "x"),
      webhookSignature(secret, "b", 1, "x"),
      webhookSignature(secret, "a", 2, "x"),
      webhookSignature(secret, "a", 1, "y"),
      webhookSignature(webhookSecretOf(Buffer.alloc(32, 2)), "a", 1, "x"),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
