// Everything a customer has lived through, newest first, on every channel. The server gives it page by page; it is grouped
// here by day and visit and drawn piece by piece, so that fifty thousand interactions scroll like fifty.

import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Customer } from "../../api/contract-customers.ts";
import { parseCalendarDate } from "../../domain/calendar.ts";
import { cutEpisodes, groupEpisodes } from "../../domain/episodes.ts";
import { cutTimeline, groupTimeline } from "../../domain/visits.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat, useMe, useToday } from "../session/workspace.tsx";
import { JourneyPiece } from "./journey-piece.tsx";
import { timelineQuery } from "./queries.ts";
import styles from "./timeline.module.css";
import { TimelineFilter } from "./timeline-filter.tsx";
import { createItemReader, type ShownItem } from "./timeline-item.ts";
import { TimelinePiece } from "./timeline-piece.tsx";
import { parseTimelineView, showsAll, type TimelineView, timelineSearch } from "./timeline-view.ts";
import { useCustomerWords } from "./use-customer-words.ts";
import { Windowed } from "./windowed.tsx";

const route = getRouteApi("/shell/customers/$id");
/** Entries of a piece: a few screens. */
const PIECE = 40;

/** Calls back when the end of what is there comes within some screens of the view. Mounted anew after each page. */
function End({ onNear }: { onNear: () => void }) {
  const latest = useRef(onNear);
  useEffect(() => {
    latest.current = onNear;
  });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { rootMargin: "2400px 0px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return <div ref={place} />;
}

interface GroupedProps {
  readonly items: readonly ShownItem[];
  readonly focused: string | undefined;
}

function ByVisit({ items, focused }: GroupedProps) {
  const pieces = useMemo(() => cutTimeline(groupTimeline(items), PIECE), [items]);
  return pieces.map((piece, index) => (
    <Windowed key={piece[0]?.visits[0]?.entries[0]?.items[0].id}>
      <TimelinePiece
        days={piece}
        continues={pieces[index - 1]?.at(-1)?.date === piece[0]?.date}
        focused={focused}
      />
    </Windowed>
  ));
}

function ByJourney({ items, focused }: GroupedProps) {
  const { t } = useTranslation("customers");
  const pieces = useMemo(() => cutEpisodes(groupEpisodes(items), PIECE), [items]);
  return (
    <>
      <p className={styles.rule}>{t("journey.rule")}</p>
      {pieces.map((parts) => (
        <Windowed key={parts[0]?.days[0]?.visits[0]?.entries[0]?.items[0].id}>
          <JourneyPiece parts={parts} focused={focused} />
        </Windowed>
      ))}
    </>
  );
}

function Grouped({ by, ...props }: GroupedProps & { by: TimelineView["by"] }) {
  return by === "journey" ? <ByJourney {...props} /> : <ByVisit {...props} />;
}

function Loaded({ id, customer, view }: { id: string; customer: Customer; view: TimelineView }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const words = useCustomerWords();
  const { workspace } = useMe();
  const focused = view.item ?? undefined;
  const pages = useInfiniteQuery(timelineQuery(id, view));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = pages;
  const read = useMemo(() => createItemReader(workspace.timeZone), [workspace.timeZone]);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items.map(read)) ?? [], [data, read]);
  const more = () => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  };
  const isWhole = showsAll(view);
  return (
    <>
      <p className="v-spoken" role="status">
        {data && t("timeline.loaded", { count: items.length, formatted: format.count(items.length) })}
      </p>
      {pages.isError && data === undefined ? (
        <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <div className={styles.waiting}>
          {["a", "b", "c", "d"].map((key) => (
            <Skeleton key={key} height="3.5rem" />
          ))}
        </div>
      ) : items.length === 0 ? (
        <p className={styles.nothing}>{t(isWhole ? "timeline.nothing" : "timeline.nothingFiltered")}</p>
      ) : (
        <Grouped items={items} by={view.by} focused={focused} />
      )}
      <End key={items.length} onNear={more} />
      {isFetchNextPageError && <ProblemNote error={pages.error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !isFetchNextPageError && (
        <Button
          variant="default"
          size="xs"
          className={styles.more}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("timeline.more")}
        </Button>
      )}
      {data && !hasNextPage && isWhole && customer.firstAt && items.length > 0 && (
        <p className={styles.end}>{t("timeline.end", { date: words.day(customer.firstAt) })}</p>
      )}
    </>
  );
}

/** The timeline with its filter, which stands in the address. */
export function TimelinePanel({ id, customer }: { id: string; customer: Customer }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = parseTimelineView(search);
  const change = (next: TimelineView) => void navigate({ search: timelineSearch(next), resetScroll: false });
  const today = useToday();
  const until = view.until;
  return (
    <Panel
      heading={t("timeline.heading")}
      aside={<TimelineFilter view={view} customer={customer} onChange={change} />}
    >
      {until !== null && (
        <p className={styles.from}>
          {t("timeline.from", {
            when: until.includes("T") ? format.moment(until) : format.date(parseCalendarDate(until) ?? today),
          })}{" "}
          <button
            type="button"
            className={styles.linkButton}
            onClick={() => change({ ...view, until: null, item: null })}
          >
            {t("timeline.newest")}
          </button>
        </p>
      )}
      <Loaded key={`${id} ${JSON.stringify(view)}`} id={id} customer={customer} view={view} />
    </Panel>
  );
}
