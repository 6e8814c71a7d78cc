// What is kept of the technical context that client libraries send along. Minimal data: no IP address, no user agent, no
// device ids, no location; of addresses of pages no passwords, tokens or e-mails. Kept are page and referrer, campaign,
// locale, time zone, library, app, operating system and the class of device.

import { cleanText, isObject, type JsonObject, objectOf, readText } from "./clean-text.ts";

/** Longest address of a page. */
export const urlMax = 2000;

const secretNames =
  /token|passw|pwd|secret|auth|session|signature|api_?key|^(sid|sig|key|code|otp|pin|email|e-mail|mail|phone|tel|correo|telefono)$/i;

function cleanQuery(query: string): string {
  return query
    .split("&")
    .map((part) => {
      const name = part.split("=", 1)[0] as string;
      return part.length > name.length && secretNames.test(name) ? `${name}=-` : part;
    })
    .join("&");
}

/** An address without the values of parameters that name a secret or a person, and without user and password. */
export function cleanUrl(value: unknown): string | undefined {
  const url = readText(value, urlMax);
  if (url === undefined) return undefined;
  const bare = !url.includes("@") ? url : url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, "$1");
  if (!bare.includes("=")) return bare;
  const start = bare.search(/[?#]/);
  if (start < 0) return bare;
  return (
    bare.slice(0, start) +
    bare
      .slice(start)
      .split(/([?#])/)
      .map((part) => (part === "?" || part === "#" ? part : cleanQuery(part)))
      .join("")
  );
}

/** Properties of page calls that hold addresses. */
export const urlProperties = ["url", "referrer", "search"] as const;

/** The primary language of a BCP 47 tag, in lower case: "es-MX" is "es". */
export function parseLanguage(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return /^\s*([a-z]{2,3})(?=[-_\s]|$)/i.exec(value)?.[1]?.toLowerCase();
}

function deviceOf(context: JsonObject): string | undefined {
  const type = readText(objectOf(context.device).type, 40);
  if (type !== undefined) return type.toLowerCase();
  const agent = readText(context.userAgent, 500);
  if (agent === undefined) return undefined;
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(agent)) return "tablet";
  return /Mobi/.test(agent) ? "mobile" : /Mozilla\//.test(agent) ? "desktop" : undefined;
}

function pick(source: unknown, names: readonly string[]): Record<string, string> | undefined {
  if (!isObject(source)) return undefined;
  const picked: Record<string, string> = {};
  for (const name of names) {
    const text = readText(source[name], 500);
    if (text !== undefined) picked[name] = text;
  }
  return Object.keys(picked).length > 0 ? picked : undefined;
}

/**
 * The part of a context that is kept; undefined when nothing of it is. `isPage`: the properties already tell about the
 * page, so it is not repeated.
 */
export function reduceContext(context: JsonObject, isPage: boolean): Record<string, unknown> | undefined {
  const kept: Record<string, unknown> = {};
  const page = objectOf(context.page);
  if (!isPage) {
    const title = readText(page.title, 300);
    const referrer = cleanUrl(page.referrer);
    if (title !== undefined || referrer !== undefined)
      kept.page = { ...(title && { title }), ...(referrer && { referrer }) };
  }
  const campaign = pick(context.campaign, ["name", "source", "medium", "term", "content", "id"]);
  if (campaign) kept.campaign = campaign;
  const app = pick(context.app, ["name", "version"]);
  if (app) kept.app = app;
  const os = readText(objectOf(context.os).name, 60);
  if (os !== undefined) kept.os = os;
  const device = deviceOf(context);
  if (device !== undefined) kept.device = device;
  const locale = readText(context.locale, 40);
  if (locale !== undefined) kept.locale = locale;
  const timezone = readText(context.timezone, 60);
  if (timezone !== undefined) kept.timezone = timezone;
  const library = readText(objectOf(context.library).name, 60);
  if (library !== undefined) kept.library = cleanText(library, 60);
  return Object.keys(kept).length > 0 ? kept : undefined;
}
