// The tabs of a survey, in their order. A tab is one line here, one file with its default export, and its name under `tab`
// in surveys.json. The open tab stands in the address; the first is not written.

import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Survey } from "../../api/contract-surveys.ts";
import type { SurveyEditing } from "./use-survey-draft.ts";

/** What every tab is given. */
export interface SurveyTabProps {
  readonly survey: Survey;
  readonly editing: SurveyEditing;
}

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

/** The address of a survey, taken apart. */
export interface SurveySearch {
  readonly tab?: SurveyTab;
}

/** Reads an address; a tab that does not exist is left out. */
export function parseSurveySearch(search: Readonly<Record<string, unknown>>): SurveySearch {
  const tab = surveyTabs.find(({ name }) => name === search["tab"])?.name;
  return tab === undefined || tab === surveyTabs[0].name ? {} : { tab };
}

/** The address part of a tab. */
export function searchOfTab(tab: SurveyTab): SurveySearch {
  return tab === surveyTabs[0].name ? {} : { tab };
}
