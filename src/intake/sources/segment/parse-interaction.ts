// A track, page or screen call as an interaction: its reserved properties become fields, the rest stays as properties
// with the useful part of the context. A reserved property that cannot be read stays a property; only figures that must be
// numbers (waits, durations, money, answers) condemn the message, because a wrong figure is worse than one kept aside.

import type { Arrival, ArrivedAnswer, ArrivedInteraction } from "../../../domain/arrival.ts";
import { RATING_SCALE } from "../../../domain/metric/rating.ts";
import { isOnScale } from "../../../domain/scale.ts";
import { broken, type CallHead } from "./call-head.ts";
import { cleanObject, cleanText, isObject, type JsonObject, objectOf, readText, show } from "./clean-text.ts";
import { answerTextMax, parseAnswers } from "./parse-answers.ts";
import { parseConsent } from "./parse-consent.ts";
import { cleanUrl, parseLanguage, reduceContext, urlProperties } from "./parse-context.ts";
import { hintsOf, type IdentifierCollector } from "./parse-identifiers.ts";
import { eventKey, parseMoney } from "./parse-money.ts";
import { parseNumber } from "./parse-number.ts";
import { parseSaid } from "./parse-said.ts";
import { parseTraits } from "./parse-traits.ts";

/** Longest name of an event. */
export const eventMax = 200;

/** Longest name of a unit, employee, campaign, product, order or session. */
export const nameMax = 200;

/** Longest outcome. */
export const outcomeMax = 100;

/** Longest wait or duration: a hundred years. */
const spanMsMax = 100 * 366 * 24 * 3_600_000;

type Fields = { -readonly [Key in keyof ArrivedInteraction]?: ArrivedInteraction[Key] };

type NameField = "unit" | "employee" | "campaign" | "product" | "order" | "outcome" | "session";

/**
 * Which properties are read for a field, the first that is there winning. `stays`: it remains a property too, because rules
 * of the catalogue tell events apart by it.
 */
const nameFields: readonly { field: NameField; keys: readonly string[]; max: number; stays: boolean }[] = [
  { field: "unit", keys: ["unit"], max: nameMax, stays: true },
  { field: "employee", keys: ["employee"], max: nameMax, stays: false },
  { field: "campaign", keys: ["campaign"], max: nameMax, stays: true },
  { field: "product", keys: ["product", "product_id", "productId", "sku"], max: nameMax, stays: true },
  { field: "order", keys: ["order_id", "orderId"], max: nameMax, stays: false },
  { field: "outcome", keys: ["outcome"], max: outcomeMax, stays: true },
  { field: "session", keys: ["session_id", "sessionId"], max: nameMax, stays: false },
];

/** The name of the event: `track` says it; pages and screens are "Viewed … Page", as Segment's own destinations call them. */
function eventNameOf(message: JsonObject, callType: "track" | "page" | "screen", properties: JsonObject) {
  if (callType === "track") return readText(message.event, eventMax);
  const kind = callType === "page" ? "Page" : "Screen";
  const category = readText(message.category ?? properties.category, 90);
  const name = readText(message.name ?? properties.name, 90);
  const title = [category, name].filter((part) => part !== undefined).join(" ");
  return cleanText(title === "" ? `Viewed a ${kind}` : `Viewed ${title} ${kind}`, eventMax);
}

function fill(fields: Fields, field: NameField, value: unknown): void {
  if (fields[field] !== undefined) return;
  const text = readText(value, nameMax);
  if (text !== undefined) fields[field] = text;
}

function readNames(fields: Fields, properties: JsonObject, context: JsonObject, taken: Set<string>): void {
  for (const { field, keys, max, stays } of nameFields) {
    for (const key of keys) {
      const text = readText(properties[key], max);
      if (text === undefined) continue;
      fields[field] = text;
      if (!stays) taken.add(key);
      break;
    }
  }
  const campaign = objectOf(context.campaign).name;
  const session = context.sessionId ?? context.session_id ?? objectOf(context.session).id;
  const products = properties.products;
  const only = Array.isArray(products) && products.length === 1 ? objectOf(products[0]) : undefined;
  const product = only ?? objectOf(properties.product);
  fill(fields, "campaign", objectOf(properties.campaign).name ?? campaign);
  fill(fields, "session", session);
  fill(fields, "product", product.product_id ?? product.id ?? product.sku);
}

/** Reads wait and duration; what was no span of time is told. */
function readSpans(fields: Fields, properties: JsonObject, taken: Set<string>): string | undefined {
  for (const [field, key] of [
    ["waitMs", "wait_ms"],
    ["durationMs", "duration_ms"],
  ] as const) {
    const span = parseNumber(properties[key]);
    if (span === undefined) continue;
    if (!(span >= 0 && span <= spanMsMax))
      return `${key} is ${show(properties[key])}, not a number of milliseconds from 0 up`;
    fields[field] = Math.round(span);
    taken.add(key);
  }
  return undefined;
}

/** Segment's "Product Reviewed" says its stars and words in properties of its own. */
function answersOfReview(event: string, properties: JsonObject, taken: Set<string>): ArrivedAnswer[] {
  if (eventKey(event) !== "product reviewed") return [];
  const answers: ArrivedAnswer[] = [];
  const score = parseNumber(properties.rating);
  if (score !== undefined && isOnScale(RATING_SCALE, score)) {
    answers.push({ metric: "rating", scaleMin: RATING_SCALE.min, scaleMax: RATING_SCALE.max, score });
    taken.add("rating");
  }
  const text = readText(properties.review_body, answerTextMax);
  if (text !== undefined) {
    answers.push({ metric: "comment", text });
    taken.add("review_body");
  }
  return answers;
}

function keptProperties(head: CallHead, properties: JsonObject, isPage: boolean, taken: Set<string>) {
  const kept = cleanObject(properties, taken);
  for (const name of urlProperties)
    if (typeof kept[name] === "string") kept[name] = cleanUrl(kept[name]) ?? "";
  // Pages and screens carry their name in the message itself.
  for (const name of ["name", "category"]) {
    const text = readText(head.message[name], nameMax);
    if (text !== undefined && kept[name] === undefined) kept[name] = text;
  }
  if (kept.context === undefined) {
    const context = reduceContext(head.context, isPage);
    if (context) kept.context = context;
  }
  return kept;
}

/** Parses the message as something that happened. */
export function parseInteraction(
  head: CallHead,
  callType: "track" | "page" | "screen",
  who: IdentifierCollector,
): Arrival {
  const { message, context } = head;
  const properties = objectOf(message.properties);
  const event = eventNameOf(message, callType, properties);
  if (event === undefined)
    return broken("no-event", `event is ${show(message.event)}; a track call names what happened`);
  const taken = new Set<string>();
  const personTraits = objectOf(context.traits);
  const takenTraits = new Set<string>(["anonymousId", "userId"]);
  who.addPersonal(personTraits, hintsOf(context, personTraits), takenTraits);
  who.addPersonal(properties, hintsOf(context, { ...personTraits, ...properties }), taken);
  const identifiers = who.identifiers();
  if (identifiers.length === 0) return broken("no-identifier", who.explain());

  const fields: Fields = {};
  const wrongSpan = readSpans(fields, properties, taken);
  if (wrongSpan !== undefined) return broken("bad-number", wrongSpan);
  const money = parseMoney(event, properties, taken);
  if (money.broken !== undefined) return broken("bad-number", money.broken);
  const parsed = parseAnswers(properties);
  if (!parsed.ok) return broken(parsed.reason, parsed.detail);
  if (parsed.answers.length > 0)
    for (const key of ["answers", "comment", "weight"]) if (properties[key] != null) taken.add(key);
  const answers = parsed.answers.length > 0 ? parsed.answers : answersOfReview(event, properties, taken);
  const said = parseSaid(properties, taken);
  readNames(fields, properties, context, taken);

  const url = cleanUrl(properties.url ?? objectOf(context.page).url);
  if (typeof properties.url === "string") taken.add("url");
  const spoken = parseLanguage(properties.language);
  if (spoken !== undefined) taken.add("language");
  const language = spoken ?? parseLanguage(context.locale);
  // Stays a property as well: who reads the interaction finds its answers by it.
  const continues = answers.length > 0 ? readText(properties.continues, nameMax) : undefined;
  const traits = {
    ...parseConsent(context),
    ...(isObject(context.traits) ? parseTraits(personTraits, takenTraits) : {}),
  };
  return {
    type: "interaction",
    messageId: head.messageId,
    at: head.at,
    event,
    callType,
    identifiers,
    said,
    ...fields,
    ...(money.revenue === undefined ? {} : { revenue: money.revenue }),
    ...(money.currency === undefined ? {} : { currency: money.currency }),
    ...(language === undefined ? {} : { language }),
    ...(url === undefined ? {} : { url }),
    answers,
    ...(continues === undefined ? {} : { continues }),
    properties: keptProperties(head, properties, callType === "page" && properties.path !== undefined, taken),
    ...(Object.keys(traits).length > 0 ? { traits } : {}),
  };
}
