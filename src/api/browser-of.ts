// Between a request and accounts: what of the browser goes in, and which cookies come out.

import type { FastifyReply, FastifyRequest } from "fastify";
import type { Browser, Entry } from "../actions/accounts/browser.ts";
import { AppError } from "../errors.ts";
import type { Caller, SessionCaller } from "./permissions.ts";
import { senderOf } from "./routes/tracking-handler.ts";

/** The browser behind a request. */
export function browserOf(request: FastifyRequest): Browser {
  const { cookie = "", "user-agent": userAgent = "" } = request.headers;
  return { cookies: cookie, userAgent, address: senderOf(request.raw) };
}

/** Sets the cookies of a step. */
export function setCookies(reply: FastifyReply, cookies: readonly string[]): FastifyReply {
  for (const cookie of cookies) reply.header("set-cookie", cookie);
  return reply;
}

/** Answers a step of signing in: 204 when there is a session, 202 when the second factor is due. */
export function answerEntry(reply: FastifyReply, { entered, cookies }: Entry): FastifyReply {
  setCookies(reply, cookies);
  return entered ? reply.code(204).send() : reply.code(202).send({ secondFactor: true });
}

/** The person behind a request whose permission was checked. */
export function sessionOf(caller: Caller): SessionCaller {
  if (caller.kind === "session") return caller;
  throw new AppError("forbidden", "Only a person has an account; sign in in a browser.");
}
