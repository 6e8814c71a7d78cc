// The settings of the workspace, one tab at a time. The open tab stands in the address, so that a link leads to it.

import { getRouteApi, Link } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Skeleton } from "../design/skeleton.tsx";
import { TabLinks } from "../design/tab-links.tsx";
import { useMay } from "../session/workspace.tsx";
import { maySee } from "../shell/not-for-you.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./settings.module.css";
import { settingsTabs } from "./tabs.ts";

const route = getRouteApi("/shell/settings");

/** The page at /settings. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  const wanted = route.useSearch().tab;
  const may = useMay();
  const offered = settingsTabs.filter(({ needs }) => maySee(needs, may));
  const open = offered.find(({ name }) => name === wanted) ?? offered[0] ?? settingsTabs[0];
  usePageTitle(`${t(`tab.${open.name}`)} · ${t("title")}`);
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <TabLinks label={t("tabs")}>
        {offered.map(({ name, load }) => (
          <Link
            key={name}
            to="/settings"
            search={name === settingsTabs[0].name ? {} : { tab: name }}
            aria-current={name === open.name ? "page" : undefined}
            activeProps={{}}
            activeOptions={{ exact: true }}
            resetScroll={false}
            onMouseEnter={() => void load()}
          >
            {t(`tab.${name}`)}
          </Link>
        ))}
      </TabLinks>
      <Suspense fallback={<Skeleton height="20rem" />}>
        <open.View />
      </Suspense>
    </div>
  );
}
