// How a survey is asked on a web site: in which shape, on which pages, when, and of whom. Pure and without a checker: the
// widget runs it in the visitor's browser, the server and the app show it.
// Invariant: the same visitor gets the same answer to "is this one of the share that is asked", on every page and every day.

import type { Words } from "./questionnaire.ts";
import { drawOf } from "./seeded-order.ts";

/** The shapes: comes by itself in a corner; a tab at the edge; a round button; a part of the page. */
export const presentations = ["popover", "tab", "button", "embedded"] as const;

/** One of them. */
export type Presentation = (typeof presentations)[number];

/** At which end of a line it stands: right in English, left in Arabic. */
export const sides = ["end", "start"] as const;

/** How an address is compared. A glob takes `*` for any signs. Case never matters. */
export const pageRules = ["contains", "equals", "glob"] as const;

/** Pages by their address. */
export interface PageRule {
  readonly how: (typeof pageRules)[number];
  readonly value: string;
}

/** What makes a pop-over come. */
export type WebTrigger =
  | { readonly kind: "load"; readonly seconds: number }
  | { readonly kind: "event"; readonly event: string }
  | { readonly kind: "exit" }
  | { readonly kind: "scroll"; readonly percent: number };

/** The kinds of trigger. */
export const webTriggers = ["load", "event", "exit", "scroll"] as const;

/** What a visitor did with a survey. */
export const encounters = ["shown", "dismissed", "answered"] as const;

/** One of them. */
export type Encounter = (typeof encounters)[number];

/** How a survey is asked on a web site. */
export interface WebAsking {
  readonly enabled: boolean;
  readonly presentation: Presentation;
  readonly side: (typeof sides)[number];
  /** On pages that fit any of these; all pages when there is none. */
  readonly pages: readonly PageRule[];
  /** Never on these. */
  readonly except: readonly PageRule[];
  readonly trigger: WebTrigger;
  /** Share of the visitors who are asked, from 1 to 100. */
  readonly percent: number;
  /** Days after which it may come again by itself; null is never. */
  readonly again: Readonly<Record<Encounter, number | null>>;
  /** What the tab or button says; the built-in word where a language is missing. */
  readonly label: Words;
}

/** Most of each thing. */
export const webLimits = { rules: 20, rule: 300, label: 40, days: 3_650, seconds: 3_600 } as const;

/** What is not said otherwise: a pop-over after ten seconds, once a quarter at most. */
export const usualWebAsking: WebAsking = {
  enabled: false,
  presentation: "popover",
  side: "end",
  pages: [],
  except: [],
  trigger: { kind: "load", seconds: 10 },
  percent: 100,
  again: { shown: 30, dismissed: 90, answered: 90 },
  label: {},
};

/** When a visitor met a survey, in milliseconds since 1970. */
export type Met = Readonly<Partial<Record<Encounter, number>>>;

const dayMs = 86_400_000;

/** Whether a text fits a pattern with `*`, in time that grows with their lengths only. */
function fitsGlob(text: string, pattern: string): boolean {
  const parts = pattern.split("*");
  const first = parts[0] ?? "";
  const last = parts.length > 1 ? (parts.at(-1) ?? "") : "";
  if (parts.length === 1) return text === pattern;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

/** Without a slash at its end. */
function plain(address: string): string {
  return address.replace(/\/+$/, "");
}

/**
 * Whether an address fits a rule. `contains` looks at all of it. `equals` and `glob` look at the whole address when they
 * begin with a scheme, else at the path, with the query only where the rule names one.
 */
export function fitsPage({ how, value }: PageRule, address: string): boolean {
  const wanted = value.trim().toLowerCase();
  if (wanted === "") return false;
  if (how === "contains") return address.toLowerCase().includes(wanted);
  const bare = address.replace(/#.*$/, "");
  const isWhole = /^[a-z*]+:/.test(wanted);
  const seen = isWhole ? bare : bare.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, "") || "/";
  const text = (wanted.includes("?") ? seen : seen.replace(/\?.*$/, "")).toLowerCase();
  const isSame = plain(text) === plain(wanted);
  return isSame || (how === "glob" && (fitsGlob(text, wanted) || fitsGlob(plain(text), plain(wanted))));
}

/** Whether a survey belongs on a page. */
export function belongsOn({ pages, except }: Pick<WebAsking, "pages" | "except">, address: string): boolean {
  if (except.some((rule) => fitsPage(rule, address))) return false;
  return pages.length === 0 || pages.some((rule) => fitsPage(rule, address));
}

/** Whether a visitor is one of those who are asked. */
export function isSampled(percent: number, survey: string, visitor: string): boolean {
  return percent >= 100 || drawOf(visitor, survey) * 100 < percent;
}

/** Whether a survey may come by itself again, after what was met before. */
export function mayComeAgain(again: WebAsking["again"], met: Met, now: number): boolean {
  return encounters.every((encounter) => {
    const at = met[encounter];
    if (at === undefined) return true;
    const days = again[encounter];
    return days !== null && now - at >= days * dayMs;
  });
}
