// Whether a file is the response export of a survey tool, by what stands in its first rows: the names that the tool itself
// writes, and how its header is built. Nothing of a name of a file is believed.

import type { FirstRows, Recognise } from "./export-columns.ts";
import { formbricks, googleForms, limeSurvey, surveyMonkey, typeform } from "./export-layouts.ts";
import { qualtrics } from "./qualtrics-export.ts";
import type { SurveyExport } from "./survey-export.ts";

/** From the most certain signs to the least. */
const tools: readonly Recognise[] = [qualtrics, surveyMonkey, limeSurvey, formbricks, typeform, googleForms];

/** The export that a file is, by the names of its columns and its next rows; undefined when no tool is recognised. */
export function recogniseExport(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): SurveyExport | undefined {
  const seen: FirstRows = { first: asWritten(header), second: rows[0] ?? [], third: rows[1] ?? [] };
  for (const recognise of tools) {
    const found = recognise(seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The cells behind names that were made unique: a nameless one is blank, a second one is called like the first. */
function asWritten(header: readonly string[]): string[] {
  const names = new Set(header);
  return header.map((name, index) => {
    if (name === `column ${index + 1}`) return "";
    const base = name.replace(/ \(\d+\)$/, "");
    return base !== name && names.has(base) ? base : name;
  });
}
