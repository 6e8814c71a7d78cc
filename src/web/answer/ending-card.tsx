// What is said when a survey is over.

import type { Ending, Words } from "../../domain/survey/questionnaire.ts";
import { type SurveyReader, textFor } from "../../domain/survey/survey-text.ts";
import styles from "./answer.module.css";
import { ArrivedHeading } from "./arrived-heading.tsx";

/** Thanks, in the words that the answers call for. */
export function EndingCard({ ending, reader }: { ending: Ending; reader: SurveyReader }) {
  const say = (words: Words | null) => textFor(words, reader);
  return (
    <div className={styles.card}>
      <svg viewBox="0 0 40 40" className={styles.tick} aria-hidden="true">
        <circle cx="20" cy="20" r="18" />
        <path d="m12 20.5 5.5 5.5L28.5 15" />
      </svg>
      <ArrivedHeading>{say(ending.title)}</ArrivedHeading>
      {ending.text && <p className={styles.help}>{say(ending.text)}</p>}
      {ending.link && (
        <a className={styles.button} href={ending.link.url} rel="noopener noreferrer">
          {say(ending.link.text)}
        </a>
      )}
    </div>
  );
}
