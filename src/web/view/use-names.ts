// The names of channels, stages, touchpoints and segments in the reader's language. What is in no catalogue is shown as it came.

import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "../../domain/format.ts";
import type { FilterField } from "../../domain/question.ts";
import { nameValue, type ValueWords } from "../../domain/value-names.ts";
import type { Language } from "../i18n/language.ts";
import { segmentsQuery, touchpointsQuery } from "../session/queries.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";

/** Names a value of a field. */
export type NameOf = (field: FilterField, value: string) => string;

type Words = TFunction<"overview">;

/** The words of one language for what has no name of its own. */
function wordsOf(t: Words): ValueWords {
  return {
    none: t("nowhere", { returnObjects: true }),
    direct: t("direct", { returnObjects: true }),
    segment: t("segment", { returnObjects: true }),
    kind: t("kind", { returnObjects: true }),
  };
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
  const reader = { language, format, touchpoints, segments, words: wordsOf(t) };
  return (field, value) => nameValue(reader, field, value);
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
