// One entry of the journal as items: the request body as it came, turned into messages and each of them into an arrival.
// Deterministic, so that reading the journal again gives the same ids, and complete: as many items as the entry counts.

import type { Item } from "../../item.ts";
import { broken, isCallType } from "./call-head.ts";
import { isObject } from "./clean-text.ts";
import { untagCall } from "./entry-tag.ts";
import { givenMessageId } from "./message-id.ts";
import { eventBytesMax, parseBody } from "./parse-body.ts";
import { type CallFacts, identityOf, parseCall } from "./parse-call.ts";
import { writeJson } from "./write-json.ts";

/** What is read of a journal entry. */
export interface TrackedEntry {
  readonly workspace: number;
  readonly callType: string;
  readonly receivedAt: number;
  readonly body: Buffer;
}

/**
 * The message as JSON that says everything itself: its type, when it was sent, the context of its batch. Parsing it again
 * with `parseCall` needs only when it was received. The write key is left out.
 */
function rawOf(message: unknown, facts: CallFacts): string {
  if (!isObject(message)) return writeJson(message);
  const { writeKey: _, ...own } = message;
  const whole: Record<string, unknown> = own;
  if (facts.callType !== undefined && isCallType(facts.callType)) whole.type = facts.callType;
  if (facts.sentAt !== undefined) whole.sentAt = facts.sentAt;
  if (isObject(facts.batchContext) && (own.context === undefined || isObject(own.context)))
    whole.context = { ...facts.batchContext, ...own.context };
  if (givenMessageId(message) === undefined) whole.messageId = identityOf(message, facts);
  return writeJson(whole);
}

/** All items of an entry, in order. Never throws. */
export function arrivalsOf(entry: TrackedEntry): Item[] {
  const { workspace, receivedAt: received } = entry;
  const { call: callType, tag } = untagCall(entry.callType);
  const body = parseBody(entry.body, callType);
  if (!body.ok) {
    const raw = entry.body.toString("utf8");
    return [{ arrival: broken("not-an-object", body.reason), raw: () => raw, line: null, received }];
  }
  const items: Item[] = [];
  // Only a body above the limit of one event can hold an event above it.
  const measured = entry.body.length > eventBytesMax;
  for (const [index, message] of body.messages.entries()) {
    const facts: CallFacts = {
      workspace,
      receivedAt: received,
      callType,
      place: `${tag}/${index}`,
      ...(body.sentAt === undefined ? {} : { sentAt: body.sentAt }),
      ...(body.context === undefined ? {} : { batchContext: body.context }),
    };
    const raw = () => rawOf(message, facts);
    const bytes = measured ? Buffer.byteLength(writeJson(message)) : 0;
    if (bytes > eventBytesMax) {
      const detail = `the event has ${bytes} bytes; at most ${eventBytesMax} (32 KB) are accepted`;
      items.push({ arrival: broken("too-large", detail), raw, line: null, received });
      continue;
    }
    for (const arrival of parseCall(message, facts)) items.push({ arrival, raw, line: null, received });
  }
  return items;
}
