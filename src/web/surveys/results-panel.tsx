// The results of a survey, question by question and live: the score first, then how sure it is, then how often each answer
// was given.

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SurveyResults } from "../../api/contract-surveys.ts";
import { builtInWords } from "../../domain/survey/built-in-words.ts";
import {
  emotions,
  type Questionnaire,
  questionsIn,
  type SurveyQuestion,
  scaleOfQuestion,
} from "../../domain/survey/questionnaire.ts";
import { wordsIn } from "../../domain/survey/survey-text.ts";
import { Panel } from "../design/panel.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { Skeleton } from "../design/skeleton.tsx";
import { useFormat, useLanguage } from "../session/workspace.tsx";
import { resultsQuery } from "./queries.ts";
import { SurveyScore } from "./survey-figures.tsx";
import styles from "./surveys.module.css";

type Result = SurveyResults["questions"][number];

/** The name of an answer as the survey's reader knows it. */
function useAnswerName(questionnaire: Questionnaire) {
  const language = useLanguage();
  return (question: SurveyQuestion, { choice, score }: Result["counts"][number]): string => {
    if ("options" in question) {
      const option = question.options.find(({ key }) => key === choice);
      const name = option ? wordsIn(option.text, language, questionnaire.languages) : choice;
      return question.kind === "ranking" ? `${score}. ${name}` : name;
    }
    const feeling = question.kind === "emotions" ? emotions.find((one) => one === choice) : undefined;
    if (feeling) return `${builtInWords(language).emotions[feeling]}, ${score}`;
    return choice === "" ? String(score ?? "") : choice;
  };
}

function Bars(props: { question: SurveyQuestion; result: Result; questionnaire: Questionnaire }) {
  const { question, result, questionnaire } = props;
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const nameOf = useAnswerName(questionnaire);
  const total = result.counts.reduce((sum, { n }) => sum + n, 0);
  const most = Math.max(1, ...result.counts.map(({ n }) => n));
  if (total === 0) return <p className={styles.mute}>{t("results.none")}</p>;
  return (
    <dl className={styles.bars}>
      {inOrder(question, result.counts).map((count) => (
        <div key={`${count.choice} ${count.score}`}>
          <dt>{nameOf(question, count)}</dt>
          <dd>
            <span className={styles.track}>
              <span className={styles.bar} style={{ width: `${(100 * count.n) / most}%` }} />
            </span>
            <span className={styles.share}>
              {t("results.share", { percent: format.share(count.n / total), n: format.count(count.n) })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The counts in their order: every point of a scale, also those that nobody chose; of choices the most frequent first. */
function inOrder(question: SurveyQuestion, counts: Result["counts"]): Result["counts"] {
  const scale = scaleOfQuestion(question);
  if (!scale) return question.kind === "ranking" ? counts : [...counts].sort((a, b) => b.n - a.n);
  return Array.from({ length: scale.max - scale.min + 1 }, (_, i) => {
    const score = scale.max - i;
    return counts.find((one) => one.score === score) ?? { choice: "", score, n: 0 };
  });
}

/** What is not counted answer by answer: each stands for itself, among the comments or in the log. */
const uncounted: readonly SurveyQuestion["kind"][] = ["text", "number", "date", "contact", "statement"];

/** The panel. */
export function ResultsPanel({ id }: { id: string }) {
  const { t } = useTranslation("surveys");
  const language = useLanguage();
  const asked = useQuery(resultsQuery(id));
  const results = asked.data;
  const questionnaire = results?.questionnaire;
  const partName = ({ languages }: Questionnaire, question: SurveyQuestion, key: string): string => {
    const part = key.slice(question.key.length + 1);
    if (question.kind === "gap")
      return builtInWords(language).gap[part === "expectation" ? "expectation" : "perception"];
    const item = question.kind === "matrix" ? question.items.find((one) => one.key === part) : undefined;
    return item ? wordsIn(item.text, language, languages) : "";
  };
  return (
    <Panel heading={t("results.heading")}>
      {asked.isError && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton height="8rem" />}
      {results?.responses === 0 && <p className={styles.mute}>{t("noResponses")}</p>}
      {results && questionnaire && results.responses > 0 && (
        <ol className={styles.questions}>
          {questionsIn(questionnaire)
            .filter(({ kind }) => !uncounted.includes(kind))
            .map((question) => (
              <li key={question.key} className={styles.question}>
                <p className={styles.said}>{wordsIn(question.text, language, questionnaire.languages)}</p>
                {results.questions
                  .filter(({ key }) => key === question.key || key.startsWith(`${question.key}.`))
                  .map((result) => {
                    const part = partName(questionnaire, question, result.key);
                    return (
                      <div key={result.key}>
                        {part !== "" && <h4>{part}</h4>}
                        <SurveyScore lead={result} />
                        <Bars question={question} result={result} questionnaire={questionnaire} />
                      </div>
                    );
                  })}
              </li>
            ))}
        </ol>
      )}
    </Panel>
  );
}
