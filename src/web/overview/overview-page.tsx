// The first screen: how it goes, how sure that is, where it differs, and what people say.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { askQuery, meQuery } from "../session/queries.ts";
import { useFormat, useMe } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { FilterBar } from "../view/filter-bar.tsx";
import { PeriodControl } from "../view/period-control.tsx";
import { usePeriodKeys } from "../view/use-period-keys.ts";
import { AttentionPanel } from "./attention-panel.tsx";
import { CommentsPanel } from "./comments-panel.tsx";
import { useDemoJob } from "./demo-offer.tsx";
import { EmptyState } from "./empty-state.tsx";
import { MatrixPanel } from "./matrix-panel.tsx";
import { NewsStrip } from "./news-strip.tsx";
import styles from "./overview.module.css";
import { ScoreCards } from "./score-cards.tsx";
import { StagesPanel } from "./stages-panel.tsx";
import { TrendPanel } from "./trend-panel.tsx";
import { touchpointQuestion, useView } from "./use-view.ts";

function Figures() {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const shown = useView();
  const { view, period, change } = shown;
  usePeriodKeys(shown, {
    escape: () => {
      if (view.filters.length > 0 || view.search !== "") change({ ...view, filters: [], search: "" });
    },
    "/": () => document.getElementById("comments-search")?.focus(),
  });
  // Known when the table of touchpoints is: it is among the last to be asked.
  const answered = useQuery(askQuery(touchpointQuestion(shown))).data !== undefined;
  const endsEarlier = view.period === null && period.kind !== "all" && period.kind !== "custom" && period.on;
  return (
    <>
      <header className={styles.top}>
        <h1>{t("title")}</h1>
        <PeriodControl shown={shown} />
      </header>
      <FilterBar shown={shown} />
      {endsEarlier && (
        <p className={styles.latest}>
          {t("period.latest", { date: format.date(endsEarlier) })}{" "}
          <button
            type="button"
            className={styles.linkButton}
            onClick={() => change({ ...view, period: { kind: "30d", on: null } })}
          >
            {t("period.today")}
          </button>
        </p>
      )}
      <NewsStrip shown={shown} ready={answered} />
      <ScoreCards shown={shown} />
      <div className={styles.pair}>
        <TrendPanel shown={shown} />
        <AttentionPanel shown={shown} />
      </div>
      <StagesPanel shown={shown} />
      <MatrixPanel shown={shown} />
      <CommentsPanel shown={shown} />
    </>
  );
}

/** The page at /. */
export function OverviewPage() {
  const { t } = useTranslation("overview");
  const { hasData } = useMe();
  usePageTitle(t("title"));
  const writingDemo = useDemoJob().running;
  // While the log is empty its first interaction is waited for.
  useQuery({ ...meQuery, refetchInterval: hasData ? false : 4000 });
  return <div className={styles.overview}>{hasData && !writingDemo ? <Figures /> : <EmptyState />}</div>;
}
