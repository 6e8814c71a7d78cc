// The first screen: how it goes, how sure that is, where it differs, and what people say.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { meQuery } from "../session/queries.ts";
import { useFormat, useMe } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { useSingleKeys } from "../shell/single-keys.ts";
import { shiftPeriod } from "../view/period.ts";
import { CommentsPanel } from "./comments-panel.tsx";
import { useDemoJob } from "./demo-offer.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { MatrixPanel } from "./matrix-panel.tsx";
import styles from "./overview.module.css";
import { PeriodControl } from "./period-control.tsx";
import { ScoreCards } from "./score-cards.tsx";
import { TrendPanel } from "./trend-panel.tsx";
import { type Shown, useView } from "./use-view.ts";

/** The keys people know from other analytics, see the help. */
function usePeriodKeys(shown: Shown): void {
  const { view, period, today, change } = shown;
  const choose = (kind: "7d" | "30d" | "month" | "year") => () =>
    change({ ...view, period: { kind, on: null } });
  const shift = (step: -1 | 1) => () => {
    const shifted = shiftPeriod(period, step, today);
    if (shifted) change({ ...view, period: shifted });
  };
  useSingleKeys({
    w: choose("7d"),
    t: choose("30d"),
    m: choose("month"),
    y: choose("year"),
    a: () => change({ ...view, period: { kind: "all" } }),
    x: () => change({ ...view, compare: view.compare === "off" ? "previous" : "off" }),
    arrowleft: shift(-1),
    arrowright: shift(1),
    escape: () => {
      if (view.filters.length > 0 || view.search !== "") change({ ...view, filters: [], search: "" });
    },
    "/": () => document.getElementById("comments-search")?.focus(),
  });
}

function Figures() {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const shown = useView();
  const { view, period, change } = shown;
  usePeriodKeys(shown);
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
      <ScoreCards shown={shown} />
      <TrendPanel shown={shown} />
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
