// The kinds of calls and what all of them have in common once their time, id and context are known.

import type { ArrivedBroken, QuarantineReason } from "../../../domain/arrival.ts";
import type { JsonObject } from "./clean-text.ts";

/** The kinds of calls. */
export const callTypes = ["track", "page", "screen", "identify", "group", "alias"] as const;

/** One kind of call. */
export type CallType = (typeof callTypes)[number];

/** What every kind of call has. */
export interface CallHead {
  readonly message: JsonObject;
  /** The message's own context over that of its batch. */
  readonly context: JsonObject;
  readonly messageId: string;
  readonly at: number;
}

const known: ReadonlySet<string> = new Set(callTypes);

/** True for the name of a kind of call. */
export function isCallType(text: string): text is CallType {
  return known.has(text);
}

/** The kind of call: the path's, else the message's own. */
export function callTypeOf(message: JsonObject, fromPath: string | undefined): CallType | undefined {
  if (fromPath !== undefined && isCallType(fromPath)) return fromPath;
  const own = message.type;
  if (typeof own !== "string") return undefined;
  const name = own.trim().toLowerCase();
  return isCallType(name) ? name : undefined;
}

/** The arrival for something that cannot be accepted as it is. */
export function broken(reason: QuarantineReason, detail: string): ArrivedBroken {
  return { type: "broken", reason, detail };
}
