// What of a browser reaches better-auth, and what of its answer reaches the browser: cookies and the browser's own name,
// nothing else. Invariant: a session's cookie is made here from its token, so that a request speaks for one session only.

import { createHmac } from "node:crypto";
import type { App } from "../app.ts";
import { sessionCookie } from "./open-accounts.ts";

/** What a browser sent that accounts may see. */
export interface Browser {
  /** The Cookie header. */
  readonly cookies: string;
  readonly userAgent: string;
  /** Where it calls from; undefined for this machine. */
  readonly address: string | undefined;
}

/** What became of a step of signing in, with the cookies to set. */
export interface Entry {
  /** False when a second factor is due before there is a session. */
  readonly entered: boolean;
  readonly cookies: readonly string[];
}

/** The token within a session cookie, whose signature follows after a dot. */
export function tokenOf(cookie: string): string {
  return cookie.split(".")[0] ?? "";
}

/** Headers for a step before there is a session: a session that the browser still has does not speak. */
export function strangerHeaders({ cookies, userAgent }: Pick<Browser, "cookies" | "userAgent">): Headers {
  const others = cookies
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !part.startsWith(`${sessionCookie}=`));
  return new Headers({ cookie: others.join("; "), "user-agent": userAgent.slice(0, 400) });
}

/** Headers that speak for a session. */
export async function sessionHeaders(app: Pick<App, "accounts">, token: string): Promise<Headers> {
  const { secret } = await app.accounts.context;
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  const value = encodeURIComponent(`${token}.${signature}`);
  return new Headers({ cookie: `${sessionCookie}=${value}` });
}

/** The cookies that an answer sets. */
export function cookiesOf(headers: Headers | null | undefined): readonly string[] {
  return headers?.getSetCookie() ?? [];
}
