// Patterns of dates and times, such as `D/M/YYYY HH:mm`, turned into readers. Letters: YYYY YY, MMMM MMM (names in Spanish or
// English) MM M, DD D, HH H, hh h with a (am/pm), mm m, ss s, SSS (fraction), Z (offset), dddd (name of the day, not read).
// Other signs stand for themselves, [text] in brackets too. Whole names: iso, unix, unix-ms, excel. Impossible dates are refused.

/** A moment read from text: UTC milliseconds, or a wall-clock time that still needs its zone. */
export interface ReadMoment {
  readonly ms: number;
  readonly zoned: boolean;
}

/** Reads a text; undefined when it does not follow the pattern or names an impossible date. */
export type MomentReader = (text: string) => ReadMoment | undefined;

const months: Readonly<Record<string, number>> = {
  jan: 1,
  ene: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  abr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  ago: 8,
  sep: 9,
  set: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  dic: 12,
};
const tokenPattern = /\[[^\]]*\]|YYYY|YY|MMMM|MMM|MM|M|dddd|ddd|DD|D|HH|H|hh|h|mm|m|ss|s|S{1,9}|a|A|ZZ|Z/g;
const names = "([\\p{L}]{3,12})\\.?";
/** "Z", "+02:00", and as Google writes it "GMT+2" and "GMT+5:30". */
const offset = "(Z|[+-]\\d{2}:?\\d{2}|(?:GMT|UTC)(?:[+-]\\d{1,2}(?::?\\d{2})?)?)";
const pieces: Readonly<Record<string, readonly [string, string]>> = {
  YYYY: ["(\\d{4})", "year"],
  YY: ["(\\d{2})", "year2"],
  MMMM: [names, "name"],
  MMM: [names, "name"],
  MM: ["(\\d{2})", "month"],
  M: ["(\\d{1,2})", "month"],
  DD: ["(\\d{2})", "day"],
  D: ["(\\d{1,2})", "day"],
  HH: ["(\\d{2})", "hour"],
  H: ["(\\d{1,2})", "hour"],
  hh: ["(\\d{2})", "hour"],
  h: ["(\\d{1,2})", "hour"],
  mm: ["(\\d{2})", "minute"],
  m: ["(\\d{1,2})", "minute"],
  ss: ["(\\d{2})", "second"],
  s: ["(\\d{1,2})", "second"],
  a: ["([ap]\\.?\\s?m\\.?)", "half"],
  A: ["([ap]\\.?\\s?m\\.?)", "half"],
  Z: [offset, "offset"],
  ZZ: [offset, "offset"],
  dddd: ["[\\p{L}]{2,12}\\.?", ""],
  ddd: ["[\\p{L}]{2,12}\\.?", ""],
};

/** Makes the reader of a pattern; undefined when the pattern names no day at all. */
export function compileTimePattern(pattern: string): MomentReader | undefined {
  switch (pattern) {
    case "iso":
      return readIso;
    case "unix":
      return (text) => readCount(text, 1000, 0, true);
    case "unix-ms":
      return (text) => readCount(text, 1, 0, true);
    case "excel":
      return (text) => readCount(text, 86_400_000, Date.UTC(1899, 11, 30), false);
  }
  const fields: string[] = [];
  let source = "";
  let last = 0;
  for (const { 0: token, index } of pattern.matchAll(tokenPattern)) {
    source += quote(pattern.slice(last, index));
    last = index + token.length;
    if (token.startsWith("[")) source += quote(token.slice(1, -1));
    else if (token.startsWith("S")) {
      source += `(\\d{1,${token.length === 1 ? 9 : token.length}})`;
      fields.push("fraction");
    } else {
      const [piece, field] = pieces[token] ?? ["", ""];
      source += piece;
      if (field !== "") fields.push(field);
    }
  }
  source += quote(pattern.slice(last));
  const has = (...any: string[]) => any.some((field) => fields.includes(field));
  if (!has("year", "year2") || (has("day") && !has("month", "name"))) return undefined;
  const whole = new RegExp(`^\\s*${source}\\s*$`, "iu");
  return (text) => {
    const found = whole.exec(text);
    return found === null ? undefined : assemble(fields, found);
  };
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
}

function assemble(fields: readonly string[], found: RegExpExecArray): ReadMoment | undefined {
  let [year, month, day, hour, minute, second, fraction] = [0, 1, 1, 0, 0, 0, 0];
  let half = "";
  let offset: number | undefined;
  for (const [index, field] of fields.entries()) {
    const text = found[index + 1] ?? "";
    switch (field) {
      case "year":
        year = Number(text);
        break;
      case "year2":
        year = Number(text) + (Number(text) < 70 ? 2000 : 1900);
        break;
      case "month":
        month = Number(text);
        break;
      case "name":
        month = monthOf(text);
        break;
      case "day":
        day = Number(text);
        break;
      case "hour":
        hour = Number(text);
        break;
      case "minute":
        minute = Number(text);
        break;
      case "second":
        second = Number(text);
        break;
      case "fraction":
        fraction = Math.floor(Number(`0.${text}`) * 1000);
        break;
      case "half":
        half = text[0]?.toLowerCase() ?? "";
        break;
      case "offset":
        offset = offsetOf(text);
        break;
    }
  }
  if (half !== "") {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  const ms = wallClock(year, month, day, hour, minute, second, fraction);
  if (ms === undefined) return undefined;
  return offset === undefined ? { ms, zoned: false } : { ms: ms - offset, zoned: true };
}

function monthOf(name: string): number {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return months[plain.slice(0, 3)] ?? 0;
}

function offsetOf(text: string): number {
  if (text.startsWith("+") || text.startsWith("-")) {
    const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
    return (text.startsWith("-") ? -minutes : minutes) * 60_000;
  }
  const [, sign, hours, rest = "0"] = /([+-])(\d{1,2}?)(?::?(\d{2}))?$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  const minutes = Number(hours) * 60 + Number(rest);
  return (sign === "-" ? -minutes : minutes) * 60_000;
}

/** Milliseconds of a wall-clock time as if it were UTC; undefined for 31 February and the like. 24:00 is the next day's 0:00. */
function wallClock(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  fraction: number,
): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || minute > 59 || second > 60 || hour > 24)
    return undefined;
  if (hour === 24 && (minute > 0 || second > 0)) return undefined;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), fraction);
}

function readCount(text: string, factor: number, origin: number, zoned: boolean): ReadMoment | undefined {
  if (!/^\s*-?\d{1,16}([.,]\d{1,15})?\s*$/.test(text)) return undefined;
  const ms = Math.round(Number(text.replace(",", ".")) * factor) + origin;
  return Math.abs(ms) <= 8.64e15 ? { ms, zoned } : undefined;
}

function digits(text: string, from: number, n: number): number {
  let value = 0;
  for (let i = from; i < from + n; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const isoTail = /^(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** ISO 8601 and what databases write: 2026-01-31, 2026-01-31T10:00:00.000Z, 2026-01-31 10:00:00+01. */
export function readIso(input: string): ReadMoment | undefined {
  const text = input.trim();
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  const separators = text[4] === "-" || text[4] === "/" ? text[4] === text[7] : false;
  if (year < 0 || month < 0 || day < 0 || !separators) return undefined;
  if (text.length === 19 && text[13] === ":" && text[16] === ":" && (text[10] === " " || text[10] === "T")) {
    const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
    if (hour < 0 || minute < 0 || second < 0) return undefined;
    const ms = wallClock(year, month, day, hour, minute, second, 0);
    return ms === undefined ? undefined : { ms, zoned: false };
  }
  const tail = isoTail.exec(text.slice(10));
  if (tail === null) return undefined;
  const fraction = tail[4] === undefined ? 0 : Math.floor(Number(`0.${tail[4]}`) * 1000);
  const ms = wallClock(
    year,
    month,
    day,
    Number(tail[1] ?? 0),
    Number(tail[2] ?? 0),
    Number(tail[3] ?? 0),
    fraction,
  );
  if (ms === undefined) return undefined;
  const zone = tail[5];
  if (zone === undefined) return { ms, zoned: false };
  return { ms: ms - offsetOf(zone.length === 3 ? `${zone}00` : zone), zoned: true };
}
