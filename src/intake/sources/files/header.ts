// Names of columns: trimmed, without line breaks, and each only once, so that a recipe can name them; and whether what stands
// in their place is no name at all.

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

const ofOnePerson = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const date = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([ T]\d{1,2}:\d{2}.*)?$/;

/** Whether a first row can be no title: it holds somebody's e-mail, or a date. Years and codes are titles of many tables. */
export function holdsData(cells: readonly string[]): boolean {
  return (
    cells.some((cell) => ofOnePerson.test(cell.trim())) ||
    cells.filter((cell) => date.test(cell.trim())).length === 1
  );
}
