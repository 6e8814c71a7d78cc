import { describe, expect, it } from "vitest";
import { parsePhone } from "./parse-phone.ts";

describe("parsePhone", () => {
  it.each([
    ["+34 612 34 56 78", {}, "+34612345678"],
    ["0034612345678", {}, "+34612345678"],
    ["612 345 678", { country: "es" }, "+34612345678"],
    ["612345678", { timezone: "Europe/Madrid", locale: "en-US" }, "+34612345678"],
    ["55 1234 5678", { timezone: "America/Mexico_City" }, "+525512345678"],
    ["11 2345-6789", { timezone: "America/Argentina/Buenos_Aires" }, "+541123456789"],
    ["(212) 736-5000", { locale: "en_US" }, "+12127365000"],
    ["612345678", { locale: "es-ES" }, "+34612345678"],
    ["612345678", { locale: "zh-Hant-ES" }, "+34612345678"],
  ])("makes %j with %j %s", (raw, hints, expected) => {
    expect(parsePhone(raw, hints)).toBe(expected);
  });

  it("guesses no country: the same digits belong to different people in different countries", () => {
    expect(parsePhone("612345678", {})).toBeUndefined();
    expect(parsePhone("612345678", { locale: "es" })).toBeUndefined();
    expect(parsePhone("612345678", { locale: "en-US" })).toBeUndefined();
    expect(parsePhone("612345678", { country: "Spain", timezone: 7, locale: {} })).toBeUndefined();
  });

  it("takes no placeholder and no extension-only text for a number", () => {
    for (const raw of ["+34000000000", "+34 999999999", "000000000", "+", "+1", "n/a", "ext. 5", "+34abc"])
      expect(parsePhone(raw, { country: "ES" })).toBeUndefined();
  });
});
