// Splits a JSON array of objects that arrives in pieces into its elements, without holding more than one. An element that is
// no valid JSON does not end the reading: brackets and quotes alone tell where the next one begins.

import { rowLengthMax } from "./row.ts";

/** Receives the text of each element, numbered from 1. `cut` tells that it grew beyond all bounds and was cut. */
export type ElementSink = (text: string, element: number, cut: boolean) => void;

/** A splitter of one array; `push` pieces of text, then `end`. */
export class JsonArraySplitter {
  readonly #sink: ElementSink;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #held = "";
  #cut = false;
  #element = 0;

  constructor(sink: ElementSink) {
    this.#sink = sink;
  }

  /** Takes the next piece of text. */
  push(text: string): void {
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 92) this.#escaped = true;
        else if (code === 34) this.#inString = false;
        continue;
      }
      if (code === 34) this.#inString = true;
      else if (code === 123 || code === 91) {
        this.#depth++;
        if (this.#depth === 1) from = i + 1;
      } else if (code === 125 || code === 93) {
        if (this.#depth === 1) {
          this.#give(text.slice(from, i));
          from = i + 1;
        }
        if (this.#depth > 0) this.#depth--;
      } else if (code === 44 && this.#depth === 1) {
        this.#give(text.slice(from, i));
        from = i + 1;
      }
    }
    if (this.#depth > 0) this.#hold(text.slice(from));
  }

  /** Ends the text: an element that was cut off is given as it is. */
  end(): void {
    this.#give("");
  }

  #hold(text: string): void {
    if (this.#held.length + text.length > rowLengthMax) this.#cut = true;
    if (!this.#cut) this.#held += text;
  }

  #give(text: string): void {
    this.#hold(text);
    const element = this.#held.trim();
    const cut = this.#cut;
    this.#held = "";
    this.#cut = false;
    if (element === "" && !cut) return;
    this.#element++;
    this.#sink(element, this.#element, cut);
  }
}
