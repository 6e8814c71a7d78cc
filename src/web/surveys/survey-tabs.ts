// The tabs of a survey, in their order. A tab is one line here, one file with its default export, and its name under `tab`
// in surveys.json. The open tab stands in the address; the first is not written.

import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Search } from "../view/view-search.ts";
import { parseResults, resultsSearch } from "./results/results-view.ts";
import { type ShareWay, searchOfWay, shareWayOf } from "./share-ways.ts";
import type { SurveyTabProps } from "./survey-tab-props.ts";

type Load = () => Promise<{ default: ComponentType<SurveyTabProps> }>;

function tab<const Name extends string>(name: Name, load: Load) {
  const View: LazyExoticComponent<ComponentType<SurveyTabProps>> = lazy(load);
  return { name, View, load } as const;
}

/** The tabs. */
export const surveyTabs = [
  tab("questions", () => import("./questions-tab.tsx")),
  tab("share", () => import("./share-tab.tsx")),
  tab("results", () => import("./results-tab.tsx")),
] as const;

/** The name of a tab, as the address says it. */
export type SurveyTab = (typeof surveyTabs)[number]["name"];

/** What the tab of questions looks at. */
interface QuestionsSearch {
  /** What is open in the editor: `question.KEY`, `section.KEY`, `ending.KEY`, `quota.KEY` or `about`. */
  readonly at?: string;
  /** The language whose texts are edited. */
  readonly lang?: string;
}

/** The address of a survey, taken apart: the open tab, and what that tab looks at. */
export type SurveySearch = { readonly tab?: SurveyTab; readonly way?: ShareWay } & QuestionsSearch &
  Readonly<Record<string, string | string[]>>;

const textOf = (value: unknown, form: RegExp) =>
  typeof value === "string" && value.length <= 80 && form.test(value) ? value : undefined;

/** Reads an address; a tab that does not exist is left out, and so is what belongs to another tab. */
export function parseSurveySearch(search: Readonly<Record<string, unknown>>): SurveySearch {
  const tab = surveyTabs.find(({ name }) => name === search["tab"])?.name;
  if (tab === "results") return { tab, ...resultsSearch(parseResults(search as Search)) };
  if (tab === "share") return { tab, ...searchOfWay(shareWayOf(search["way"])) };
  const at = textOf(search["at"], /^[a-z]+(\.[a-z0-9_]+)?$/);
  const lang = textOf(search["lang"], /^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
  return { ...(at !== undefined && { at }), ...(lang !== undefined && { lang }) };
}

/** The address part of a tab. */
export function searchOfTab(tab: SurveyTab): SurveySearch {
  return tab === surveyTabs[0].name ? {} : { tab };
}
