// A stretch of a timeline: its days, in each day the visits, in each visit what happened. Nested lists under day headings, so
// that readers can walk by headings and know how much there is.

import { memo, useId } from "react";
import { useTranslation } from "react-i18next";
import { dateFormat } from "../../domain/formatters.ts";
import type { Day, Visit } from "../../domain/visits.ts";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import styles from "./timeline.module.css";
import { TimelineEntry } from "./timeline-entry.tsx";
import type { ShownItem } from "./timeline-item.ts";
import { useCustomerWords } from "./use-customer-words.ts";

function VisitItem({ visit, focused }: { visit: Visit<ShownItem>; focused: string | undefined }) {
  const { t } = useTranslation("customers");
  const last = visit.entries[0]?.items[0];
  const first = visit.entries.at(-1)?.items.at(-1);
  const label =
    first === undefined || last === undefined || first.hour === last.hour
      ? t("timeline.moment", { from: last?.hour ?? "" })
      : t("timeline.visit", { from: first.hour, to: last.hour });
  return (
    <li className={styles.visit}>
      <ol aria-label={label}>
        {visit.entries.map((entry) => (
          <TimelineEntry key={entry.items[0].id} entry={entry} focused={focused} />
        ))}
      </ol>
    </li>
  );
}

/** One day with its visits, under a heading of the third or fourth level. */
export function DaySection(props: {
  day: Day<ShownItem>;
  continues: boolean;
  focused: string | undefined;
  level: 3 | 4;
}) {
  const { day, continues, focused, level } = props;
  const Heading = level === 3 ? "h3" : "h4";
  const { t } = useTranslation("customers");
  const format = useFormat();
  const language = useLanguage();
  const words = useCustomerWords();
  const id = useId();
  const noon = `${day.date}T12:00:00Z`;
  const date = dateFormat(format.locale, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(new Date(noon));
  const shown = language === "es" ? date.charAt(0).toUpperCase() + date.slice(1) : date;
  return (
    <section className={styles.day} aria-labelledby={id}>
      <Heading id={id} className={styles.date}>
        {continues ? t("timeline.continued", { date: shown }) : shown}
        <span className={styles.ago}> {words.ago(noon)}</span>
      </Heading>
      <ol className={styles.visits}>
        {day.visits.map((visit) => (
          <VisitItem key={visit.entries[0]?.items[0].id} visit={visit} focused={focused} />
        ))}
      </ol>
    </section>
  );
}

interface PieceProps {
  readonly days: readonly Day<ShownItem>[];
  /** Its first day began in the piece before. */
  readonly continues: boolean;
  /** Id of the interaction that the address points at. */
  readonly focused: string | undefined;
}

/** Whether days cut anew hold the same interactions: comparing both ends is enough. */
export function isSameDays(a: readonly Day<ShownItem>[], b: readonly Day<ShownItem>[]): boolean {
  const ends = (days: readonly Day<ShownItem>[]) => {
    const last = days.at(-1)?.visits.at(-1)?.entries.at(-1)?.items;
    return `${days[0]?.visits[0]?.entries[0]?.items[0].id} ${last?.at(-1)?.id}`;
  };
  return ends(a) === ends(b);
}

function isSamePiece(a: PieceProps, b: PieceProps): boolean {
  return a.continues === b.continues && a.focused === b.focused && isSameDays(a.days, b.days);
}

/** One piece of a timeline. */
export const TimelinePiece = memo(function TimelinePiece({ days, continues, focused }: PieceProps) {
  return days.map((day, index) => (
    <DaySection key={day.date} day={day} continues={continues && index === 0} focused={focused} level={3} />
  ));
}, isSamePiece);
