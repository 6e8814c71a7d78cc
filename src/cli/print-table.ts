// A plain table for the terminal: text to the left, numbers to the right.

/** One column: its heading and whether it holds numbers. */
export interface TableColumn {
  readonly heading: string;
  readonly numeric?: boolean;
}

/** The lines of a table. */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ heading }, i) =>
    Math.max(heading.length, ...rows.map((row) => (row[i] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ numeric }, i) => {
        const cell = cells[i] ?? "";
        const width = widths[i] ?? 0;
        return numeric ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [
    line(columns.map(({ heading }) => heading)),
    line(widths.map((width) => "─".repeat(width))),
    ...rows.map(line),
  ];
}
