// Numbers, dates and periods as people in each language write them. Times come from the API in the workspace's time zone
// with their offset; days are shown as those clocks had them, whatever the clock of the machine says. Screens and mails write alike.

import { addDays, type CalendarDate } from "./calendar.ts";
import type { Grain, Range } from "./chosen-period.ts";
import { dateFormat, numberFormat } from "./formatters.ts";
import type { Language } from "./language.ts";
import type { MetricUnit } from "./metric/metric.ts";

/** What a score is counted in as people read it: shares are percentages. */
export type ScoreUnit = Exclude<MetricUnit, "share"> | "percent";

const MINUS = "−";
/** Stands where there is no figure. */
export const NO_FIGURE = "–";

const localeOf: Readonly<Record<Language, string>> = { es: "es-ES", en: "en-GB" };

function utc(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Everything that writes a figure or a date for one language, workspace time zone and currency. */
export function createFormat(language: Language, timeZone: string, currency: string) {
  const locale = localeOf[language];
  const number = (value: number, options: Intl.NumberFormatOptions): string => {
    // A value that rounds to nothing is never "−0".
    return numberFormat(locale, { signDisplay: "negative", ...options })
      .format(value)
      .replace("-", MINUS);
  };
  const day = (options: Intl.DateTimeFormatOptions) => dateFormat(locale, { timeZone: "UTC", ...options });

  // Large sums are read without their cents.
  const usualDigits = (value: number, unit: ScoreUnit) =>
    unit !== "money" ? 1 : Math.abs(value) >= 10_000 ? 0 : 2;

  const score = (value: number | null, unit: ScoreUnit, asked?: number, signed = false): string => {
    if (value === null) return NO_FIGURE;
    const digits = asked ?? usualDigits(value, unit);
    const base: Intl.NumberFormatOptions = {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...(signed && { signDisplay: "exceptZero" }),
    };
    switch (unit) {
      case "percent":
        return number(value / 100, { ...base, style: "percent" });
      case "count":
        return number(value, { maximumFractionDigits: 0, ...(signed && { signDisplay: "exceptZero" }) });
      case "money":
        // "mixed" and "" are no currencies: the number is then shown alone.
        return /^[A-Z]{3}$/.test(currency)
          ? number(value, { ...base, style: "currency", currency })
          : number(value, base);
      default:
        return number(value, base);
    }
  };

  return {
    locale,
    /** A score in its unit; "–" for none. */
    score,
    /** A difference of scores, with its sign; percent differences are points and carry no %. */
    change: (value: number | null, unit: ScoreUnit, digits?: number): string =>
      score(value, unit === "percent" ? "points" : unit, digits, true),
    /** 12 345 as the language groups it. */
    count: (value: number): string => number(value, { maximumFractionDigits: 0 }),
    /** A mean such as 4,2. */
    decimal: (value: number, digits = 1): string =>
      number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    /** A share 0..1 as a percentage. */
    share: (value: number, digits = 0): string =>
      number(value, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }),
    /** 4,2 MB. */
    bytes: (value: number): string => {
      const step = value < 1e3 ? 0 : value < 1e6 ? 1 : value < 1e9 ? 2 : 3;
      const unit = (["byte", "kilobyte", "megabyte", "gigabyte"] as const)[step] ?? "byte";
      return number(value / 1000 ** step, {
        style: "unit",
        unit,
        unitDisplay: step === 0 ? "long" : "short",
        maximumFractionDigits: step < 2 ? 0 : 1,
      });
    },
    /** A range of whole days: "1–22 nov 2026". */
    range: (range: Range): string => {
      const last = addDays(range.to, -1);
      const format = day({ day: "numeric", month: "short", year: "numeric" });
      return range.from >= last
        ? format.format(utc(range.from))
        : format.formatRange(utc(range.from), utc(last));
    },
    /** One day: "22 nov 2026". */
    date: (date: CalendarDate): string =>
      day({ day: "numeric", month: "short", year: "numeric" }).format(utc(date)),
    /** A month or a year by name. */
    month: (date: CalendarDate): string => day({ month: "long", year: "numeric" }).format(utc(date)),
    year: (date: CalendarDate): string => day({ year: "numeric" }).format(utc(date)),
    /** One step of a trend: its day, week (by its first day), month, quarter or year. */
    grain: (date: CalendarDate, grain: Grain, long = false): string => {
      switch (grain) {
        case "day":
        case "week":
          return day(
            long
              ? { weekday: "short", day: "numeric", month: "long", year: "numeric" }
              : { day: "numeric", month: "short" },
          ).format(utc(date));
        case "month":
          return day(long ? { month: "long", year: "numeric" } : { month: "short", year: "2-digit" }).format(
            utc(date),
          );
        case "quarter": {
          const quarter = Math.floor((Number(date.slice(5, 7)) + 2) / 3);
          return `${language === "es" ? "T" : "Q"}${quarter} ${date.slice(0, 4)}`;
        }
        case "year":
          return date.slice(0, 4);
      }
    },
    /** A moment on the workspace's clocks. */
    moment: (iso: string): string =>
      dateFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(iso)),
    /** The time of day of a moment on the workspace's clocks. */
    time: (iso: string): string => dateFormat(locale, { timeStyle: "short", timeZone }).format(new Date(iso)),
    /** A language by its name: "español" for es. */
    languageName: (code: string): string => {
      try {
        return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
      } catch {
        return code;
      }
    },
    /** "a, b o c". */
    list: (items: readonly string[]): string =>
      new Intl.ListFormat(locale, { type: "disjunction" }).format(items),
  };
}

/** What `createFormat` gives. */
export type Format = ReturnType<typeof createFormat>;
