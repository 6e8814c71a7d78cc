// Says texts of ours in another language by tables of phrases. A phrase is the text as it is said, with `{1}`, `{2}` … where
// a value stands, and the same with the same places, in any order, in the other language. A text has to match a phrase from
// its first to its last character; places are found from left to right by what stands between them, once, so that the time is
// bounded by the length of the text. Of several phrases the one with most words of its own counts.

/** A table of phrases. */
export interface Phrases {
  readonly texts: Readonly<Record<string, string>>;
  /** Texts of ours that may stand in the places of this table; all else in a place is a value and stays as it is. */
  readonly inside?: readonly Phrases[];
}

/** Says a text, or nothing when no phrase fits. */
export type Say = (text: string) => string | undefined;

/** One compiled phrase. */
interface Pattern {
  readonly phrase: string;
  /** What stands before, between and behind the places. */
  readonly fixed: readonly string[];
  readonly other: string;
  readonly inside: Say;
}

/** No text of ours is longer; what is comes from elsewhere. */
const textMax = 4000;
/** Lists within lists within phrases: more than there is. */
const depthMax = 6;

const place = /\{(\d)\}/g;

/** The values at the places, or nothing when the text is another one. */
function valuesIn(text: string, fixed: readonly string[]): readonly string[] | undefined {
  const first = fixed[0] ?? "";
  const last = fixed.at(-1) ?? "";
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;
  const end = text.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const between of fixed.slice(1, -1)) {
    const found = text.indexOf(between, at);
    if (found < 0) return undefined;
    values.push(text.slice(at, found));
    at = found + between.length;
  }
  return at > end ? undefined : [...values, text.slice(at, end)];
}

/** A text by its phrase: how it is said, and the values that stayed as they are. */
export interface FoundPhrase {
  readonly phrase: string;
  readonly said: string;
  readonly kept: readonly string[];
}

/** Finds the phrase that a text is. */
export function compileFinding(tables: readonly Phrases[]) {
  const whole = new Map<string, string>();
  const patterns: Pattern[] = [];
  for (const { texts, inside } of tables) {
    const sayInside = inside ? compilePhrases(inside) : () => undefined;
    for (const [phrase, other] of Object.entries(texts)) {
      const fixed = phrase.split(/\{\d\}/);
      if (fixed.length === 1) whole.set(phrase, other);
      else patterns.push({ phrase, fixed, other, inside: sayInside });
    }
  }
  const own = ({ fixed }: Pattern) => fixed.join("").length;
  patterns.sort((a, b) => own(b) - own(a));
  return (text: string): FoundPhrase | undefined => {
    if (text.length > textMax) return undefined;
    const said = whole.get(text);
    if (said !== undefined) return { phrase: text, said, kept: [] };
    for (const { phrase, fixed, other, inside } of patterns) {
      const values = valuesIn(text, fixed);
      if (values === undefined) continue;
      const put = values.map((value) => inside(value) ?? value);
      return {
        phrase,
        said: other.replace(place, (_, number: string) => put[Number(number) - 1] ?? ""),
        kept: values.filter((value, i) => value === put[i]),
      };
    }
    return undefined;
  };
}

/**
 * Says texts by tables: phrases, lists of them (`a; b`, `a, b`), and phrases behind the path of a field (`period.to: …`),
 * which stays.
 */
export function compilePhrases(tables: readonly Phrases[]): Say {
  const find = compileFinding(tables);
  const say = (text: string, depth: number): string | undefined => {
    if (depth > depthMax || text.length > textMax) return undefined;
    for (const mark of ["; ", ", "]) {
      const parts = text.split(mark);
      if (parts.length < 2 || parts.length > 20) continue;
      const said = parts.map((part) => say(part, depth + 1));
      if (said.every((one) => one !== undefined)) return said.join(mark);
    }
    const found = find(text);
    if (found) return found.said;
    const [, path, rest] = /^([\w.[\]$-]{1,200}: )([\s\S]+)$/.exec(text) ?? [];
    const said = rest === undefined ? undefined : say(rest, depth + 1);
    return said === undefined ? undefined : `${path}${said}`;
  };
  return (text) => say(text, 0);
}
