// The names that people know things by: touchpoints and units from those of the workspace, channels and stages from the vocabulary,
// in the language of the terminal. What is in no catalogue is called as it came.

import { touchpointsAnswerSchema } from "../api/contract.ts";
import { type UnitNames, unitNamesSchema } from "../api/contract-units.ts";
import { channelNames, parseChannel } from "../domain/channel.ts";
import { parseStage, stageNames } from "../domain/stage.ts";
import type { Connection } from "./connection.ts";
import type { Speech } from "./i18n/speech.ts";

/** Names the value of a field, such as `phone` of `channel`. */
export type NameOf = (field: string, value: string) => string;

/** The text of a catalogue under a key that came from outside; the key itself when there is none. */
export function wordFor(texts: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(texts, key) ? (texts[key] ?? key) : key;
}

const none: ReadonlyMap<string, string> = new Map();

/** Naming by lists of touchpoints and units: their names in the language by their key. */
export function namesBy(
  speech: Speech,
  touchpoints: ReadonlyMap<string, string>,
  units: ReadonlyMap<string, string> = none,
): NameOf {
  const { words, language } = speech;
  return (field, value) => {
    switch (field) {
      case "touchpoint":
        return value === "" ? words.ask.none.touchpoint : (touchpoints.get(value) ?? value);
      case "unit":
        return value === "" ? words.ask.none.value : (units.get(value) ?? value);
      case "channel": {
        const channel = parseChannel(value);
        return value === "" ? words.ask.none.channel : channel ? channelNames[channel][language] : value;
      }
      case "stage": {
        const stage = parseStage(value);
        return value === "" ? words.ask.none.stage : stage ? stageNames[stage][language] : value;
      }
      case "language":
        return value === "" ? words.ask.none.value : speech.languageName(value);
      case "weekday":
        return /^[1-7]$/.test(value) ? speech.weekdayName(Number(value)) : value;
      case "kind":
        return wordFor(words.kind, value) || words.ask.none.value;
      case "direct":
        return value === "true" || value === "1" ? words.ask.yes : words.ask.no;
      default:
        return value === "" ? words.ask.none.value : value;
    }
  };
}

/** Naming by the workspace's catalogue. */
export async function readNames(connection: Connection, speech: Speech): Promise<NameOf> {
  const [catalogue, tree] = await Promise.all([
    connection.call("GET", "/api/v1/touchpoints"),
    connection.call("GET", "/api/v1/units/names"),
  ]);
  const named = (all: UnitNames["units"]) =>
    new Map(all.map(({ key, names }) => [key, names[speech.language]]));
  const { touchpoints } = touchpointsAnswerSchema.parse(catalogue);
  return namesBy(speech, named(touchpoints), named(unitNamesSchema.parse(tree).units));
}
