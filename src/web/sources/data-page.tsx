// The data screen: where interactions come from, what was kept aside, what arrives now, and how to send more.

import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../session/workspace.tsx";
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
  const tab = route.useSearch().tab ?? "sources";
  const navigate = route.useNavigate();
  const sources = useQuery(sourcesQuery).data?.sources ?? [];
  const aside = sources.reduce((sum, { quarantinedOpen }) => sum + quarantinedOpen, 0);
  usePageTitle(t("title"));
  const View = views[tab];
  return (
    <div className={styles.page}>
      <header>
        <h1>{t("title")}</h1>
        <p className={styles.lead}>{t("lead")}</p>
      </header>
      <div className={styles.tabs}>
        <SegmentedControl
          aria-label={t("views")}
          value={tab}
          data={dataTabs.map((value) => ({
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
      <View />
    </div>
  );
}
