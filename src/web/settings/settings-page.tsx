// The settings of the workspace: what figures rest on, and the keys that programs use.

import { useTranslation } from "react-i18next";
import { usePageTitle } from "../shell/page-title.ts";
import { KeysPanel } from "./keys-panel.tsx";
import styles from "./settings.module.css";
import { WorkspacePanel } from "./workspace-panel.tsx";

/** The page at /settings. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  usePageTitle(t("title"));
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <WorkspacePanel />
      <KeysPanel />
    </div>
  );
}
