// How the terminal speaks to one person: the catalogue of their language, and numbers, shares and days as it writes them.
// Everything that is printed for people goes through a Speech; what is printed for programs (`--json`) never does.

import { en, type Words } from "./en.ts";
import { es } from "./es.ts";
import type { Language } from "./language.ts";

/** One language of the terminal. */
export interface Speech {
  readonly language: Language;
  readonly words: Words;
  /** A whole number: 12,345 or 12.345. */
  readonly count: (value: number) => string;
  /** With so many digits after the point: 4.25 or 4,25. `signed` also writes the plus. */
  readonly decimal: (value: number, digits: number, signed?: boolean) => string;
  /** A share from 0 to 1 as a percentage, whole unless digits are asked for: 52% or 52 %. */
  readonly percent: (share: number, digits?: number) => string;
  /** A day such as 2026-01-31: 31 Jan 2026 or 31 ene 2026. */
  readonly day: (date: string) => string;
  /** The name of a language by its code; the code itself when it has none. */
  readonly languageName: (code: string) => string;
  /** The name of a day of the week, 1 for Monday to 7 for Sunday. */
  readonly weekdayName: (number: number) => string;
}

const locales: Readonly<Record<Language, string>> = { es: "es-ES", en: "en-GB" };
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

/** The speech of a language. */
export function speakIn(language: Language): Speech {
  const locale = locales[language];
  const format = (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options)
      .format(value)
      // A narrow or a hard space would be one more character to a terminal, and something else to whoever copies it.
      .replace(/[\u00a0\u202f]/g, " ")
      // What rounds to nothing has no sign.
      .replace(/^[-+](?=0(?:[.,]0+)?(?: ?%)?$)/, "");
  const date = (value: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(value);
  return {
    language,
    words: language === "es" ? es : en,
    count: (value) => format(value, { maximumFractionDigits: 0 }),
    decimal: (value, digits, signed = false) =>
      format(value, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        ...(signed ? { signDisplay: "exceptZero" } : {}),
      }),
    percent: (share, digits = 0) =>
      format(share, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }),
    day: (day) => date(new Date(`${day}T00:00:00Z`), { day: "numeric", month: "short", year: "numeric" }),
    languageName(code) {
      try {
        return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
      } catch {
        return code;
      }
    },
    weekdayName: (number) => date(new Date(monday + (number - 1) * 86_400_000), { weekday: "long" }),
  };
}
