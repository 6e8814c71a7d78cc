// What values of fields are called, on screens and in mails: channels and stages by the vocabulary, touchpoints, units and
// segments by the names that their workspace gave them. What has no name is shown as it came.

import { channelNames, parseChannel } from "./channel.ts";
import type { Format } from "./format.ts";
import { dateFormat } from "./formatters.ts";
import { type InteractionKind, interactionKinds } from "./interaction.ts";
import type { Language } from "./language.ts";
import type { FilterField } from "./question.ts";
import { parseStage, stageNames } from "./stage.ts";

/** Names by key or id. */
export interface KnownNames {
  readonly touchpoints: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly segments: ReadonlyMap<string, string>;
}

/** The words of one language for what is no name. */
export interface ValueWords {
  /** What stands where there is none. */
  readonly none: Readonly<Record<"channel" | "stage" | "touchpoint" | "segment" | "value", string>>;
  readonly direct: Readonly<Record<"yes" | "no", string>>;
  readonly segment: Readonly<Record<"in" | "out", string>>;
  readonly kind: Readonly<Record<InteractionKind, string>>;
}

/** For whom values are named. */
export interface NameReader extends KnownNames {
  readonly language: Language;
  readonly format: Format;
  readonly words: ValueWords;
}

/** A day of the week, Monday 1, by its name. */
export function weekdayName(locale: string, weekday: number): string {
  // 5 January 1970 was a Monday.
  return dateFormat(locale, { weekday: "long", timeZone: "UTC" }).format((4 + weekday - 1) * 86_400_000);
}

/** What a value of a field is called. */
export function nameValue(reader: NameReader, field: FilterField, value: string): string {
  const { words, language, format } = reader;
  switch (field) {
    case "channel": {
      const channel = parseChannel(value);
      return channel ? channelNames[channel][language] : value || words.none.channel;
    }
    case "stage": {
      const stage = parseStage(value);
      return stage ? stageNames[stage][language] : value || words.none.stage;
    }
    case "touchpoint":
      return reader.touchpoints.get(value) ?? (value || words.none.touchpoint);
    case "unit":
      return reader.units.get(value) ?? (value || words.none.value);
    case "language":
      return value === "" ? words.none.value : format.languageName(value);
    case "weekday":
      return /^[1-7]$/.test(value) ? weekdayName(format.locale, Number(value)) : value;
    case "hour":
      return /^([01]?\d|2[0-3])$/.test(value) ? `${value.padStart(2, "0")}:00` : value;
    case "direct":
      return value === "true" || value === "1" ? words.direct.yes : words.direct.no;
    case "kind": {
      const kind = interactionKinds.find((one) => one === value);
      return kind ? words.kind[kind] : value || words.none.value;
    }
    case "segment":
      return reader.segments.get(value) ?? words.none.segment;
    default:
      if (field.startsWith("segment:")) return value === "in" ? words.segment.in : words.segment.out;
      return value || words.none.value;
  }
}
