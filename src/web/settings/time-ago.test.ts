import { expect, test } from "vitest";
import { timeAgo } from "./time-ago.ts";

const now = Date.parse("2026-05-10T12:00:00Z");

test.each([
  [0, "ahora", "now"],
  [-5_000, "ahora", "now"],
  [59_999, "ahora", "now"],
  [60_000, "hace 1 minuto", "1 minute ago"],
  [3 * 3_600_000, "hace 3 horas", "3 hours ago"],
  [86_400_000, "ayer", "yesterday"],
  [7 * 86_400_000, "", ""],
])("%d ms ago is %j or %j", (passed, es, en) => {
  expect(timeAgo("es-ES", now - passed, now)).toBe(es);
  expect(timeAgo("en-GB", now - passed, now)).toBe(en);
});
