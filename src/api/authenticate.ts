// Finds out who asks: a secret key as Bearer, the local token as Bearer, or a session cookie. A cookie alone can change
// nothing: mutating requests of a session must carry a header that other sites cannot send without our consent.

import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { tokenOf } from "../actions/accounts/browser.ts";
import { sessionCookie } from "../actions/accounts/open-accounts.ts";
import type { Session } from "../actions/accounts/sign-in.ts";
import type { KeyCache } from "../actions/manage-keys.ts";
import { AppError } from "../errors.ts";
import type { Caller } from "./permissions.ts";

/** What authentication needs. */
export interface AuthenticateParts {
  readonly keys: KeyCache;
  readonly whoIs: (token: string) => Promise<Session | undefined>;
  /** Token of the data directory's owner. */
  readonly localToken: string;
  /** The workspace that local callers work in when they name none. */
  readonly defaultWorkspace: () => Promise<number>;
}

function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** The caller of a request. Throws `unauthenticated` for a key that is not live and `forbidden` for a forged request. */
export async function authenticate(request: FastifyRequest, parts: AuthenticateParts): Promise<Caller> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer !== undefined) {
    if (sameSecret(bearer, parts.localToken))
      return { kind: "local", workspace: await parts.defaultWorkspace(), units: null };
    const key = bearer.startsWith("viv_secret_") ? await parts.keys.find(bearer) : undefined;
    if (key?.kind !== "secret")
      throw new AppError("unauthenticated", "The key in the Authorization header is not a live secret key.");
    return {
      kind: "secret",
      workspace: key.workspace,
      units: key.units,
      keyId: key.id,
      keyName: key.name,
      scopes: key.scopes,
    };
  }
  const cookie = request.cookies[sessionCookie];
  if (cookie === undefined) return { kind: "nobody" };
  const token = tokenOf(cookie);
  const session = await parts.whoIs(token);
  if (!session) return { kind: "nobody" };
  if (!safeMethods.has(request.method) && request.headers["x-vivencia"] === undefined)
    throw new AppError(
      "forbidden",
      "Requests of a signed-in browser that change something must carry the header X-Vivencia.",
    );
  return { kind: "session", ...session, token };
}
