// What changed since the last visit, in one line of links. Nothing new is nothing shown. It is asked for last, once the
// figures are there: it must not make them wait.

import { CloseButton } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AskAnswer } from "../../api/contract.ts";
import type { News } from "../../api/contract-news.ts";
import { addDays, dateIn } from "../../domain/calendar.ts";
import { Icon } from "../design/icon.tsx";
import { askQuery } from "../session/queries.ts";
import { request } from "../session/request.ts";
import { useVisit } from "../session/use-visit.ts";
import { useFormat, useMay } from "../session/workspace.tsx";
import { leadMetrics } from "../view/view.ts";
import styles from "./news-strip.module.css";
import type { Shown } from "./use-view.ts";

/** What came since the last visit is held against as many weeks before it. */
const BEFORE_DAYS = 28;

const newsQuery = (since: string) => ({
  queryKey: ["news", since],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request<News>(`/api/v1/news?${new URLSearchParams({ since }).toString()}`, { signal }),
});

function useChanges(shown: Shown, before: number, ready: boolean): readonly AskAnswer[] {
  const { timeZone, today } = shown;
  const from = dateIn(timeZone, before);
  const answers = useQueries({
    queries: leadMetrics.map((metric) => ({
      ...askQuery({
        metric,
        from,
        to: addDays(today, 1),
        timeZone,
        compare: { from: addDays(from, -BEFORE_DAYS), to: from },
      }),
      enabled: ready,
    })),
  });
  return answers.flatMap(({ data }) => (data?.total.change?.significant ? [data] : []));
}

function Strip({ shown, since, onRead }: { shown: Shown; since: string; onRead: () => void }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const may = useMay();
  const { data: news } = useQuery(newsQuery(since));
  const changes = useChanges(shown, Date.parse(since), (news?.answers ?? 0) > 0);
  if (news === undefined) return null;
  const said = (name: "interactions" | "answers" | "quarantined" | "unmatched", count: number) =>
    t(`news.${name}`, { count, formatted: format.count(count) });
  const items: { key: string; tone?: "good" | "bad"; node: ReactNode }[] = [];
  for (const { metric, total, unit, higherIsBetter } of changes) {
    const change = total.change?.change ?? 0;
    const lead = leadMetrics.find((one) => one === metric);
    if (lead === undefined) continue;
    items.push({
      key: metric,
      tone: change > 0 === higherIsBetter ? "good" : "bad",
      node: (
        <>
          <Icon name={change > 0 ? "up" : "fall"} size={13} />
          {t("news.change", {
            metric: t(`metric.${lead}.name`),
            change: format.change(change, unit),
            unit: t(`metric.${lead}.unit`),
          })}
        </>
      ),
    });
  }
  if (news.answers > 0) items.push({ key: "answers", node: said("answers", news.answers) });
  if (news.interactions > 0)
    items.push({ key: "interactions", node: said("interactions", news.interactions) });
  for (const one of news.imports?.slice(0, 2) ?? [])
    items.push({
      key: one.id,
      ...(one.state === "failed" && { tone: "bad" as const }),
      node: (
        <Link to="/import" search={{ job: one.id }}>
          {t(`news.import.${one.state}`, { name: one.name })}
        </Link>
      ),
    });
  if (news.unmatched && news.unmatched.length > 0)
    items.push({
      key: "unmatched",
      node: (
        <Link to="/touchpoints" search={{ view: "unmatched" }}>
          {said("unmatched", news.unmatched.length)}
        </Link>
      ),
    });
  if (news.quarantined && may("import"))
    items.push({
      key: "quarantined",
      node: (
        <Link to="/data" search={{ tab: "quarantine" }}>
          {said("quarantined", news.quarantined)}
        </Link>
      ),
    });
  if (items.length === 0) return null;
  return (
    <section className={styles.strip} aria-label={t("news.heading")}>
      <p className={styles.since}>{t("news.since", { moment: format.moment(since) })}</p>
      <ul className={styles.items}>
        {items.map(({ key, tone, node }) => (
          <li key={key} data-tone={tone}>
            {node}
          </li>
        ))}
      </ul>
      <CloseButton size={24} className={styles.read} aria-label={t("news.read")} onClick={onRead} />
    </section>
  );
}

/** The strip; nothing on the first visit, and nothing when nothing is new. */
export function NewsStrip({ shown, ready }: { shown: Shown; ready: boolean }) {
  const { before, markRead } = useVisit(ready);
  if (before === null || !ready) return null;
  return <Strip key={before} shown={shown} since={before} onRead={markRead} />;
}
