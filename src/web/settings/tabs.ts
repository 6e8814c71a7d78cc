// The tabs of the settings, in their order. A tab is one line here, one file with its default export, and its name under
// `tab` in settings.json. What a person may not do is not offered: the line names the permission.

import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Needs } from "../shell/not-for-you.tsx";

type Tab = () => Promise<{ default: ComponentType }>;

function tab<const Name extends string>(name: Name, needs: Needs, load: Tab) {
  const View: LazyExoticComponent<ComponentType> = lazy(load);
  return { name, needs, View, load } as const;
}

/** The tabs. The first is shown where the address names none. */
export const settingsTabs = [
  tab("workspace", "manage", () => import("./workspace-tab.tsx")),
  tab("people", "people", () => import("./people-tab.tsx")),
  tab("keys", "manage", () => import("./keys-tab.tsx")),
  tab("activity", "audit", () => import("./activity-tab.tsx")),
] as const;

/** The name of a tab, as the address says it. */
export type SettingsTab = (typeof settingsTabs)[number]["name"];
