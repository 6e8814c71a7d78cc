// When things happened, in a proposed recipe: the column that most likely tells, a clock beside it, three columns put together,
// or one day for a whole file that tells none.

import type { ColumnFacts } from "./column-facts.ts";
import { guessTime, isClock } from "./guess-time.ts";
import type { ProposalDraft } from "./proposal-draft.ts";

const timeName =
  /\b(date|time|timestamp|fecha|datetime|when|cuando|dia|created|opened|started|start|inicio|submitted|completed|at)\b|date$/;
const firstTimes =
  /\b(created|opened|order|invoice|transaction|interview|submitted|response|respuesta|fecha)\b|^(date|timestamp|time|at)$/;

/** Finds the time and puts it into the draft; `base` is the name of the file, `today` the day of last resort. */
export function proposeTime(
  draft: ProposalDraft,
  base: string,
  options: { readonly today: string; readonly format?: { readonly delimiter: string } },
): void {
  const { columns, roles, guesses, recipe, doubts } = draft;
  const dayFirst = isDayFirst(draft, options.format);
  const candidates = columns
    .filter((column) => ["rest", "outcome", "id"].includes(roles.get(column.index) ?? "rest"))
    .map((column) => ({ column, guess: guessTime(column, dayFirst) }))
    .filter(
      ({ column, guess }) =>
        guess !== undefined && (timeName.test(column.words) || !/^unix|^YYYYMM/.test(guess.formats[0] ?? "")),
    )
    .sort((a, b) => rank(b.column) - rank(a.column) || a.column.index - b.column.index);
  const best = candidates[0];
  if (best?.guess !== undefined) {
    const { column, guess } = best;
    const clock =
      /[Hh]|iso|unix/.test(guess.formats.join()) && !onlyDays(column)
        ? undefined
        : columns.find((c) => isClock(c) && /\b(hora|time|hour)\b/.test(c.words));
    guesses.set(column.index, "time");
    if (clock === undefined) recipe.time = { column: column.name, formats: [...guess.formats] };
    else {
      guesses.set(clock.index, "time");
      const hours = clock.values[0]?.split(":").length === 3 ? "H:mm:ss" : "H:mm";
      const days = guess.formats[0] === "iso" ? "YYYY-MM-DD" : guess.formats[0];
      recipe.time = [
        { template: `{${column.name}} {${clock.name}}`, formats: [`${days} ${hours}`] },
        { column: column.name, formats: [...guess.formats] },
      ];
    }
    if (guess.ambiguous) sayAmbiguous(draft, column.name, dayFirst);
    if (!guess.zoned) sayZone(draft);
    if (candidates.length > 1)
      doubts.push({
        es: `Hay varias fechas (${candidates
          .map((c) => c.column.name)
          .slice(0, 6)
          .join(", ")}): se usa «${column.name}».`,
        en: `There are several dates (${candidates
          .map((c) => c.column.name)
          .slice(0, 6)
          .join(", ")}): "${column.name}" is used.`,
      });
    return;
  }
  if (proposeDateParts(draft)) return;
  const year = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(base)?.[1];
  const at = year === undefined ? options.today.slice(0, 10) : `${year}-01-01`;
  recipe.time = { at };
  doubts.push({
    es: `Ninguna columna es una fecha completa: todo se fecha el ${at}. Indica «time».`,
    en: `No column is a whole date: everything is dated ${at}. Please say "time".`,
  });
}

/** Whether a file whose dates do not tell writes the day first, as in Spanish and with spreadsheets that write semicolons. */
export function isDayFirst(
  { columns, recipe }: ProposalDraft,
  format: { readonly delimiter: string } | undefined,
): boolean {
  const spanish = columns.some(({ words }) =>
    /\b(fecha|tienda|cliente|puntuacion|comentario|importe|pedido|correo|telefono|marca temporal)\b/.test(
      words,
    ),
  );
  return spanish || recipe.decimal === "," || format?.delimiter === ";";
}

/** Says that no day above 12 tells the order of a column's dates. */
export function sayAmbiguous(draft: ProposalDraft, column: string, dayFirst: boolean): void {
  draft.doubts.push({
    es: `En «${column}» no hay día mayor que 12: se toma por ${dayFirst ? "día/mes" : "mes/día"}. Compruébalo.`,
    en: `No day above 12 in "${column}": taken as ${dayFirst ? "day/month" : "month/day"}. Please check.`,
  });
}

/** Says in which zone times are taken that carry none. */
export function sayZone(draft: ProposalDraft): void {
  draft.doubts.push({
    es: `Las horas se toman en ${draft.recipe.timeZone}.`,
    en: `Times are taken to be in ${draft.recipe.timeZone}.`,
  });
}

function rank(column: ColumnFacts): number {
  const name = column.words;
  return (
    (firstTimes.test(name) ? 4 : 0) +
    (timeName.test(name) ? 2 : 0) +
    (column.filled > 0 && /\bupdated|modified|closed|resolved|end\b/.test(name) ? -3 : 0)
  );
}

function onlyDays(column: ColumnFacts): boolean {
  return !(column.values[0] ?? "").includes(":");
}

/** Year, month and day in three columns. */
function proposeDateParts(draft: ProposalDraft): boolean {
  const find = (name: RegExp, low: number, high: number) =>
    draft.columns.find((c) => name.test(c.words) && (c.numbers < 0.1 || (c.min >= low && c.max <= high)));
  const [year, month, day] = [
    find(/\b(year|ano|anio)\b/, 1900, 2200),
    find(/\b(month|mes)\b/, 1, 12),
    find(/\b(day|dia)\b(?! of week| semana)/, 1, 31),
  ];
  if (year === undefined || month === undefined || day === undefined) return false;
  for (const column of [year, month, day]) draft.guesses.set(column.index, "time");
  const format = month.numbers < 0.1 ? "YYYY MMMM D" : "YYYY M D";
  draft.recipe.time = { template: `{${year.name}} {${month.name}} {${day.name}}`, formats: [format] };
  draft.doubts.push({
    es: `La fecha se compone de «${year.name}», «${month.name}» y «${day.name}», en ${draft.recipe.timeZone}.`,
    en: `The date is put together from "${year.name}", "${month.name}" and "${day.name}", in ${draft.recipe.timeZone}.`,
  });
  return true;
}
