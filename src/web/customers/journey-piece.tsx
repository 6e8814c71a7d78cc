// A stretch of a timeline told by journeys: each under a head that says at a glance what it is about, how long it took, where
// it went, what was paid and waited, and how it was felt; below it the days as ever.

import { memo, useId } from "react";
import { useTranslation } from "react-i18next";
import { type EpisodePart, measureEpisode } from "../../domain/episodes.ts";
import { useFormat } from "../session/workspace.tsx";
import { useNames } from "../view/use-names.ts";
import chips from "./chips.module.css";
import { ScoreChip } from "./score-chips.tsx";
import styles from "./timeline.module.css";
import type { ShownItem } from "./timeline-item.ts";
import { DaySection, isSameDays } from "./timeline-piece.tsx";
import { useCustomerWords } from "./use-customer-words.ts";

/** More would hide the rest; the answers stand in their places below. */
const SCORES_MAX = 4;

function Head({ part, id }: { part: EpisodePart<ShownItem>; id: string }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const nameOf = useNames();
  const words = useCustomerWords();
  const { kind, order, items } = part.episode;
  const { from, to, n, channels, waitMs, money } = measureEpisode(items);
  const [first, last] = [from, to].map((at) => words.day(new Date(at).toISOString()));
  const scores = items.flatMap(({ id: of, item }) =>
    item.answers.flatMap((answer, index) =>
      answer.score === null ? [] : [{ ...answer, score: answer.score, key: `${of} ${index}` }],
    ),
  );
  return (
    <div className={styles.journeyHead}>
      <h3 id={id}>
        {t(`journey.kind.${kind}`)}
        {order !== "" && <span className={styles.journeyOrder}> {t("timeline.order", { order })}</span>}
      </h3>
      <p className={styles.journeyFacts}>
        {first === last ? first : t("journey.span", { from: first, to: last })}
        {" · "}
        {t("journey.n", { count: n, formatted: format.count(n) })}
        {channels.length > 0 && ` · ${channels.map((one) => nameOf("channel", one)).join(", ")}`}
      </p>
      <span className={styles.chips}>
        {money.map(({ currency, revenue }) => (
          <span key={currency} className={chips.chip} data-tone={revenue < 0 ? undefined : "accent"}>
            <strong>{words.money(revenue, currency)}</strong>
          </span>
        ))}
        {waitMs !== null && waitMs > 0 && (
          <span className={chips.chip}>{t("journey.wait", { time: words.time(waitMs) })}</span>
        )}
        {scores.slice(0, SCORES_MAX).map((one) => (
          <ScoreChip key={one.key} score={one} />
        ))}
      </span>
    </div>
  );
}

function Part({ part, focused }: { part: EpisodePart<ShownItem>; focused: string | undefined }) {
  const { t } = useTranslation("customers");
  const id = useId();
  const label = t(`journey.kind.${part.episode.kind}`);
  return (
    <section
      className={styles.journey}
      {...(part.first
        ? { "aria-labelledby": id }
        : { "aria-label": t("timeline.continued", { date: label }) })}
    >
      {part.first && <Head part={part} id={id} />}
      {part.days.map((day) => (
        <DaySection key={day.date} day={day} continues={false} focused={focused} level={4} />
      ))}
    </section>
  );
}

interface PieceProps {
  readonly parts: readonly EpisodePart<ShownItem>[];
  readonly focused: string | undefined;
}

/** Journeys are cut anew with every page but older interactions only ever join them: comparing sizes and ends is enough. */
function isSame(a: PieceProps, b: PieceProps): boolean {
  return (
    a.focused === b.focused &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, index) => {
      const other = b.parts[index];
      return (
        other !== undefined &&
        part.episode.items.length === other.episode.items.length &&
        isSameDays(part.days, other.days)
      );
    })
  );
}

/** One piece. */
export const JourneyPiece = memo(function JourneyPiece({ parts, focused }: PieceProps) {
  return parts.map((part) => (
    <Part key={part.days[0]?.visits[0]?.entries[0]?.items[0].id} part={part} focused={focused} />
  ));
}, isSame);
