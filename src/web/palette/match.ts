// Finding by words: case, accents and their order do not matter. Every word must begin a word of the text, or stand inside
// one when it has three letters and more. A fit of the name counts more than one of the detail.

import { fold } from "../../domain/fold.ts";

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Shorter words inside others find too much. */
const INSIDE_FROM = 3;

function fitOf(word: string, words: readonly string[]): number {
  let best = 0;
  for (const [at, candidate] of words.entries()) {
    if (candidate === word) best = Math.max(best, at === 0 ? 5 : 4);
    else if (candidate.startsWith(word)) best = Math.max(best, at === 0 ? 3.5 : 3);
    else if (word.length >= INSIDE_FROM && candidate.includes(word)) best = Math.max(best, 1);
  }
  return best;
}

/** What can be looked for in an entry. */
export interface Findable {
  readonly label: string;
  readonly detail?: string;
  readonly words?: string;
}

/** How well an entry fits what was typed: 0 not at all. */
export function fitOfEntry(typed: string, entry: Findable): number {
  const label = wordsOf(entry.label);
  const others = wordsOf(`${entry.detail ?? ""} ${entry.words ?? ""}`);
  let sum = 0;
  for (const word of wordsOf(typed)) {
    const fit = Math.max(fitOf(word, label), 0.5 * fitOf(word, others));
    if (fit === 0) return 0;
    sum += fit;
  }
  // Of two that fit the same, the shorter name is nearer to what was typed.
  return sum === 0 ? 0 : sum + 1 / (1 + label.length);
}

/** The entries that fit, the best first, at most `most`; equals stay in their order. */
export function fitting<E extends Findable>(typed: string, entries: readonly E[], most: number): E[] {
  return entries
    .map((entry) => ({ entry, fit: fitOfEntry(typed, entry) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, most)
    .map(({ entry }) => entry);
}
