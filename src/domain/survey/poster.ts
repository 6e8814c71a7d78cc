// A poster of a survey: what stands on it, and the address behind its code. Pure; drawing it is left to whoever makes the file.

import { builtInLanguage } from "./built-in-words.ts";
import { type LinkPlace, placeQuery } from "./link-values.ts";

/** The papers it comes on. */
export const posterPapers = ["a4", "a5", "a6"] as const;

/** One of them. */
export type PosterSize = (typeof posterPapers)[number];

/** Most sheets of one file. */
export const posterSheetsMax = 200;

/** Their width and height in points. */
export const posterSizes: Readonly<Record<PosterSize, readonly [number, number]>> = {
  a4: [595.28, 841.89],
  a5: [419.53, 595.28],
  a6: [297.64, 419.53],
};

/** What one sheet says. */
export interface PosterSheet {
  readonly company: string;
  readonly heading: string;
  readonly hint: string;
  /** The place that it is for, in words; "" for all. */
  readonly place: string;
  readonly address: string;
}

/** What a poster says when nothing else was written, in both first languages. */
export const posterWords = {
  es: { heading: "¿Cómo ha sido su experiencia?", hint: "Apunte con la cámara de su móvil" },
  en: { heading: "How was your experience?", hint: "Point your phone's camera here" },
} as const;

/** The words of a poster in a language. */
export function posterWordsIn(language: string): (typeof posterWords)["es" | "en"] {
  return posterWords[builtInLanguage(language)];
}

/** The address of a survey with the place that it is answered about. */
export function posterAddress(origin: string, token: string, place: LinkPlace, language: string): string {
  const query = new URLSearchParams([...placeQuery(place), ["lang", language]]);
  return `${origin}/a/${token}?${query}`;
}
