// Arithmetic on calendar dates such as 2026-03-29, without hours and without a time zone.
// The server turns a date into a moment (the start of that day in the question's time zone), so a day that daylight saving
// makes 23 or 25 hours long is still one day here. Only "today" needs a time zone.

declare const calendarDate: unique symbol;

/** A day of the calendar, YYYY-MM-DD. */
export type CalendarDate = string & { readonly [calendarDate]: true };

const DAY_MS = 86_400_000;

function isCalendarDate(text: string): text is CalendarDate {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** A calendar date from text; undefined when it is not a day that exists (2026-02-30). Years run from 1000 to 9999. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  return isCalendarDate(text) ? text : undefined;
}

function fromMs(ms: number): CalendarDate {
  const text = new Date(ms).toISOString().slice(0, 10);
  if (!isCalendarDate(text)) throw new RangeError(`${text} is outside the calendar of this screen`);
  return text;
}

function toMs(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(date: CalendarDate): number {
  return ((new Date(toMs(date)).getUTCDay() + 6) % 7) + 1;
}

/** Year, month 1..12 and day 1..31. */
export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The date `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromMs(toMs(date) + days * DAY_MS);
}

/** The date `months` later; 31 January plus one month is the last day of February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromMs(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** How many days from `from` to `to`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

/** The first day of the month of `date`. */
export function startOfMonth(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - partsOf(date).day);
}

/** The first day of the year of `date`. */
export function startOfYear(date: CalendarDate): CalendarDate {
  return fromMs(Date.UTC(partsOf(date).year, 0, 1));
}

/** The earlier of two dates. */
export function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}

// Making a formatter takes longer than any other step of a date, and a company has one time zone.
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormatOf(timeZone: string): Intl.DateTimeFormat {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    dayFormats.set(timeZone, format);
  }
  return format;
}

/** The calendar date that clocks in `timeZone` (IANA) show at `ms` since 1970. */
export function dateIn(timeZone: string, ms: number): CalendarDate {
  const parts = dayFormatOf(timeZone).formatToParts(ms);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  const text = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  if (!isCalendarDate(text)) throw new RangeError(`${text} is outside the calendar of this screen`);
  return text;
}
