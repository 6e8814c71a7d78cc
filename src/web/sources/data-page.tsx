// The data screen: where interactions come from, what was kept aside, what arrives now, and how to send more.

import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat, useMay } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import styles from "./data.module.css";
import { LiveTail } from "./live-tail.tsx";
import { QuarantinePanel } from "./quarantine-panel.tsx";
import { sourcesQuery } from "./queries.ts";
import { type DataTab, dataTabs } from "./search.ts";
import { SendPanel } from "./send-panel.tsx";
import { SourcesPanel } from "./sources-panel.tsx";

const route = getRouteApi("/shell/data");

const views: Readonly<Record<DataTab, () => React.JSX.Element>> = {
  sources: SourcesPanel,
  quarantine: QuarantinePanel,
  live: LiveTail,
  send: SendPanel,
};

/** The page at /data. */
export function DataPage() {
  const { t } = useTranslation("data");
  const format = useFormat();
  const may = useMay();
  // Who sees only some units, or brings nothing in, still watches what arrives there.
  const shown = may("import") ? dataTabs : (["live"] as const);
  const wanted = route.useSearch().tab ?? "sources";
  const tab = shown.find((one) => one === wanted) ?? shown[0];
  const navigate = route.useNavigate();
  const sources = useQuery({ ...sourcesQuery, enabled: may("import") }).data?.sources ?? [];
  const aside = sources.reduce((sum, { quarantinedOpen }) => sum + quarantinedOpen, 0);
  usePageTitle(t("title"));
  const View = views[tab];
  return (
    <div className={styles.page}>
      <header>
        <h1>{t("title")}</h1>
        <p className={styles.lead}>{t("lead")}</p>
      </header>
      {shown.length > 1 && (
        <div className={styles.tabs}>
          <SegmentedControl
            aria-label={t("views")}
            value={tab}
            data={shown.map((value) => ({
              value,
              label:
                value === "quarantine"
                  ? t("tab.quarantine", { formatted: format.count(aside) })
                  : t(`tab.${value}`),
            }))}
            onChange={(value) => {
              const next = dataTabs.find((one) => one === value);
              void navigate({ search: next === undefined || next === "sources" ? {} : { tab: next } });
            }}
          />
        </div>
      )}
      <View />
    </div>
  );
}
