// Where the words of a search stand in a text, for marking them. Case and accents do not matter.

import { fold } from "../../domain/fold.ts";

/** A stretch of text; `at` is where it starts. */
export interface Piece {
  readonly at: number;
  readonly text: string;
  readonly found: boolean;
}

/** Cuts `text` into stretches that are and are not a word of `search`. Joined they are the text again. */
export function findWords(text: string, search: string): readonly Piece[] {
  const words = search
    .split(/\s+/)
    .filter((word) => word !== "")
    .map(fold);
  // Compared character by character, so that a place in the plain text is a place in the text.
  const characters = [...text].map((character) => ({ character, plain: fold(character) }));
  const found = new Array<boolean>(characters.length).fill(false);
  for (const word of words) {
    for (let start = 0; start < characters.length; start++) {
      let read = "";
      let end = start;
      while (read.length < word.length && end < characters.length) read += characters[end++]?.plain ?? "";
      if (word !== "" && read === word) found.fill(true, start, end);
    }
  }
  const pieces: { at: number; text: string; found: boolean }[] = [];
  for (const [index, { character }] of characters.entries()) {
    const last = pieces.at(-1);
    if (last && last.found === found[index]) last.text += character;
    else pieces.push({ at: index, text: character, found: found[index] ?? false });
  }
  return pieces;
}
