// One message of a Segment-compatible client as an arrival: track, page and screen are interactions, identify, group and
// alias are profiles, and what can be neither is broken with a reason of the closed list. Pure and total: any value that
// JSON can hold has an answer, and the same message has the same id and content however often it is sent.
// Shapes: Segment's HTTP API and spec, RudderStack's variants of them, and the reserved properties of docs/reference/tracking.md.

import { type Arrival, aheadMsMax, earliestAt } from "../../../domain/arrival.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { broken, type CallHead, callTypeOf, callTypes } from "./call-head.ts";
import { isObject, type JsonObject, objectOf, readText, show } from "./clean-text.ts";
import { messageIdOf } from "./message-id.ts";
import { parseConsent } from "./parse-consent.ts";
import { hintsOf, IdentifierCollector, previousIdKind } from "./parse-identifiers.ts";
import { parseInteraction } from "./parse-interaction.ts";
import { parseMoment } from "./parse-moment.ts";
import { parseTraits, traitValueMax } from "./parse-traits.ts";

/** What is known about a message beside itself. */
export interface CallFacts {
  readonly workspace: number;
  /** When it reached us, in milliseconds. */
  readonly receivedAt: number;
  /** `sentAt` of its batch, as the sender wrote it; wins over the message's own. */
  readonly sentAt?: unknown;
  /** `context` of its batch; the message's own fields win. */
  readonly batchContext?: unknown;
  /** The call that the path names; anything but a kind of call leaves it to the message's `type`. */
  readonly callType?: string;
  /** Its place among what arrived in the same millisecond; tells apart messages without id and time. */
  readonly place?: string;
}

/**
 * When it happened by the sender's clock. RudderStack's clients write `originalTimestamp` always and `timestamp` only when
 * their caller set it, so there it is the time that was meant; they are known by the `channel` beside the type.
 */
function claimedTime(message: JsonObject): { readonly at: number | undefined; readonly isFinal: boolean } {
  const original = parseMoment(message.originalTimestamp);
  const stamp = parseMoment(message.timestamp);
  if (original === undefined || Number.isNaN(original)) return { at: stamp ?? original, isFinal: false };
  const meant =
    stamp !== undefined && !Number.isNaN(stamp) && stamp !== original && typeof message.channel === "string";
  return meant ? { at: stamp, isFinal: true } : { at: original, isFinal: false };
}

/** receivedAt − (sentAt − originalTimestamp): the sender's clock may be wrong, the time between two of its readings not. */
function timeOf(message: JsonObject, facts: CallFacts): number {
  const claimed = claimedTime(message);
  if (claimed.at === undefined) return facts.receivedAt;
  if (Number.isNaN(claimed.at)) return Number.NaN;
  const sent = parseMoment(facts.sentAt) ?? parseMoment(message.sentAt);
  const trusted = claimed.isFinal || sent === undefined || Number.isNaN(sent);
  const at = trusted ? claimed.at : facts.receivedAt - (sent - claimed.at);
  return at > facts.receivedAt + aheadMsMax ? facts.receivedAt : Math.round(at);
}

function hasTime({ originalTimestamp, timestamp }: JsonObject): boolean {
  return (originalTimestamp ?? "") !== "" || (timestamp ?? "") !== "";
}

function profile(
  head: CallHead,
  callType: string,
  identifiers: readonly Identifier[],
  traits: Record<string, string | number | boolean>,
): Arrival {
  return { type: "profile", messageId: head.messageId, at: head.at, identifiers, traits, callType };
}

function parseIdentify(head: CallHead, who: IdentifierCollector): Arrival {
  const traits = { ...objectOf(head.context.traits), ...objectOf(head.message.traits) };
  const taken = new Set<string>(["anonymousId", "userId"]);
  who.addPersonal(traits, hintsOf(head.context, traits), taken);
  const identifiers = who.identifiers();
  if (identifiers.length === 0) return broken("no-identifier", who.explain());
  return profile(head, "identify", identifiers, {
    ...parseConsent(head.context),
    ...parseTraits(traits, taken),
  });
}

function parseGroup(head: CallHead, who: IdentifierCollector): Arrival {
  const group = readText(head.message.groupId, traitValueMax);
  if (group === undefined)
    return broken("no-identifier", `groupId is ${show(head.message.groupId)}; a group call names its group`);
  // The traits of a group are those of a company or household: its e-mail is not this person's.
  const own = objectOf(head.context.traits);
  const taken = new Set<string>(["anonymousId", "userId"]);
  who.addPersonal(own, hintsOf(head.context, own), taken);
  const identifiers = who.identifiers();
  if (identifiers.length === 0) return broken("no-identifier", who.explain());
  const traits = parseTraits(objectOf(head.message.traits), new Set(), "group.");
  return profile(head, "group", identifiers, { ...parseTraits(own, taken), ...traits, group });
}

function parseAlias(head: CallHead, who: IdentifierCollector): Arrival {
  const { message } = head;
  const previous = readText(message.previousId ?? message.from, 250);
  if (message.userId === undefined || message.userId === null) who.add("user", message.to);
  if (previous !== undefined) who.add(previousIdKind(previous), previous);
  const identifiers = who.identifiers();
  if (previous === undefined || identifiers.length < 2)
    return broken("no-identifier", `an alias call needs previousId and userId; ${who.explain()}`);
  return profile(head, "alias", identifiers, {});
}

/** The id by which repeats of a message are known. */
export function identityOf(message: JsonObject, facts: CallFacts): string {
  const type = callTypeOf(message, facts.callType) ?? "";
  return messageIdOf(message, type, hasTime(message), `${facts.receivedAt} ${facts.place ?? ""}`);
}

/** The first part of a message that should be an object and is not. */
function misshapen(message: JsonObject): string | undefined {
  for (const part of ["properties", "traits", "context"]) {
    const value = message[part];
    if (value !== undefined && value !== null && !isObject(value))
      return `${part} is ${show(value)}, not an object`;
  }
  return undefined;
}

/** Parses one message. Always gives at least one arrival. */
export function parseCall(value: unknown, facts: CallFacts): Arrival[] {
  if (!isObject(value)) return [broken("not-an-object", `the message is ${show(value)}, not an object`)];
  const callType = callTypeOf(value, facts.callType);
  if (callType === undefined) {
    const said = show(value.type);
    return [broken("unknown-type", `type is ${said}; it must be one of ${callTypes.join(", ")}`)];
  }
  const wrong = misshapen(value);
  if (wrong !== undefined) return [broken("not-an-object", wrong)];
  const at = timeOf(value, facts);
  if (Number.isNaN(at)) {
    const said = show(value.originalTimestamp ?? value.timestamp);
    return [broken("bad-time", `the time is ${said}; write it as ISO 8601, like 2026-01-31T12:00:00.000Z`)];
  }
  if (at < earliestAt)
    return [broken("bad-time", `the time is ${new Date(Math.max(at, -8e15)).toISOString()}, before 1990`)];
  const context = isObject(facts.batchContext)
    ? { ...facts.batchContext, ...objectOf(value.context) }
    : objectOf(value.context);
  const messageId = identityOf(value, facts);
  const who = new IdentifierCollector();
  who.add("user", value.userId);
  who.add("anonymous", value.anonymousId);
  const hints = hintsOf(context, objectOf(context.traits));
  who.addExternal(context.externalIds, hints);
  who.addExternal(context.externalId, hints);
  who.addExternal(value.externalIds, hints);
  const head: CallHead = { message: value, context, messageId, at };
  switch (callType) {
    case "identify":
      return [parseIdentify(head, who)];
    case "group":
      return [parseGroup(head, who)];
    case "alias":
      return [parseAlias(head, who)];
    case "track":
    case "page":
    case "screen":
      return [parseInteraction(head, callType, who)];
  }
}
