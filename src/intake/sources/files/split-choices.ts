// Several choices in one cell. A comma within brackets belongs to its choice: "Events (talks, workshops), Training" are two.
// One place for it, so that what a proposal counted is what an import keeps.

/** The choices of a cell, trimmed, without blanks. Where brackets do not close, every separator parts. */
export function splitChoices(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "(" || sign === "[") depth++;
    else if (sign === ")" || sign === "]") depth--;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      at += separator.length - 1;
      from = at + 1;
    }
    if (depth < 0) break;
  }
  const all = depth === 0 ? [...parts, text.slice(from)] : text.split(separator);
  return all.map((part) => part.trim()).filter((part) => part !== "");
}
