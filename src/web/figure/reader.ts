// For whom a figure is written: the language, how numbers and dates are written, and what the values of fields are called.
// A figure asks for nothing else of its surroundings, so that it can be drawn for people without an account too.

import { useMemo } from "react";
import { createFormat, type Format } from "../../domain/format.ts";
import type { Language } from "../i18n/language.ts";
import { useFormat, useLanguage, useMe } from "../session/workspace.tsx";
import { type NameOf, useNames } from "../view/use-names.ts";

/** For whom a figure is written. */
export interface FigureReader {
  readonly language: Language;
  readonly timeZone: string;
  readonly format: Format;
  readonly nameOf: NameOf;
}

/** The signed-in person. */
export function useReader(): FigureReader {
  const language = useLanguage();
  const format = useFormat();
  const nameOf = useNames();
  const { timeZone } = useMe().workspace;
  return useMemo(() => ({ language, timeZone, format, nameOf }), [language, timeZone, format, nameOf]);
}

/** The format of an answer: money is written in the currency that was added up, which may not be the workspace's. */
export function formatFor(
  reader: FigureReader,
  answer: { readonly unit: string; readonly currency: string },
): Format {
  return answer.unit === "money"
    ? createFormat(reader.language, reader.timeZone, answer.currency)
    : reader.format;
}
