// A request body of the tracking API as a list of messages. Only two things are the sender's error here: text that is no
// JSON, and size. Any other shape is accepted and each message judged on its own, so that one wrong event never costs
// the rest of its batch.
// Limits (Segment's): 32 KB an event, 500 KB and 2,500 events a batch.

import { callTypeOf, isCallType } from "./call-head.ts";
import { isObject, type JsonObject, objectOf } from "./clean-text.ts";

/** Largest event, in bytes of UTF-8. */
export const eventBytesMax = 32 * 1024;

/** Largest body of a batch, in bytes of UTF-8, after unpacking. */
export const batchBytesMax = 500 * 1024;

/** Most events in a batch. */
export const batchEventsMax = 2500;

/** What a body holds, or why it is refused with status 400. */
export type ParsedBody =
  | {
      readonly ok: true;
      /** The write key in the body, if it has one. */
      readonly writeKey?: string;
      /** `sentAt` of the batch as written; absent for single calls, whose message has its own. */
      readonly sentAt?: unknown;
      /** `context` of the batch. */
      readonly context?: JsonObject;
      readonly messages: readonly unknown[];
    }
  | { readonly ok: false; readonly status: 400; readonly reason: string };

function refuse(reason: string): ParsedBody {
  return { ok: false, status: 400, reason };
}

function writeKeyOf(value: JsonObject): string | undefined {
  const key = value.writeKey;
  return typeof key === "string" && key !== "" && key.length <= 200 ? key : undefined;
}

function single(value: unknown, size: number): ParsedBody {
  if (size > eventBytesMax)
    return refuse(`The event has ${size} bytes; at most ${eventBytesMax} (32 KB) are accepted.`);
  const writeKey = isObject(value) ? writeKeyOf(value) : undefined;
  return writeKey === undefined ? { ok: true, messages: [value] } : { ok: true, writeKey, messages: [value] };
}

function batch(body: JsonObject, messages: readonly unknown[]): ParsedBody {
  if (messages.length > batchEventsMax)
    return refuse(
      `The batch has ${messages.length} events; at most ${batchEventsMax} are accepted. Send several.`,
    );
  const writeKey = writeKeyOf(body) ?? writeKeyOf(objectOf(messages[0]));
  return {
    ok: true,
    ...(writeKey === undefined ? {} : { writeKey }),
    ...(body.sentAt === undefined ? {} : { sentAt: body.sentAt }),
    ...(isObject(body.context) ? { context: body.context } : {}),
    messages,
  };
}

/**
 * Parses a body, already unpacked. `callType` is the call that the path names (`track`, …), or `batch` or `import`.
 * A batch without a list of events is one message of the wrong shape.
 */
export function parseBody(body: Buffer, callType: string): ParsedBody {
  if (body.length > batchBytesMax)
    return refuse(
      `The body has ${body.length} bytes; at most ${batchBytesMax} (500 KB) are accepted. Send less at once.`,
    );
  let value: unknown;
  try {
    const text = body.toString("utf8");
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return refuse("The body is not valid JSON.");
  }
  if (isCallType(callType)) return single(value, body.length);
  if (!isObject(value)) return { ok: true, messages: [value] };
  const list = value.batch;
  if (Array.isArray(list)) return batch(value, list);
  return callTypeOf(value, undefined) === undefined
    ? { ok: true, messages: [value], ...keyOf(value) }
    : single(value, body.length);
}

function keyOf(value: JsonObject): { writeKey?: string } {
  const writeKey = writeKeyOf(value);
  return writeKey === undefined ? {} : { writeKey };
}
