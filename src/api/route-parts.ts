// What every file of routes is given: the open product, the keys, the state of the server, and who asks.

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { App } from "../actions/app.ts";
import type { KeyCache } from "../actions/manage-keys.ts";
import type { SightCache } from "../actions/resolve-sight.ts";
import { type Actor, type Doer, shortenAddress } from "../domain/audit.ts";
import { AppError } from "../errors.ts";
import type { Caller, Member } from "./permissions.ts";
import { senderOf } from "./routes/tracking-handler.ts";

/** A Fastify whose routes are typed by their zod schemas. */
export type ZodFastify = FastifyInstance<
  import("fastify").RawServerDefault,
  import("node:http").IncomingMessage,
  import("node:http").ServerResponse,
  import("fastify").FastifyBaseLogger,
  ZodTypeProvider
>;

/** What the routes reach the product through. `app` throws `not-ready` until the engines are there. */
export interface RouteParts {
  readonly app: () => App;
  readonly keys: () => KeyCache;
  readonly sights: () => SightCache;
  readonly version: string;
  readonly readiness: () => Readiness;
}

/** Whether the server can do its work, and what it waits for. */
export interface Readiness {
  readonly ready: boolean;
  readonly waitingFor: readonly string[];
}

/** The member behind a request whose permission was checked. */
export function memberOf(caller: Caller): Member {
  if (caller.kind === "nobody") throw new AppError("unauthenticated", "Sign in first.");
  return caller;
}

function actorOf(member: Member): Actor {
  switch (member.kind) {
    case "session":
      return { kind: "person", id: member.person, name: member.name, role: member.role };
    case "secret":
      return { kind: "key", id: member.keyId, name: member.keyName, role: null };
    case "local":
      return { kind: "local", id: null, name: null, role: null };
  }
}

/** Who does what a request asks for, as the audit trail tells it. */
export function doerOf(request: FastifyRequest): Doer {
  const member = memberOf(request.caller);
  return {
    workspace: member.workspace,
    actor: actorOf(member),
    address: shortenAddress(senderOf(request.raw)),
  };
}

/** What the records say of who made something: the person's name, or the kind of program. */
export function makerOf(member: Member): string {
  return member.kind === "session" ? member.name : member.kind === "secret" ? member.keyName : "vivencia";
}

/** The account of a person; null for programs. */
export function accountOf(member: Member): string | null {
  return member.kind === "session" ? member.person : null;
}

/** Ends the question when its asker goes away before the answer. */
export function signalOf(reply: FastifyReply): AbortSignal {
  const abort = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) abort.abort();
  });
  return abort.signal;
}
