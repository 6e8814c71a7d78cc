// The page at /explore: any question, asked in a line of plain words, drawn as what suits it, and everything about it in the
// address. Choosing a mark or a row narrows the question to it; "back" widens it again.

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addDays, type CalendarDate } from "../../domain/calendar.ts";
import { grainEnd } from "../../domain/calendar-grain.ts";
import type { Grain } from "../../domain/chosen-period.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import { backSearch } from "../dashboards/dashboard-search.ts";
import { Icon } from "../design/icon.tsx";
import { Panel } from "../design/panel.tsx";
import type { Pick } from "../figure/drawing.ts";
import { Figure } from "../figure/figure.tsx";
import { useReader } from "../figure/reader.ts";
import { useFigureWords } from "../figure/use-figure-words.ts";
import { useFormat, useMe } from "../session/workspace.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { FilterBar } from "../view/filter-bar.tsx";
import { PeriodControl } from "../view/period-control.tsx";
import { usePeriodKeys } from "../view/use-period-keys.ts";
import { withFilter } from "../view/view.ts";
import { ChartPicker } from "./chart-picker.tsx";
import { CutPicker } from "./cut-picker.tsx";
import styles from "./explorer.module.css";
import { FigureMenu } from "./figure-menu.tsx";
import { MetricPicker } from "./metric-picker.tsx";
import { useExplored } from "./use-explored.ts";

/** The view narrowed to what a mark stands for: its groups, and the days of its step. */
function narrowed(view: FigureView, pick: Pick, grain: Grain | null, today: CalendarDate): FigureView {
  const filtered = view.by.reduce<FigureView>((so, field, i) => {
    const value = pick.values[i];
    return value === undefined ? so : withFilter(so, field, [value]);
  }, view);
  if (pick.at === null || grain === null) return filtered;
  const last = addDays(grainEnd(pick.at, grain), -1);
  return {
    ...filtered,
    period: { kind: "custom", first: pick.at, last: last > today && pick.at <= today ? today : last },
    time: view.time === null || view.time === "auto" ? view.time : "auto",
  };
}

function Explored() {
  const { t } = useTranslation(["explorer", "overview"]);
  const format = useFormat();
  const explored = useExplored();
  const { shown, question, grain } = explored;
  const { view, period, today, change } = shown;
  const reader = useReader();
  const words = useFigureWords(reader);
  usePeriodKeys(shown, {
    escape: () => {
      if (view.filters.length > 0) change({ ...view, filters: [] });
    },
  });
  const title = question && !explored.changed ? question.name : words.title(view);
  const endsEarlier = view.period === null && period.kind === "30d" && period.on;
  return (
    <>
      <header className={styles.top}>
        <h1>{t("title")}</h1>
        <PeriodControl shown={shown} />
      </header>
      <section className={styles.question} aria-label={t("question")}>
        <MetricPicker metric={view.metric} onChange={(metric) => change({ ...view, metric })} />
        <CutPicker view={view} fieldName={words.field} change={change} />
      </section>
      <FilterBar shown={shown} />
      {explored.board !== undefined && (
        <p className={styles.latest}>
          {t("forBoard.note")}{" "}
          <Link
            to="/dashboards/$id"
            params={{ id: explored.board.id }}
            search={backSearch(explored.board.search, null)}
          >
            {t("forBoard.back")}
          </Link>
        </p>
      )}
      {endsEarlier && (
        <p className={styles.latest}>{t("overview:period.latest", { date: format.date(endsEarlier) })}</p>
      )}
      <Panel
        heading={title}
        note={
          question && (
            <>
              {question.description !== "" && (
                <span className={styles.description}>{question.description}</span>
              )}
              {explored.changed && (
                <span className={styles.changed}>{t("changed", { name: question.name })}</span>
              )}
            </>
          )
        }
        aside={
          <>
            <ChartPicker view={view} change={change} />
            <FigureMenu explored={explored} title={title} />
          </>
        }
      >
        <Figure view={view} label={title} onPick={(pick) => change(narrowed(view, pick, grain, today))} />
      </Panel>
    </>
  );
}

/** The page. */
export function ExplorerPage() {
  const { t } = useTranslation("explorer");
  const { hasData } = useMe();
  usePageTitle(t("title"));
  if (hasData)
    return (
      <div className={styles.page}>
        <Explored />
        <p className={styles.foot}>
          <Link to="/explore/saved" className={styles.savedLink}>
            <Icon name="saved" /> {t("saved.all")}
          </Link>
        </p>
      </div>
    );
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <div className={styles.empty}>
        <h2>{t("empty.heading")}</h2>
        <p>{t("empty.explain")}</p>
        <Link to="/">{t("empty.begin")}</Link>
      </div>
    </div>
  );
}
