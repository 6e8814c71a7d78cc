// Which tab of the settings is open, as the address says it, with what the activity tab shows. The first tab is not written.

import { type ActivitySearch, parseActivitySearch } from "./activity-view.ts";
import { type SettingsTab, settingsTabs } from "./tabs.ts";

/** The address of the settings, taken apart. */
export interface SettingsSearch extends ActivitySearch {
  readonly tab?: SettingsTab;
}

/** Reads an address; a tab that does not exist is left out, and so is what belongs to another tab. */
export function parseSettingsSearch(search: Readonly<Record<string, unknown>>): SettingsSearch {
  const tab = settingsTabs.find(({ name }) => name === search["tab"])?.name;
  if (tab === undefined || tab === settingsTabs[0].name) return {};
  return { tab, ...(tab === "activity" && parseActivitySearch(search)) };
}
