// What a message says of its customer's consent, as traits `consent.PURPOSE` with `consent.PURPOSE.where` beside them.
// Segment's wrappers send `context.consent.categoryPreferences` (purpose to yes or no), RudderStack's
// `context.consentManagement` (lists of allowed and denied ids). Nothing is inferred: what is not named stays unknown.

import { cleanText, isObject, type JsonObject, objectOf, readText } from "./clean-text.ts";
import { cleanUrl } from "./parse-context.ts";

/** How many purposes of one message are kept. */
export const purposesMax = 30;

/** Longest name of a purpose. */
const purposeLengthMax = 60;

function purposesOf(context: JsonObject): [purpose: string, agreed: boolean][] {
  const said: [string, boolean][] = [];
  const preferences = objectOf(objectOf(context.consent).categoryPreferences);
  for (const [purpose, agreed] of Object.entries(preferences))
    if (typeof agreed === "boolean") said.push([purpose, agreed]);
  const management = objectOf(context.consentManagement);
  for (const [list, agreed] of [
    [management.allowedConsentIds, true],
    [management.deniedConsentIds, false],
  ] as const)
    if (Array.isArray(list))
      for (const one of list) {
        const purpose = readText(one, purposeLengthMax);
        if (purpose !== undefined) said.push([purpose, agreed]);
      }
  return said;
}

/** The traits; empty when nothing is said. */
export function parseConsent(context: JsonObject): Record<string, string | boolean> {
  const traits: Record<string, string | boolean> = {};
  if (!isObject(context.consent) && !isObject(context.consentManagement)) return traits;
  const where =
    cleanUrl(objectOf(context.page).url)?.split(/[?#]/, 1)[0] ?? readText(objectOf(context.app).name, 200);
  for (const [name, agreed] of purposesOf(context).slice(0, purposesMax)) {
    const purpose = cleanText(name, purposeLengthMax)
      .replace(/\p{Cc}/gu, "")
      .trim();
    if (purpose === "") continue;
    traits[`consent.${purpose}`] = agreed;
    if (where !== undefined) traits[`consent.${purpose}.where`] = where;
  }
  return traits;
}
