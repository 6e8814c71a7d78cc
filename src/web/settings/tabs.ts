// The tabs of the settings, in their order. A tab is one line here, one file with its default export, and its name under
// `tab` in settings.json.

import { type ComponentType, type LazyExoticComponent, lazy } from "react";

type Tab = () => Promise<{ default: ComponentType }>;

function tab<const Name extends string>(name: Name, load: Tab) {
  const View: LazyExoticComponent<ComponentType> = lazy(load);
  return { name, View, load } as const;
}

/** The tabs. The first is shown where the address names none. */
export const settingsTabs = [
  tab("workspace", () => import("./workspace-tab.tsx")),
  tab("people", () => import("./people-tab.tsx")),
  tab("keys", () => import("./keys-tab.tsx")),
  tab("activity", () => import("./activity-tab.tsx")),
] as const;

/** The name of a tab, as the address says it. */
export type SettingsTab = (typeof settingsTabs)[number]["name"];
