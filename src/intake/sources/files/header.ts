// Names of columns: trimmed, without line breaks, and each only once, so that a recipe can name them.

/** Unique names: the second `category` becomes `category (2)`, a nameless third column `column 3`. */
export function nameColumns(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  const wanted = cells.map(
    (cell, index) => cell.replace(/\s+/g, " ").trim().slice(0, 300) || `column ${index + 1}`,
  );
  const all = new Set(wanted);
  return wanted.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique) || (n > 2 && unique !== name && all.has(unique)); n++)
      unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}
