// What every file of routes is given: the open product, the keys, the state of the server, and who asks.

import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { App } from "../actions/app.ts";
import type { KeyCache } from "../actions/manage-keys.ts";
import { AppError } from "../errors.ts";
import type { Caller, Member } from "./permissions.ts";

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
