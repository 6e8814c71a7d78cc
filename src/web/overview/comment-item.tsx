// One comment: its words as they were written, the scores given with it, and where and when it was said.

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Comment } from "../../api/contract.ts";
import { timelineAt, timelineSearch } from "../customers/timeline-view.ts";
import { useFormat, useMay } from "../session/workspace.tsx";
import { useNames } from "../view/use-names.ts";
import { withToggledFilter } from "../view/view.ts";
import styles from "./comments-panel.module.css";
import { findWords } from "./find-words.ts";
import { scoreToneOf } from "./score-tone.ts";
import type { Shown } from "./use-view.ts";

/** More would outgrow the comment. */
const SCORES_MAX = 4;
const named = ["nps", "csat", "ces", "ces1", "rating"] as const;

function Scores({ comment }: { comment: Comment }) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const unique = [...new Map(comment.scores.map((one) => [`${one.metric} ${one.question}`, one])).values()];
  const rank = (metric: string) => {
    const at = (named as readonly string[]).indexOf(metric);
    return at < 0 ? named.length : at;
  };
  const scores = unique.toSorted((a, b) => rank(a.metric) - rank(b.metric));
  return (
    <ul className={styles.scores}>
      {scores.slice(0, SCORES_MAX).map((one) => {
        const known = named.find((metric) => metric === one.metric);
        const plain = known ? t(`comments.metric.${known}`) : one.metric;
        // Ratings are many and tell themselves apart by what was asked.
        const metric = known === "rating" && one.question !== "" ? one.question : plain;
        const score = format.decimal(one.score, Number.isInteger(one.score) ? 0 : 1);
        const label =
          one.scaleMax === null
            ? t("comments.score", { metric, score })
            : t("comments.scoreOf", { metric, score, max: format.count(one.scaleMax) });
        return (
          <li
            key={`${one.metric} ${one.question}`}
            className={styles.score}
            data-tone={scoreToneOf(one)}
            title={label}
          >
            <span aria-hidden="true">
              <span className={styles.asked}>{metric}</span> <strong>{score}</strong>
              {one.scaleMax !== null && <span className={styles.of}>/{format.count(one.scaleMax)}</span>}
            </span>
            <span className="v-spoken">{label}</span>
          </li>
        );
      })}
      {scores.length > SCORES_MAX && (
        <li className={styles.more}>
          {t("comments.moreScores", {
            count: scores.length - SCORES_MAX,
            formatted: format.count(scores.length - SCORES_MAX),
          })}
        </li>
      )}
    </ul>
  );
}

/** One entry of the list. Its places narrow the view when chosen. */
export function CommentItem({ comment, shown }: { comment: Comment; shown: Shown }) {
  const maySee = useMay()("customers");
  const { t } = useTranslation("overview");
  const format = useFormat();
  const nameOf = useNames();
  const places = (["touchpoint", "channel", "unit"] as const).filter((field) => comment[field] !== "");
  return (
    <li className={styles.item}>
      <Scores comment={comment} />
      <div className={styles.said}>
        <p lang={comment.language || undefined} dir="auto" className={styles.text}>
          {findWords(comment.text, shown.view.search).map((piece) =>
            piece.found ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
          )}
        </p>
        <p className={styles.meta}>
          {maySee ? (
            <Link
              to="/customers/$id"
              params={{ id: comment.customer }}
              search={timelineSearch(timelineAt(comment.id, comment.at))}
              className={styles.place}
              aria-label={t("comments.customer", { when: format.moment(comment.at) })}
            >
              <time dateTime={comment.at}>{format.moment(comment.at)}</time>
            </Link>
          ) : (
            <time dateTime={comment.at}>{format.moment(comment.at)}</time>
          )}
          {places.map((field) => {
            const name = nameOf(field, comment[field]);
            return (
              <button
                key={field}
                type="button"
                className={styles.place}
                aria-label={t("filter.narrow", { value: name })}
                onClick={() => shown.change(withToggledFilter(shown.view, field, comment[field]))}
              >
                {name}
              </button>
            );
          })}
        </p>
      </div>
    </li>
  );
}
