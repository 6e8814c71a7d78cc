// When the responses of a recognised export were given: the column that its tool writes for that, in the zone that the file says.

import { guessTime } from "./guess-time.ts";
import type { FileFormat } from "./open-table.ts";
import type { ProposalDraft } from "./proposal-draft.ts";
import { isDayFirst, sayAmbiguous, sayZone } from "./propose-time.ts";
import type { SurveyExport } from "./survey-export.ts";

/** What LimeSurvey writes for a response of a survey that keeps no dates. */
const undated = "1980-01-01 00:00:00";

/** Puts the time into the draft; false when no column of the tool's can be read as one. */
export function proposeExportTime(
  draft: ProposalDraft,
  exported: SurveyExport,
  options: { readonly today: string; readonly format?: FileFormat },
): boolean {
  const { columns, guesses, recipe, doubts } = draft;
  const dayFirst = isDayFirst(draft, options.format);
  const today = options.today.slice(0, 10);
  const steps = columns
    .filter(({ index, filled }) => filled > 0 && exported.columns[index]?.part === "time")
    .flatMap((column) => {
      const dated = new Map([...column.distinct].filter(([value]) => value !== undated));
      const guess =
        dated.size === 0
          ? { formats: ["iso"], ambiguous: false, zoned: true }
          : guessTime({ ...column, distinct: dated }, dayFirst);
      return guess === undefined ? [] : [{ column, guess, hasUndated: dated.size < column.distinct.size }];
    });
  const [first] = steps;
  if (first === undefined) return false;
  for (const { column } of steps) guesses.set(column.index, "time");
  const zone = exported.zone === undefined ? {} : { zone: exported.zone };
  const times = steps.map(({ column, guess, hasUndated }) => ({
    column: column.name,
    formats: [...guess.formats],
    ...zone,
    ...(hasUndated && { map: { [undated]: today } }),
  }));
  const [only] = times;
  recipe.time = times.length === 1 && only !== undefined ? only : times;
  if (first.guess.ambiguous) sayAmbiguous(draft, first.column.name, dayFirst);
  if (!first.guess.zoned && exported.zone === undefined) sayZone(draft);
  if (first.hasUndated)
    doubts.push({
      es: `La encuesta no guardaba fechas: sus respuestas se fechan el ${today}. Indica «time».`,
      en: `The survey kept no dates: its responses are dated ${today}. Please say "time".`,
    });
  return true;
}
