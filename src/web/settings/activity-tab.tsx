// The tab of the activity: whether the trail is whole, and who did what, day by day, newest first.

import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditEntryBody } from "../../api/contract-audit.ts";
import { type CalendarDate, dateIn } from "../../domain/calendar.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat, useLanguage, useMe } from "../session/workspace.tsx";
import styles from "./activity.module.css";
import { ActivityEntry } from "./activity-entry.tsx";
import { ActivityFilters } from "./activity-filters.tsx";
import { activityQuery, parseActivitySearch, trailQuery } from "./activity-view.ts";
import { ChainState } from "./chain-state.tsx";

const route = getRouteApi("/shell/settings");

function byDay(entries: readonly AuditEntryBody[], timeZone: string): [CalendarDate, AuditEntryBody[]][] {
  const days = new Map<CalendarDate, AuditEntryBody[]>();
  for (const entry of entries) {
    const day = dateIn(timeZone, Date.parse(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

/** The tab. */
export default function ActivityTab() {
  const { t } = useTranslation("activity");
  const format = useFormat();
  const language = useLanguage();
  const { timeZone } = useMe().workspace;
  const search = parseActivitySearch(route.useSearch());
  const found = useInfiniteQuery(trailQuery(search));
  const [now] = useState(() => Date.now());
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? [];
  const download = activityQuery(search);
  download.set("language", language);
  return (
    <Panel
      heading={t("heading")}
      note={t("note")}
      stale={found.isFetching && !found.isPending && !found.isFetchingNextPage}
      aside={
        <Button component="a" variant="default" href={`/api/v1/audit/export?${download}`} download>
          {t("download")}
        </Button>
      }
    >
      <ChainState />
      <ActivityFilters />
      {found.isError && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton height="16rem" />}
      {found.isSuccess && entries.length === 0 && (
        <p className={styles.none}>{t(Object.keys(search).length > 0 ? "filter.noneFit" : "filter.none")}</p>
      )}
      {byDay(entries, timeZone).map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`activity-${day}`}>
          <h3 className={styles.day} id={`activity-${day}`}>
            {format.date(day)}
          </h3>
          <ul className={styles.entries}>
            {ofDay.map((entry) => (
              <ActivityEntry key={entry.sequence} entry={entry} now={now} />
            ))}
          </ul>
        </section>
      ))}
      {found.hasNextPage && (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("filter.more")}
        </Button>
      )}
    </Panel>
  );
}
