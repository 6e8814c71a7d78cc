// What the values of fields are called in a mail: touchpoints and segments by the names that their workspace gave them,
// channels and stages by the vocabulary. What has no name is shown as it came.

import { channelNames, parseChannel } from "../domain/channel.ts";
import type { Format } from "../domain/format.ts";
import { dateFormat } from "../domain/formatters.ts";
import { interactionKinds } from "../domain/interaction.ts";
import type { Language } from "../domain/language.ts";
import type { Filter, FilterField } from "../domain/question.ts";
import { parseStage, stageNames } from "../domain/stage.ts";
import type { DashboardWords } from "./words/letter-words.ts";

/** Names by key or id. */
export interface KnownNames {
  readonly touchpoints: ReadonlyMap<string, string>;
  readonly segments: ReadonlyMap<string, string>;
}

/** For whom a mail is written. */
export interface MailReader extends KnownNames {
  readonly language: Language;
  readonly words: DashboardWords;
  readonly format: Format;
}

/** A day of the week, Monday 1, by its name. */
export function weekdayName(locale: string, weekday: number): string {
  // 5 January 1970 was a Monday.
  return dateFormat(locale, { weekday: "long", timeZone: "UTC" }).format((4 + weekday - 1) * 86_400_000);
}

/** What a field is called. */
export function nameField({ words, segments }: MailReader, field: FilterField): string {
  if (field.startsWith("trait:")) return field.slice(6);
  if (field.startsWith("segment:")) return segments.get(field.slice(8)) ?? words.none.segment;
  const names: Readonly<Record<string, string>> = words.field;
  return names[field] ?? field;
}

/** What a value of a field is called. */
export function nameValue(reader: MailReader, field: FilterField, value: string): string {
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
    case "language":
      return value === "" ? words.none.value : format.languageName(value);
    case "weekday":
      return /^[1-7]$/.test(value) ? weekdayName(format.locale, Number(value)) : value;
    case "hour":
      return /^\d{1,2}$/.test(value) ? `${value.padStart(2, "0")}:00` : value;
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

/** Filters as a sentence; "" without. */
export function nameFilters(reader: MailReader, filters: readonly Filter[]): string {
  const { words, format } = reader;
  return filters
    .map(({ field, op, values }) =>
      words.filter(
        nameField(reader, field),
        words.op[op],
        format.list(values.map((value) => nameValue(reader, field, value))),
      ),
    )
    .join("; ");
}
