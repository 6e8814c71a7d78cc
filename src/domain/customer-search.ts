// What someone types to find a customer, read as what it may mean: an identifier or part of one, a phone number however it
// is spaced, or words of a name. Pure.

/** A search taken apart. */
export interface CustomerSearch {
  /** The whole text in lower case, for identifiers. */
  readonly text: string;
  /** Its digits when it looks like a phone number, without a leading 00; "" otherwise. */
  readonly digits: string;
  /** Its words without case and accents, for names; every one must occur. */
  readonly words: readonly string[];
}

/** Longest search that is read; the rest is cut. */
export const searchLengthMax = 100;
/** More words than this are not needed to tell people apart. */
const wordsMax = 6;
/** Fewer digits would be half of everybody's number. */
const digitsMin = 3;

/** Text without case and accents: "GARCÍA" and "garcia" are one. */
export function plainText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Reads a search; undefined when there is nothing to search for. */
export function parseCustomerSearch(raw: string): CustomerSearch | undefined {
  const text = raw.trim().replace(/\s+/g, " ").slice(0, searchLengthMax).toLowerCase();
  if (text === "") return undefined;
  const digits = /^[+\d\s().-]+$/.test(text) ? text.replace(/\D/g, "").replace(/^00/, "") : "";
  const words = [...new Set(plainText(text).split(/[\s,;]+/))].filter((word) => word !== "");
  return {
    text,
    digits: digits.length >= digitsMin ? digits : "",
    words: words.slice(0, wordsMax),
  };
}
