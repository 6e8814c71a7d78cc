// An interaction of a timeline read for the screen: its day and hour on the workspace's clocks, and whether it carries
// something of its own. Read once per interaction, however often the timeline is drawn.

import type { TimelineItem } from "../../api/contract-customers.ts";
import type { MeasuredMoment } from "../../domain/episodes.ts";
import type { TimelineMoment } from "../../domain/visits.ts";

/** An interaction ready to be grouped and drawn; `at` in milliseconds. */
export interface ShownItem extends TimelineMoment, MeasuredMoment {
  /** 10:32 */
  readonly hour: string;
  readonly item: TimelineItem;
}

function isTelling(item: TimelineItem): boolean {
  return (
    item.answers.length > 0 ||
    item.revenue !== null ||
    item.waitMs !== null ||
    item.outcome !== "" ||
    item.order !== ""
  );
}

/** Reads the interactions of a time zone. The reader remembers what it has read. */
export function createItemReader(timeZone: string): (item: TimelineItem) => ShownItem {
  const clock = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const read = new WeakMap<TimelineItem, ShownItem>();
  return (item) => {
    const known = read.get(item);
    if (known !== undefined) return known;
    const at = Date.parse(item.at);
    const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    const { id, session, kind, channel, touchpoint, event, order, revenue, currency, waitMs } = item;
    const shown: ShownItem = {
      id,
      at,
      date: `${part["year"]}-${part["month"]}-${part["day"]}`,
      hour: `${part["hour"]}:${part["minute"]}`,
      session,
      kind,
      channel,
      touchpoint,
      event,
      order,
      revenue,
      currency,
      waitMs,
      telling: isTelling(item),
      item,
    };
    read.set(item, shown);
    return shown;
  };
}
