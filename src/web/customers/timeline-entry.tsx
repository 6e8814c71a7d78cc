// One line of a timeline: what happened, where and when, what was said with its scores, waits, money and outcome; what merely
// repeats stands folded and can be opened one by one.

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TimelineItem } from "../../api/contract-customers.ts";
import type { Entry } from "../../domain/visits.ts";
import { useFormat } from "../session/workspace.tsx";
import { useNames } from "../view/use-names.ts";
import { ChannelIcon } from "./channel-icon.tsx";
import chips from "./chips.module.css";
import { EntryDetails } from "./entry-details.tsx";
import { ScoreChip } from "./score-chips.tsx";
import styles from "./timeline.module.css";
import type { ShownItem } from "./timeline-item.ts";
import { useCustomerWords } from "./use-customer-words.ts";
import { useInteractionWords } from "./use-interaction-words.ts";

function Said({ item }: { item: TimelineItem }) {
  const { t } = useTranslation("customers");
  return item.answers.map((answer, index) => {
    const key = `${index} ${answer.question}`;
    if (answer.text !== "")
      return (
        <blockquote key={key} className={styles.quote} lang={item.language || undefined} dir="auto">
          <span className="v-spoken">{t("timeline.quote")}: </span>
          {answer.text}
        </blockquote>
      );
    if (answer.score !== null || answer.choice === "") return null;
    return (
      <p key={key} className={styles.choice}>
        {answer.question !== "" && `${answer.question}: `}
        {t("timeline.choice", { choice: answer.choice })}
      </p>
    );
  });
}

function Chips({ item }: { item: TimelineItem }) {
  const { t } = useTranslation("customers");
  const words = useCustomerWords();
  const interaction = useInteractionWords();
  const scores = item.answers.flatMap((answer, index) =>
    answer.score === null ? [] : [{ ...answer, score: answer.score, index }],
  );
  const { revenue, outcome, waitMs } = item;
  if (scores.length === 0 && revenue === null && outcome === "" && waitMs === null) return null;
  return (
    <span className={styles.chips}>
      {scores.map((one) => (
        <ScoreChip key={one.index} score={one} />
      ))}
      {revenue !== null && (
        <span className={chips.chip} data-tone={revenue < 0 ? undefined : "accent"}>
          <strong>{words.money(revenue, item.currency)}</strong>
          {revenue < 0 && ` ${t("timeline.refund")}`}
        </span>
      )}
      {waitMs !== null && (
        <span className={chips.chip}>{t("timeline.wait", { time: words.time(waitMs) })}</span>
      )}
      {outcome !== "" && <span className={chips.chip}>{interaction.outcome(outcome)}</span>}
    </span>
  );
}

function Meta({ item, title }: { item: TimelineItem; title: string }) {
  const { t } = useTranslation("customers");
  const nameOf = useNames();
  const words = useCustomerWords();
  const parts = [
    item.channel === "" ? t("timeline.unknownChannel") : nameOf("channel", item.channel),
    item.unit && nameOf("unit", item.unit),
    item.employee && t("timeline.employee", { name: item.employee }),
    item.event !== "" && item.event !== title && item.touchpoint === "" ? item.event : "",
    item.durationMs !== null && t("timeline.duration", { time: words.time(item.durationMs) }),
    item.order && t("timeline.order", { order: item.order }),
  ].filter((part) => part);
  return <span className={styles.meta}>{parts.join(" · ")}</span>;
}

function Single({ shown }: { shown: ShownItem }) {
  const { item } = shown;
  const title = useInteractionWords().title(item);
  return (
    <div className={styles.body}>
      <p className={styles.line}>
        <span className={styles.title}>{title}</span>
        <Chips item={item} />
      </p>
      <Said item={item} />
      <Meta item={item} title={title} />
      <EntryDetails item={item} title={title} />
    </div>
  );
}

function Folded({ items }: { items: readonly [ShownItem, ...ShownItem[]] }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const interaction = useInteractionWords();
  const [first] = items;
  const counted = { count: items.length, formatted: format.count(items.length) };
  const title =
    first.kind === "visited"
      ? t("timeline.pages", counted)
      : t("timeline.times", { ...counted, name: interaction.title(first.item) });
  return (
    <div className={styles.body}>
      <p className={styles.line}>
        <span className={styles.title}>{title}</span>
      </p>
      <Meta item={first.item} title={title} />
      <details className={styles.details}>
        <summary aria-label={`${t("timeline.fold")}: ${title}`}>{t("timeline.fold")}</summary>
        <ol className={styles.folded}>
          {items.map((one) => (
            <li key={one.id}>
              <time dateTime={one.item.at}>{one.hour}</time> {interaction.title(one.item)}
              {one.item.url !== "" && <span className={styles.address}> {one.item.url}</span>}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** One entry. The one that the address points at is marked and brought into view. */
export function TimelineEntry({ entry, focused }: { entry: Entry<ShownItem>; focused: string | undefined }) {
  const { items } = entry;
  const [first] = items;
  const isFocused = focused !== undefined && items.some(({ id }) => id === focused);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isFocused) place.current?.scrollIntoView({ block: "center" });
  }, [isFocused]);
  return (
    <li ref={place} className={styles.entry} data-focused={isFocused || undefined}>
      <time className={styles.hour} dateTime={first.item.at}>
        {first.hour}
      </time>
      <span className={styles.dot}>
        <ChannelIcon channel={first.channel} />
      </span>
      {items.length === 1 ? <Single shown={first} /> : <Folded items={items} />}
    </li>
  );
}
