// A plain table for the terminal: text to the left, numbers to the right. What people sent can stand in a cell, so control
// characters, which a terminal would obey, never get through.

/** One column: its heading and whether it holds numbers. */
export interface TableColumn {
  readonly heading: string;
  readonly numeric?: boolean;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many cells of the terminal a text takes: two for ideographs and emoji, one for any other written character. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text))
    width +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(
        segment,
      )
        ? 2
        : 1;
  return width;
}

/** Text from outside as one harmless line: each control character, and each mark that turns the direction, is a space. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ");
}

/** The beginning of a text, with an ellipsis where it was cut. */
export function clip(text: string, length: number): string {
  const letters = [...plainLine(text)];
  return letters.length > length
    ? `${letters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`
    : letters.join("");
}

/** The lines of a table; `footer`, below a line of its own, holds what sums the rows up. */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  footer: readonly (readonly string[])[] = [],
): string[] {
  const cells = [...rows, ...footer].map((row) => columns.map((_, i) => plainLine(row[i] ?? "")));
  const widths = columns.map(({ heading }, i) =>
    Math.max(displayWidth(heading), ...cells.map((row) => displayWidth(row[i] ?? ""))),
  );
  const line = (row: readonly string[]) =>
    columns
      .map(({ numeric }, i) => {
        const cell = row[i] ?? "";
        const space = " ".repeat((widths[i] ?? 0) - displayWidth(cell));
        return numeric ? `${space}${cell}` : `${cell}${space}`;
      })
      .join("  ")
      .trimEnd();
  const rule = line(widths.map((width) => "─".repeat(width)));
  const body = cells.map(line);
  return [
    line(columns.map(({ heading }) => heading)),
    rule,
    ...body.slice(0, rows.length),
    ...(footer.length > 0 && rows.length > 0 ? [rule] : []),
    ...body.slice(rows.length),
  ];
}

/** Lines of a name and its value each, the values under each other. */
export function formatPairs(pairs: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...pairs.map(([name]) => displayWidth(name)));
  return pairs.map(([name, value]) =>
    `  ${name}${" ".repeat(width - displayWidth(name))}  ${plainLine(value)}`.trimEnd(),
  );
}
