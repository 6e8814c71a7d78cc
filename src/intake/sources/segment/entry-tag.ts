// Messages that say neither an id nor a time are told apart by when and where they arrived. Two requests in the same
// millisecond would still look alike, so the journal entry of such a request carries a tag behind its call: "track#k3f9".
// The tag is in the journal, hence reading the journal again gives the same ids.

import { isObject } from "./clean-text.ts";
import { givenMessageId } from "./message-id.ts";

/** Whether any message can be told apart only by its arrival. */
export function needTag(messages: readonly unknown[]): boolean {
  for (const message of messages) {
    if (!isObject(message) || givenMessageId(message) !== undefined) continue;
    if ((message.originalTimestamp ?? "") === "" && (message.timestamp ?? "") === "") return true;
  }
  return false;
}

/** The call of an entry with a tag of letters, digits, - and _. */
export function tagCall(call: string, tag: string): string {
  return `${call}#${tag}`;
}

/** The call and the tag of an entry; no tag is empty text. */
export function untagCall(callType: string): { readonly call: string; readonly tag: string } {
  const mark = callType.indexOf("#");
  return mark < 0
    ? { call: callType, tag: "" }
    : { call: callType.slice(0, mark), tag: callType.slice(mark + 1) };
}
