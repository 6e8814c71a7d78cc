// Traits of a customer as flat facts: nested objects become dotted names, lists of plain values become text. What
// identifies the person (e-mail, phone, loyalty card) is an identifier and not repeated here.

import { cleanText, isObject, type JsonObject } from "./clean-text.ts";

/** How many traits one message may set; what comes after is not kept. */
export const traitsMax = 200;

/** Longest name of a trait. */
export const traitNameMax = 80;

/** Longest value of a trait. */
export const traitValueMax = 500;

const depthMax = 4;

/** Flat traits. */
export type Traits = Record<string, string | number | boolean>;

function addTraits(
  into: Traits,
  prefix: string,
  source: JsonObject,
  without: ReadonlySet<string>,
  depth: number,
) {
  for (const key of Object.keys(source)) {
    if (depth === 0 && without.has(key)) continue;
    if (Object.keys(into).length >= traitsMax) return;
    const name = cleanText(prefix + key, traitNameMax)
      .replace(/\p{Cc}/gu, "")
      .trim();
    if (name === "" || name === "__proto__") continue;
    const value = source[key];
    if (typeof value === "string") {
      const text = cleanText(value, traitValueMax).trim();
      if (text !== "") into[name] = text;
    } else if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) {
      into[name] = value;
    } else if (Array.isArray(value)) {
      const texts = value.filter((item) => typeof item === "string" || typeof item === "number");
      if (texts.length > 0) into[name] = cleanText(texts.join(", "), traitValueMax);
    } else if (isObject(value) && depth < depthMax) {
      addTraits(into, `${name}.`, value, without, depth + 1);
    }
  }
}

/** Flattens traits; `without` names top-level ones to leave out, `prefix` stands before each name. */
export function parseTraits(source: JsonObject, without: ReadonlySet<string>, prefix = ""): Traits {
  const traits: Traits = {};
  addTraits(traits, prefix, source, without, 0);
  return traits;
}
