// The tracking API's place among the routes: the same handler that the server may call before the framework, registered
// here so that the API's description names its paths and a server without the short cut still answers.

import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from "fastify";
import { z } from "zod";
import { problemSchema } from "../contract.ts";
import type { TrackingHandler } from "./tracking-handler.ts";
import { shortTrackingPaths, type TrackingCall, trackingPaths } from "./tracking-paths.ts";

export {
  createTrackingHandler,
  type TrackingDeps,
  type TrackingEntry,
  type TrackingHandler,
} from "./tracking-handler.ts";

/** What the plugin is registered with. */
export interface TrackingOptions {
  /** Made once by `createTrackingHandler` and shared with the server's short cut. */
  readonly handler: TrackingHandler;
}

const moment = z.union([z.iso.datetime({ offset: true }), z.number()]).describe("ISO 8601 or milliseconds");
const things = z.record(z.string(), z.unknown());

const messageShape = {
  messageId: z.string().max(100).optional().describe("Repeats with the same id count once"),
  userId: z
    .string()
    .optional()
    .describe("This or anonymousId, unless traits or properties identify the person"),
  anonymousId: z.string().optional(),
  timestamp: moment.optional(),
  sentAt: moment.optional().describe("Corrects a wrong clock: receivedAt − (sentAt − timestamp)"),
  context: things.optional(),
  writeKey: z.string().optional().describe("Where no Authorization header can be sent"),
};

const message = z.looseObject(messageShape);
const properties = things.optional().describe("Free, with the reserved names of the tracking reference");

const bodies: Readonly<Record<Exclude<TrackingCall, "metrics">, z.ZodType>> = {
  track: message.extend({ event: z.string(), properties }),
  page: message.extend({ name: z.string().optional(), category: z.string().optional(), properties }),
  screen: message.extend({ name: z.string().optional(), category: z.string().optional(), properties }),
  identify: message.extend({ traits: things.optional() }),
  group: message.extend({ groupId: z.string(), traits: things.optional() }),
  alias: message.extend({ previousId: z.string() }),
  batch: z.looseObject({
    batch: z.array(message.extend({ type: z.string() })).max(2500),
    sentAt: moment.optional(),
    context: things.optional(),
    writeKey: z.string().optional(),
  }),
  import: z.looseObject({ batch: z.array(message.extend({ type: z.string() })).max(2500) }),
};

const summaries: Readonly<Record<Exclude<TrackingCall, "metrics">, string>> = {
  track: "Something a customer did",
  page: "A page a customer saw",
  screen: "A screen of an app a customer saw",
  identify: "Who a customer is",
  group: "Which company or household a customer belongs to",
  alias: "Two identifiers of one customer",
  batch: "Many calls at once",
  import: "Many past calls at once",
};

const answers = {
  200: z
    .object({ success: z.literal(true) })
    .describe("Durable in the journal; each event is judged behind it"),
  400: problemSchema.describe("No valid JSON, or larger than 32 KB an event, 500 KB or 2,500 events a batch"),
  401: problemSchema.describe("Unknown write key"),
  429: problemSchema.describe("Too fast; Retry-After says when to try again"),
  503: problemSchema.describe("Not durable; try again after Retry-After"),
};

function schemaOf(call: TrackingCall, path: string): FastifySchema & Record<string, unknown> {
  if (call === "metrics" || path in shortTrackingPaths) return { hide: true };
  return {
    tags: ["tracking"],
    summary: summaries[call],
    security: [{ writeKey: [] }],
    body: bodies[call],
    response: answers,
  };
}

// The schemas describe. What is sent is judged by the source's parser, never refused for its shape.
const unchecked = { validatorCompiler: () => () => true, serializerCompiler: () => JSON.stringify };

/** Registers all paths of the tracking API. */
export async function trackingRoutes(server: FastifyInstance, options: TrackingOptions): Promise<void> {
  const { handler } = options;
  // Answered before the framework reads the body or minds its type: beacons send JSON as text/plain. Not calling the third
  // argument ends the framework's part.
  const onRequest = (request: FastifyRequest, reply: FastifyReply, _done: () => void) => {
    reply.hijack();
    handler(request.raw, reply.raw);
  };
  const route = { config: { permission: "send" }, ...unchecked, onRequest, handler: () => {} } as const;
  for (const [path, call] of [...Object.entries(trackingPaths), ...Object.entries(shortTrackingPaths)]) {
    server.route({ ...route, method: "POST", url: path, schema: schemaOf(call, path) });
    server.route({ ...route, method: "OPTIONS", url: path, schema: { hide: true } });
  }
  const url = "/v1/projects/:writeKey/settings";
  const schema = {
    tags: ["tracking"],
    summary: "Settings for browser clients",
    params: z.object({ writeKey: z.string() }),
    response: { 200: z.looseObject({ integrations: things }), 404: problemSchema },
  };
  server.route({ ...route, method: "GET", url, schema });
  server.route({ ...route, method: "OPTIONS", url, schema: { hide: true } });
}
