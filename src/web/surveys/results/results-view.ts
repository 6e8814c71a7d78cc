// What is looked at of a survey's results, as the query string of an address and back: which stretch of time, which people,
// what is compared, and which responses are listed.
//   ?tab=results&period=30d&filter=is,channel,email&by=version&held=recommend,9&q=espera&response=123

import { periodSearch } from "../../../domain/chosen-period.ts";
import type { SurveyCut, SurveyGroup } from "../../../domain/survey/survey-cut.ts";
import type { ShownView } from "../../view/use-shown.ts";
import type { Narrowing } from "../../view/view.ts";
import {
  filterSearch,
  firstOf,
  isGroupField,
  parseFilters,
  parsePeriod,
  type Search,
} from "../../view/view-search.ts";

/** What is looked at. */
export interface ResultsView extends Narrowing {
  /** What the groups are told apart by. */
  readonly by: SurveyGroup | null;
  /** The answer that listed responses hold. */
  readonly held: HeldAnswer | null;
  /** Words that listed responses hold. */
  readonly search: string;
  /** The response that is open. */
  readonly response: string | null;
}

/** An answer to a question, by its key. */
export interface HeldAnswer {
  readonly question: string;
  readonly score: number | null;
  readonly choice: string;
}

/** Everything that came in. */
export const plainResults: ResultsView = {
  period: { kind: "all" },
  compare: "off",
  filters: [],
  by: null,
  held: null,
  search: "",
  response: null,
};

function parseBy(text: string | undefined): SurveyGroup | null {
  if (text === undefined) return null;
  return text === "version" || isGroupField(text) ? text : null;
}

function parseHeld(text: string | undefined): HeldAnswer | null {
  const [question = "", score = "", ...choice] = (text ?? "").split(",");
  if (question === "") return null;
  const number = score === "" ? null : Number(score);
  return { question, score: Number.isFinite(number) ? number : null, choice: choice.join(",") };
}

/** The view that a query string describes. */
export function parseResults(search: Search): ResultsView {
  return {
    ...plainResults,
    period: parsePeriod(search) ?? plainResults.period,
    filters: parseFilters(search),
    by: parseBy(firstOf(search, "by")),
    held: parseHeld(firstOf(search, "held")),
    search: (firstOf(search, "q") ?? "").slice(0, 200),
    response: /^\d{1,20}$/.exec(firstOf(search, "response") ?? "")?.[0] ?? null,
  };
}

/** The query string of a view, taken apart; defaults are not written. */
export function resultsSearch(view: ResultsView): Record<string, string | string[]> {
  const { period, filters, by, held, search, response } = view;
  return {
    ...(period !== null && period.kind !== "all" && periodSearch(period)),
    ...filterSearch(filters),
    ...(by && { by }),
    ...(held && { held: [held.question, held.score ?? "", held.choice].join(",") }),
    ...(search !== "" && { q: search }),
    ...(response && { response }),
  };
}

/** What the server is asked for: whole days of the company's clocks. Without a period nothing is left out. */
export function cutOf({ view, period, range }: ShownView<ResultsView>): Pick<SurveyCut, "filters"> & {
  from?: string;
  to?: string;
} {
  const filters = view.filters.map((one) => ({ ...one, values: [...one.values] }));
  return period.kind === "all" ? { filters } : { filters, from: range.from, to: range.to };
}
