// What a public page is given to compute, and whether it did. A challenge says until when it can be solved and carries a MAC over
// that and the survey, so nothing of it is kept. The numbers that solve it are made with the id of the response: each response
// takes a computation of its own, and the same response sent again counts once.

import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isSolution } from "../domain/survey/puzzle.ts";
import type { App } from "./app.ts";
import { surveySecret } from "./asking/invitation-token.ts";

type Parts = Pick<App, "database" | "context">;

/** A page that stays open longer asks for another one as it sends. */
export const challengeMs = 24 * 60 * 60_000;

/** What a page computed. */
export interface Proof {
  readonly challenge: string;
  readonly solution: string;
}

async function macOf(app: Parts, survey: string, until: string): Promise<Buffer> {
  return createHmac("sha256", await surveySecret(app))
    .update(`vivencia survey challenge\n${survey}\n${until}`)
    .digest()
    .subarray(0, 16);
}

/** A challenge of a survey, as of now. */
export async function challengeOf(app: Parts, survey: string): Promise<string> {
  const until = (app.context.now() + challengeMs).toString(36);
  return `${until}.${(await macOf(app, survey, until)).toString("base64url")}`;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether the page computed for this response to this survey, and not too long ago. */
export async function isProven(
  app: Parts,
  survey: string,
  response: string,
  proof: Proof | null,
): Promise<boolean> {
  const [, until, mac] = /^([0-9a-z]{1,12})\.([\w-]{22})$/.exec(proof?.challenge ?? "") ?? [];
  if (proof === null || until === undefined || mac === undefined) return false;
  if (Number.parseInt(until, 36) < app.context.now()) return false;
  const wanted = await macOf(app, survey, until);
  return timingSafeEqual(wanted, Buffer.from(mac, "base64url")) && isSolution(proof, response, digest);
}
