// How often each answer was given, as bars. Choosing one lists the responses that hold it.

import { useTranslation } from "react-i18next";
import type { SurveyResults } from "../../../api/contract-survey-results.ts";
import type { SurveyQuestion } from "../../../domain/survey/questionnaire.ts";
import { useFormat } from "../../session/workspace.tsx";
import { type Count, inOrder, type useAnswerNames } from "./answer-names.ts";
import styles from "./results.module.css";

/** The bars of one question, or of one of its rows. Without `onPick` they cannot be chosen. */
export function AnswerBars(props: {
  question: SurveyQuestion;
  result: SurveyResults["questions"][number];
  names: ReturnType<typeof useAnswerNames>;
  onPick: ((count: Count) => void) | null;
}) {
  const { question, result, names, onPick } = props;
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const most = Math.max(1, ...result.counts.map(({ n }) => n));
  if (result.answered === 0) return <p className={styles.mute}>{t("results.none")}</p>;
  return (
    <dl className={styles.bars}>
      {inOrder(question, result.counts).map((count) => {
        const name = names.answer(question, count);
        const share = t("results.share", {
          percent: format.share(count.n / result.answered),
          n: format.count(count.n),
        });
        return (
          <div key={`${count.choice} ${count.score}`}>
            <dt>
              {onPick && count.n > 0 ? (
                <button
                  type="button"
                  className={styles.pick}
                  aria-label={t("results.pick", { answer: name })}
                  onClick={() => onPick(count)}
                >
                  {name}
                </button>
              ) : (
                name
              )}
            </dt>
            <dd>
              <span className={styles.track}>
                <span className={styles.bar} style={{ width: `${(100 * count.n) / most}%` }} />
              </span>
              <span className={styles.share}>{share}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
