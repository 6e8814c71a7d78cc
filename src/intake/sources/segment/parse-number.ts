// Numbers as senders write them: 9, "9", "4.5", "4,5", "1.234,50", "1,234.50". "1,234" could be either and is refused: a
// figure that is wrong by a thousand is worse than one kept aside.

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const commaDecimal = /^[+-]?\d+,\d+$/;
const ambiguous = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const dotGroups = /^[+-]?\d{1,3}(\.\d{3})+,\d+$/;
const commaGroups = /^[+-]?\d{1,3}(,\d{3})+\.\d+$/;

/** Beyond this size a number is damage, not a measure. */
const magnitudeMax = 1e15;

/** The number; undefined when nothing was said (absent, null, blank); NaN when what was said is no number. */
export function parseNumber(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  let number = Number.NaN;
  if (typeof value === "number") number = value;
  else if (typeof value === "string") {
    const text = value.trim();
    if (text === "") return undefined;
    if (text.length > 40) return Number.NaN;
    if (plain.test(text)) number = Number(text);
    else if (ambiguous.test(text)) return Number.NaN;
    else if (commaDecimal.test(text)) number = Number(text.replace(",", "."));
    else if (dotGroups.test(text)) number = Number(text.replaceAll(".", "").replace(",", "."));
    else if (commaGroups.test(text)) number = Number(text.replaceAll(",", ""));
  }
  return Math.abs(number) <= magnitudeMax ? number : Number.NaN;
}
