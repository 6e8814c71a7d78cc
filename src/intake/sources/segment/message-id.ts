// The id by which a repeated message is known. The sender's own `messageId` when it has one; else the hash of the content
// with its time, so that a retry counts once; without any time the moment and place of arrival are part of it, because two
// equal clicks are two clicks.

import { hash } from "node:crypto";
import { cleanText, isObject, type JsonObject } from "./clean-text.ts";

/** Longest id kept as it is; longer ones are hashed. */
export const messageIdMax = 100;

/** Parts of a message that differ between its repeats or are not about what happened. */
const notContent: ReadonlySet<string> = new Set([
  "messageId",
  "sentAt",
  "receivedAt",
  "writeKey",
  "_metadata",
  "integrations",
]);

const depthMax = 60;

function canonical(value: unknown, depth: number): string {
  if (Array.isArray(value)) {
    if (depth >= depthMax) return '"…"';
    return `[${value.map((item) => canonical(item, depth + 1)).join(",")}]`;
  }
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  if (depth >= depthMax) return '"…"';
  const keys = Object.keys(value).sort();
  const fields = keys
    .filter((key) => depth > 0 || !notContent.has(key))
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`);
  return `{${fields.join(",")}}`;
}

/** The sender's id, undefined when there is none to go by. */
export function givenMessageId(message: JsonObject): string | undefined {
  const given = message.messageId;
  if (typeof given === "number" && Number.isFinite(given)) return String(given);
  return typeof given === "string" && given.trim() !== "" ? given.trim() : undefined;
}

/** The id of a message of type `type`. `arrived` tells apart messages that say no time. */
export function messageIdOf(message: JsonObject, type: string, timed: boolean, arrived: string): string {
  const given = givenMessageId(message);
  if (given !== undefined)
    return given.length <= messageIdMax ? cleanText(given, messageIdMax) : `sha256:${hash("sha256", given)}`;
  return `sha256:${hash("sha256", `${type}\n${timed ? "" : arrived}\n${canonical(message, 0)}`)}`;
}
