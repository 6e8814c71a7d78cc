// Phone numbers as identifiers: E.164 (`+34612345678`) or nothing. A number without its country is completed only from
// what the same message says about where the person is: the country of their address, their time zone, their locale, in
// this order. When none of these makes it a valid number it is no identifier: a guess could fuse strangers.

import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";

/** What a message says about where the person is. */
export interface PhoneHints {
  /** ISO 3166 code, as in `traits.address.country`. */
  readonly country?: unknown;
  /** IANA name, as in `context.timezone`. */
  readonly timezone?: unknown;
  /** BCP 47 tag, as in `context.locale`. */
  readonly locale?: unknown;
}

const zoneCountries: ReadonlyMap<string, CountryCode> = new Map([
  ["Europe/Madrid", "ES"],
  ["Atlantic/Canary", "ES"],
  ["Africa/Ceuta", "ES"],
  ["Europe/Lisbon", "PT"],
  ["Europe/Paris", "FR"],
  ["Europe/London", "GB"],
  ["Europe/Dublin", "IE"],
  ["Europe/Berlin", "DE"],
  ["Europe/Rome", "IT"],
  ["Europe/Amsterdam", "NL"],
  ["Europe/Brussels", "BE"],
  ["Europe/Vienna", "AT"],
  ["Europe/Zurich", "CH"],
  ["Europe/Andorra", "AD"],
  ["America/Mexico_City", "MX"],
  ["America/Monterrey", "MX"],
  ["America/Tijuana", "MX"],
  ["America/Cancun", "MX"],
  ["America/Bogota", "CO"],
  ["America/Lima", "PE"],
  ["America/Santiago", "CL"],
  ["America/Caracas", "VE"],
  ["America/Guayaquil", "EC"],
  ["America/La_Paz", "BO"],
  ["America/Asuncion", "PY"],
  ["America/Montevideo", "UY"],
  ["America/Guatemala", "GT"],
  ["America/El_Salvador", "SV"],
  ["America/Tegucigalpa", "HN"],
  ["America/Managua", "NI"],
  ["America/Costa_Rica", "CR"],
  ["America/Panama", "PA"],
  ["America/Havana", "CU"],
  ["America/Santo_Domingo", "DO"],
  ["America/Puerto_Rico", "PR"],
  ["America/Sao_Paulo", "BR"],
  ["America/New_York", "US"],
  ["America/Chicago", "US"],
  ["America/Denver", "US"],
  ["America/Los_Angeles", "US"],
  ["America/Phoenix", "US"],
  ["America/Toronto", "CA"],
  ["America/Vancouver", "CA"],
  ["Australia/Sydney", "AU"],
]);

function countryOfZone(zone: unknown): string | undefined {
  if (typeof zone !== "string") return undefined;
  if (/^America\/(Argentina\/|Buenos_Aires)/.test(zone)) return "AR";
  return zoneCountries.get(zone);
}

function countryOfLocale(locale: unknown): string | undefined {
  if (typeof locale !== "string") return undefined;
  return /^[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2})(?![a-z])/i.exec(locale)?.[1]?.toUpperCase();
}

function oneDigitOnly(digits: string): boolean {
  return /^(\d)\1*$/.test(digits);
}

/** The number in E.164; undefined when it is not one for certain. */
export function parsePhone(raw: string, hints: PhoneHints): string | undefined {
  const text = raw.trim().replace(/^00(?=[1-9])/, "+");
  if (text.length < 5 || text.length > 40 || !/^[+\d(]/.test(text)) return undefined;
  if (text.startsWith("+")) {
    const number = parsePhoneNumberFromString(text);
    return number?.isPossible() && !oneDigitOnly(number.nationalNumber) ? number.number : undefined;
  }
  const stated = typeof hints.country === "string" ? hints.country.trim().toUpperCase() : undefined;
  for (const country of [stated, countryOfZone(hints.timezone), countryOfLocale(hints.locale)]) {
    if (country === undefined || !isSupportedCountry(country)) continue;
    const number = parsePhoneNumberFromString(text, country);
    if (number?.isValid() && !oneDigitOnly(number.nationalNumber)) return number.number;
  }
  return undefined;
}
