// Signing in with the printed link: its one-time token stands behind `#`, which never reaches a server log. It is sent once
// and becomes a cookie that scripts cannot read.

import { RequestFailed, request } from "./request.ts";

/** What became of a token: a session, a code that is due, a refusal (used, expired, mistyped), or no answer. */
export type Entry = "entered" | "code-due" | "refused" | "unreachable";

/** Trades a one-time token for a session. */
export async function enter(token: string): Promise<Entry> {
  try {
    const answer = await request<{ secondFactor: true } | undefined>("/api/v1/session", {
      method: "POST",
      body: { token },
    });
    return answer?.secondFactor ? "code-due" : "entered";
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    return error.kind === "unreachable" || error.kind === "starting" ? "unreachable" : "refused";
  }
}
