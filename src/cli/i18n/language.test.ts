import { expect, test } from "vitest";
import { chooseLanguage } from "./language.ts";

test("without any wish the terminal speaks English", () => {
  expect(chooseLanguage({})).toBe("en");
  expect(chooseLanguage({ LANG: "C.UTF-8" })).toBe("en");
  expect(chooseLanguage({ LANG: "POSIX" })).toBe("en");
});

test.each(["es", "ES", "es_ES.UTF-8", "es-MX", "es.UTF-8", "es@euro"])("%s is Spanish", (locale) => {
  expect(chooseLanguage({ LANG: locale })).toBe("es");
});

test.each(["en_GB.UTF-8", "fr_FR", "est", "est_EE", "test"])("%s is not Spanish", (locale) => {
  expect(chooseLanguage({ LANG: locale })).toBe("en");
});

test("VIVENCIA_LANG goes before the locale, LC_ALL before LC_MESSAGES, that before LANG; empty ones do not count", () => {
  const all = { VIVENCIA_LANG: "en", LC_ALL: "es_ES", LC_MESSAGES: "es_ES", LANG: "es_ES" };
  expect(chooseLanguage(all)).toBe("en");
  expect(chooseLanguage({ LC_ALL: "en_GB", LC_MESSAGES: "es_ES", LANG: "es_ES" })).toBe("en");
  expect(chooseLanguage({ LC_MESSAGES: "en_GB", LANG: "es_ES" })).toBe("en");
  expect(chooseLanguage({ VIVENCIA_LANG: "", LC_ALL: "", LC_MESSAGES: "", LANG: "es_ES" })).toBe("es");
});
