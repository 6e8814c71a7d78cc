// Text and trees from outside, made safe to keep: bounded, without NUL (PostgreSQL refuses it) and without lone surrogates
// (no UTF-8 exists for them). Everything else stays as it was written: emoji, right-to-left text, line breaks.
// Trees are cut at a depth, so that no later walk or JSON.stringify can run out of stack.

/** Longest text of a property, in UTF-16 units. */
export const propertyTextMax = 8000;

/** Longest name of a property. */
export const propertyNameMax = 200;

/** How many levels of nesting are kept; what lies deeper is replaced by `tooDeepMark`. */
export const propertyDepthMax = 10;

/** Stands where a tree was nested too deeply. */
export const tooDeepMark = "[nested too deeply]";

const loneSurrogate = /\p{Surrogate}/u;
const loneSurrogates = /\p{Surrogate}/gu;

/** A value read from JSON that has named fields. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for JSON objects; false for lists, null and everything else. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : nothing;
}

const nothing: JsonObject = Object.freeze({});

/** The text cut to `max` units, never through the middle of an emoji, and without what databases refuse. */
export function cleanText(text: string, max: number): string {
  let kept = text;
  if (kept.length > max) {
    const last = kept.charCodeAt(max - 1);
    kept = kept.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
  }
  if (kept.includes("\0")) kept = kept.replaceAll("\0", "");
  return loneSurrogate.test(kept) ? kept.replace(loneSurrogates, "\uFFFD") : kept;
}

/** A name or key as clean, trimmed text; numbers are written out; undefined for everything else and for blanks. */
export function readText(value: unknown, max: number): string | undefined {
  if (typeof value === "string") return cleanText(value, max).trim() || undefined;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : undefined;
}

/** How a value is named in a message for people: short, and safe for any value. */
export function show(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(cleanText(value, 60));
    case "number":
    case "boolean":
      return String(value);
    case "undefined":
      return "missing";
    default:
      return value === null ? "null" : Array.isArray(value) ? "a list" : "an object";
  }
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return cleanText(value, propertyTextMax);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= propertyDepthMax) return tooDeepMark;
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, depth + 1));
  return cleanTree(value as JsonObject, undefined, depth + 1);
}

function cleanTree(tree: JsonObject, without: ReadonlySet<string> | undefined, depth: number) {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(tree)) {
    if (without?.has(key)) continue;
    const name = cleanText(key, propertyNameMax);
    if (name !== "__proto__") kept[name] = cleanValue(tree[key], depth);
  }
  return kept;
}

/** A clean copy of an object, without the fields named and without `__proto__`. */
export function cleanObject(tree: JsonObject, without?: ReadonlySet<string>): Record<string, unknown> {
  return cleanTree(tree, without, 1);
}
