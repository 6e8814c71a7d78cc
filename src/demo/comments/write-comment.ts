// Invented comments that fit a score and its cause: an opener, the point, a detail, a closer, each perhaps, with the little
// carelessness of people who type on a phone. The words agree with the tone: praise for good, a reserve for mixed, anger for
// poor.

import type { Random } from "../random.ts";
import { english } from "./english.ts";
import type { CommentTone, CommentTopic, Phrases } from "./phrases.ts";
import { spanish } from "./spanish.ts";

export type { CommentTone, CommentTopic } from "./phrases.ts";

/** What a comment can mention. */
export interface CommentFacts {
  readonly days?: number;
  readonly minutes?: number;
  /** With its article, as in "la lámpara de pie". */
  readonly product?: string;
  readonly town?: string;
  /** Whether it took too long; not known where it is not said. */
  readonly late?: boolean;
}

const languages: Readonly<Record<"es" | "en", Phrases>> = { es: spanish, en: english };
const placeholder = /\{(days|minutes|product|town)\}/g;

function isComplete(phrase: string, facts: CommentFacts): boolean {
  return !(
    (facts.late === false && phrase.startsWith("{late}")) ||
    (facts.late === true && phrase.startsWith("{prompt}")) ||
    (facts.days === undefined && phrase.includes("{days}")) ||
    (facts.minutes === undefined && phrase.includes("{minutes}")) ||
    (facts.product === undefined && phrase.includes("{product}")) ||
    (facts.town === undefined && phrase.includes("{town}"))
  );
}

/** Fills in what is known and makes every choice of a phrase. */
function speak(random: Random, phrase: string, facts: CommentFacts): string {
  return phrase
    .replace(/\[([^\]]*)\]/g, (_, choices: string) => random.pick(choices.split("|")))
    .replace(/^\{(late|prompt)\}/, "")
    .replace(placeholder, (_, name: keyof CommentFacts) => String(facts[name] ?? ""))
    .replace(/\s+([,.])/g, "$1")
    .trim();
}

function pickPhrase(random: Random, phrases: readonly string[], facts: CommentFacts): string | undefined {
  const fitting = phrases.filter((phrase) => isComplete(phrase, facts));
  if (fitting.length === 0) return undefined;
  // A phrase that names the days or the minutes says more: prefer it where the number is known.
  const telling = fitting.filter((phrase) => phrase.includes("{days}") || phrase.includes("{minutes}"));
  return random.pick(telling.length > 0 && random.chance(0.5) ? telling : fitting);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence after an opener: a new one after a full stop, the same one after a comma. */
function after(opener: string, text: string): string {
  return `${opener} ${opener.endsWith(".") ? capital(text) : text.charAt(0).toLowerCase() + text.slice(1)}`;
}

function carelessly(random: Random, text: string, lostAccents: number, tone: CommentTone): string {
  let written = text;
  if (random.chance(lostAccents))
    written = written
      .normalize("NFD")
      .replace(/[\u0300\u0301]/g, "")
      .normalize("NFC");
  if (random.chance(0.18)) written = written.toLowerCase();
  if (random.chance(0.3)) written = written.replace(/\.$/, "");
  else if (tone !== "mixed" && random.chance(0.16))
    written = written.replace(/\.$/, random.chance(0.6) ? "!" : "!!");
  if (tone === "poor" && random.chance(0.03)) written = written.toUpperCase();
  if (random.chance(0.05)) written += tone === "good" ? " 👏" : tone === "poor" ? " 😡" : " 🤔";
  return written;
}

/** Writes a comment on a topic in a tone. Facts that are not given are not mentioned. */
export function writeComment(
  random: Random,
  language: "es" | "en",
  topic: CommentTopic,
  tone: CommentTone,
  facts: CommentFacts,
): string {
  const phrases = languages[language];
  const about = phrases.topics[topic];
  const say = (list: readonly string[]) => {
    const phrase = pickPhrase(random, list, facts);
    return phrase === undefined ? undefined : speak(random, phrase, facts);
  };
  const point = say(about[tone]) ?? say(phrases.topics.general[tone]) ?? "";
  const sentences: string[] = [];
  if (tone === "mixed") sentences.push(`${speak(random, random.pick(phrases.conceding), facts)} ${point}.`);
  else if (random.chance(0.28)) sentences.push(`${after(random.pick(phrases.openers[tone]), point)}.`);
  else sentences.push(`${capital(point)}.`);
  if (random.chance(0.18)) {
    const second = say(tone === "mixed" ? phrases.topics.general.mixed : about[tone]);
    if (second !== undefined && second.slice(0, 12) !== point.slice(0, 12))
      sentences.push(`${capital(second)}.`);
  }
  if (random.chance(0.4)) {
    const closer = say(phrases.closers[tone]);
    if (closer !== undefined) sentences.push(`${capital(closer)}.`);
  }
  return carelessly(random, sentences.join(" "), phrases.lostAccents, tone);
}
