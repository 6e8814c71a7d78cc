// How long ago something was, as people say it: "hace 3 minutos", "ayer". Empty beyond a week, where the date says more.

const steps = [
  ["minute", 60_000, 60],
  ["hour", 3_600_000, 24],
  ["day", 86_400_000, 7],
] as const;

/** Words for a moment before `now`, both in milliseconds. */
export function timeAgo(locale: string, at: number, now: number): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const passed = Math.max(0, now - at);
  if (passed < 60_000) return words.format(0, "second");
  for (const [unit, ms, max] of steps)
    if (passed < max * ms) return words.format(-Math.floor(passed / ms), unit);
  return "";
}
