// The names of channels, stages, touchpoints and segments in the reader's language. What is in no catalogue is shown as it came.

import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { channelNames, parseChannel } from "../../domain/channel.ts";
import type { Format } from "../../domain/format.ts";
import { interactionKinds } from "../../domain/interaction.ts";
import type { FilterField } from "../../domain/question.ts";
import { parseStage, stageNames } from "../../domain/stage.ts";
import type { Language } from "../i18n/language.ts";
import { segmentsQuery, touchpointsQuery } from "../session/queries.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";

/** Names a value of a field. */
export type NameOf = (field: FilterField, value: string) => string;

type Words = TFunction<"overview">;

function weekdayName(locale: string, value: string): string | undefined {
  // 5 January 1970 was a Monday, the first day of the log's weeks.
  const day = /^[1-7]$/.test(value) ? Number(value) : undefined;
  if (day === undefined) return undefined;
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    (4 + day - 1) * 86_400_000,
  );
}

function hourName(value: string): string | undefined {
  return /^([01]?\d|2[0-3])$/.test(value) ? `${value.padStart(2, "0")}:00` : undefined;
}

const nobody: ReadonlyMap<string, string> = new Map();

/** The naming of values in one language, for a catalogue of touchpoints and segments that is at hand. */
export function namesIn(
  t: Words,
  language: Language,
  format: Format,
  touchpoints: ReadonlyMap<string, string>,
  segments: ReadonlyMap<string, string> = nobody,
): NameOf {
  return (field, value) => {
    switch (field) {
      case "channel": {
        const channel = parseChannel(value);
        return channel ? channelNames[channel][language] : value || t("nowhere.channel");
      }
      case "stage": {
        const stage = parseStage(value);
        return stage ? stageNames[stage][language] : value || t("nowhere.stage");
      }
      case "touchpoint":
        return touchpoints.get(value) ?? (value || t("nowhere.touchpoint"));
      case "language":
        return value === "" ? t("nowhere.value") : format.languageName(value);
      case "weekday":
        return weekdayName(format.locale, value) ?? value;
      case "hour":
        return hourName(value) ?? value;
      case "direct":
        return value === "true" || value === "1" ? t("direct.yes") : t("direct.no");
      case "kind": {
        const kind = interactionKinds.find((one) => one === value);
        return kind ? t(`kind.${kind}`) : value || t("nowhere.value");
      }
      case "segment":
        return segments.get(value) ?? t("nowhere.segment");
      default:
        if (field.startsWith("segment:")) return value === "in" ? t("segment.in") : t("segment.out");
        return value || t("nowhere.value");
    }
  };
}

/** The naming of values. Touchpoints are called by their key until the catalogue has arrived. */
export function useNames(): NameOf {
  const { t } = useTranslation("overview");
  const language = useLanguage();
  const format = useFormat();
  const catalogue = useQuery(touchpointsQuery).data;
  const kept = useQuery(segmentsQuery).data;
  return useMemo(() => {
    const segments = new Map(kept?.segments.map(({ id, name }) => [id, name]));
    const names = new Map(catalogue?.touchpoints.map((one) => [one.key, one.names[language]]));
    return namesIn(t, language, format, names, segments);
  }, [language, format, catalogue, kept, t]);
}
