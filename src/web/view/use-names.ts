// The names of channels, stages, touchpoints, units and segments in the reader's language. What is in no catalogue is shown as
// it came.

import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { UnitNames } from "../../api/contract-units.ts";
import type { Format } from "../../domain/format.ts";
import type { FilterField } from "../../domain/question.ts";
import { type KnownNames, nameValue, type ValueWords } from "../../domain/value-names.ts";
import type { Language } from "../i18n/language.ts";
import { segmentsQuery, touchpointsQuery, unitNamesQuery } from "../session/queries.ts";
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

const none: ReadonlyMap<string, string> = new Map();

/** The naming of values in one language, by names that are at hand. */
export function namesIn(t: Words, language: Language, format: Format, known: Partial<KnownNames>): NameOf {
  const { touchpoints = none, units = none, segments = none } = known;
  const reader = { language, format, touchpoints, units, segments, words: wordsOf(t) };
  return (field, value) => nameValue(reader, field, value);
}

/** The naming of values. Touchpoints and units are called by their key until their names have arrived. */
export function useNames(): NameOf {
  const { t } = useTranslation("overview");
  const language = useLanguage();
  const format = useFormat();
  const catalogue = useQuery(touchpointsQuery).data;
  const tree = useQuery(unitNamesQuery).data;
  const kept = useQuery(segmentsQuery).data;
  return useMemo(() => {
    const segments = new Map(kept?.segments.map(({ id, name }) => [id, name]));
    const named = (all: UnitNames["units"] | undefined) =>
      new Map(all?.map(({ key, names }) => [key, names[language]]));
    const touchpoints = named(catalogue?.touchpoints);
    return namesIn(t, language, format, { touchpoints, units: named(tree?.units), segments });
  }, [language, format, catalogue, tree, kept, t]);
}
