// Which tab of the settings is open, as the address says it. The first tab is not written.

import { type SettingsTab, settingsTabs } from "./tabs.ts";

/** The address of the settings, taken apart. */
export interface SettingsSearch {
  readonly tab?: SettingsTab;
}

/** Reads an address; a tab that does not exist is left out. */
export function parseSettingsSearch(search: Readonly<Record<string, unknown>>): SettingsSearch {
  const tab = settingsTabs.find(({ name }) => name === search["tab"])?.name;
  return tab === undefined || tab === settingsTabs[0].name ? {} : { tab };
}
