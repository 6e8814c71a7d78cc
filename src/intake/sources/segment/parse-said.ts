// What a sender says outright about the place of an interaction: channel, touchpoint, stage, kind, direct. A value that is
// not in the vocabulary is no error: it stays among the properties, because senders use these words for other things too.

import type { ArrivedInteraction } from "../../../domain/arrival.ts";
import { parseChannel } from "../../../domain/channel.ts";
import { type InteractionKind, interactionKinds } from "../../../domain/interaction.ts";
import { parseStage } from "../../../domain/stage.ts";
import { type JsonObject, readText } from "./clean-text.ts";

const kinds: ReadonlySet<string> = new Set(interactionKinds);
const keyPattern = /^[a-z0-9][a-z0-9_]{0,59}$/;

function isKind(text: string): text is InteractionKind {
  return kinds.has(text);
}

/** The key of a touchpoint from how people write it: "Call centre" is `call_centre`. Undefined when it can be none. */
export function parseTouchpointKey(value: unknown): string | undefined {
  const text = readText(value, 200);
  if (text === undefined) return undefined;
  const key = keyPattern.test(text)
    ? text
    : text
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "_")
        .replace(/^_|_$/g, "");
  return keyPattern.test(key) ? key : undefined;
}

function parseDirect(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "direct") return true;
  return value === "false" || value === "indirect" ? false : undefined;
}

/** Reads what was said and adds the names of the properties it used to `taken`. */
export function parseSaid(properties: JsonObject, taken: Set<string>): ArrivedInteraction["said"] {
  const said: { -readonly [Key in keyof ArrivedInteraction["said"]]: ArrivedInteraction["said"][Key] } = {};
  const channelText = properties.channel;
  const channel = typeof channelText === "string" ? parseChannel(channelText) : undefined;
  if (channel !== undefined) {
    said.channel = channel;
    taken.add("channel");
  }
  const touchpoint = parseTouchpointKey(properties.touchpoint);
  if (touchpoint !== undefined) {
    said.touchpoint = touchpoint;
    taken.add("touchpoint");
  }
  const stageText = properties.stage;
  const stage = typeof stageText === "string" ? parseStage(stageText) : undefined;
  if (stage !== undefined) {
    said.stage = stage;
    taken.add("stage");
  }
  const kind = readText(properties.kind, 40)?.toLowerCase();
  if (kind !== undefined && isKind(kind)) {
    said.kind = kind;
    taken.add("kind");
  }
  const direct = parseDirect(properties.direct);
  if (direct !== undefined) {
    said.direct = direct;
    taken.add("direct");
  }
  return said;
}
