// Moments as tracking clients write them: ISO 8601 with or without zone (without means UTC), or seconds or milliseconds
// since 1970. Never the lenient rules of `Date.parse`, which finds a date in almost any text.

const usual = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const digits = /^\d{9,13}(\.\d{1,9})?$/;

/** Numbers from here on are milliseconds (1973), below it seconds. */
const millisecondsFrom = 1e11;

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === "Z" || zone === "z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  const numbers = zone.slice(1).replace(":", "");
  return sign * (Number(numbers.slice(0, 2)) * 60 + Number(numbers.slice(2) || "0")) * 60_000;
}

function fromNumber(number: number): number {
  if (!Number.isFinite(number)) return Number.NaN;
  return Math.round(Math.abs(number) >= millisecondsFrom ? number : number * 1000);
}

function fromText(text: string): number {
  const parts = iso.exec(text);
  if (!parts) return digits.test(text) ? fromNumber(Number(text)) : Number.NaN;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? "0")) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const inRange =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    minute <= 59 &&
    second <= 60 &&
    (hour <= 23 || (hour === 24 && minute === 0 && second === 0));
  if (!inRange) return Number.NaN;
  const fraction = Number((parts[7] ?? "").slice(0, 3).padEnd(3, "0"));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, fraction);
  return date.getTime() - offsetMs(parts[8]);
}

/** Milliseconds since 1970 UTC; undefined when nothing was said; NaN when what was said is no moment. */
export function parseMoment(value: unknown): number | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "number") return fromNumber(value);
  if (typeof value !== "string" || value.length > 60) return Number.NaN;
  // The one shape nearly every client sends; months of 30 days are left to the careful way.
  if (usual.test(value) && value.charCodeAt(8) < 51 && !value.startsWith("29", 8)) {
    const at = Date.parse(value);
    if (!Number.isNaN(at)) return at;
  }
  return fromText(value.trim());
}
