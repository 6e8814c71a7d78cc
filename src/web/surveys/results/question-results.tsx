// One question: its score and how sure it is, how often each answer was given, how groups differ, and how it went over time.

import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyResults } from "../../../api/contract-survey-results.ts";
import { plainView } from "../../../domain/figure-view.ts";
import { confidentialWordsMin } from "../../../domain/survey/confidential.ts";
import type { SurveyQuestion } from "../../../domain/survey/questionnaire.ts";
import { exploredSearch } from "../../explorer/explore-search.ts";
import { Figure } from "../../figure/figure.tsx";
import { useMay } from "../../session/workspace.tsx";
import type { ShownView } from "../../view/use-shown.ts";
import { SurveyScore } from "../survey-figures.tsx";
import { AnswerBars } from "./answer-bars.tsx";
import { type useAnswerNames, useGroupName } from "./answer-names.ts";
import { GroupTable } from "./group-table.tsx";
import styles from "./results.module.css";
import type { ResultsView } from "./results-view.ts";
import { TextAnswers } from "./text-answers.tsx";

type Result = SurveyResults["questions"][number];
type Words = NonNullable<SurveyResults["confidential"]>["words"][number];

interface Shared {
  readonly survey: string;
  readonly question: SurveyQuestion;
  readonly shown: ShownView<ResultsView>;
  readonly names: ReturnType<typeof useAnswerNames>;
}

/** The same answers as a figure: over time, and in the explorer for everything else. */
function OverTime({ survey, result, shown }: { survey: string; result: Result; shown: Shared["shown"] }) {
  const { t } = useTranslation("surveys");
  const [open, setOpen] = useState(false);
  const { metric } = result;
  if (metric === null || metric === "gap") return null;
  const asked = { field: "question" as const, op: "is" as const, values: [`${survey}.${result.key}`] };
  const filters = shown.view.filters
    .filter(({ field }) => field !== "question")
    .map((one) => ({ ...one, values: [...one.values] }));
  const view = plainView({
    metric,
    time: "auto",
    compare: "off",
    filters: [...filters, asked],
    period: shown.period,
  });
  return (
    <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("results.overTime")}</summary>
      {open && <Figure view={view} height={220} />}
      <Link to="/explore" search={exploredSearch({ view, saved: null })}>
        {t("results.explore")}
      </Link>
    </details>
  );
}

/** So many texts are shown before one asks for more. */
const textsAtFirst = 10;

/** What employees wrote, in no order. */
function ConfidentialTexts({ words }: { words: Words | undefined }) {
  const { t } = useTranslation(["surveys", "overview"]);
  const [shown, setShown] = useState(textsAtFirst);
  if (!words) return <p className={styles.mute}>{t("employees.words", { min: confidentialWordsMin })}</p>;
  return (
    <div className={styles.texts}>
      <ul className={styles.textList}>
        {Object.entries(words.texts.slice(0, shown)).map(([place, text]) => (
          <li key={place}>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ul>
      {words.texts.length > shown && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + textsAtFirst * 5)}>
          {t("overview:comments.more")}
        </Button>
      )}
    </div>
  );
}

function Part(props: Shared & { result: Result; results: SurveyResults }) {
  const { survey, question, result, shown, names } = props;
  const { groups, confidential } = props.results;
  const isConfidential = confidential !== null;
  const may = useMay();
  const groupName = useGroupName(shown.view.by);
  const part = names.part(question, result.key);
  const label = part === "" ? names.say(question.text) : part;
  const pick =
    may("customers") && !isConfidential
      ? ({ score, choice }: { score: number | null; choice: string }) =>
          shown.change({
            ...shown.view,
            held: { question: result.key, score, choice },
            search: "",
            response: null,
          })
      : null;
  return (
    <div className={styles.part}>
      {part !== "" && <h4>{part}</h4>}
      {groups.length === 0 ? (
        <>
          <SurveyScore lead={result} />
          {result.metric !== "gap" && (
            <AnswerBars question={question} result={result} names={names} onPick={pick} />
          )}
        </>
      ) : (
        <GroupTable
          question={question}
          whole={result}
          groups={groups.map((group) => ({
            name: groupName(group.key),
            result: group.questions.find(({ key }) => key === result.key),
          }))}
          names={names}
          label={label}
        />
      )}
      {!isConfidential && <OverTime survey={survey} result={result} shown={shown} />}
    </div>
  );
}

/** Kinds whose answers stand for themselves: none of them is counted. */
const uncounted: readonly SurveyQuestion["kind"][] = ["number", "date", "contact", "statement"];

/** One question of the results. */
export function QuestionResults(props: Shared & { results: SurveyResults; number: number }) {
  const { question, results, number, ...shared } = props;
  const { names, survey, shown } = shared;
  if (uncounted.includes(question.kind)) return null;
  const label = names.say(question.text);
  return (
    <li className={styles.question}>
      <h3>
        <span className={styles.number}>{number}</span> {label}
      </h3>
      {question.kind === "text" && results.confidential !== null ? (
        <ConfidentialTexts words={results.confidential.words.find((one) => one.question === question.key)} />
      ) : question.kind === "text" ? (
        <TextAnswers question={`${survey}.${question.key}`} label={label} shown={shown} />
      ) : (
        results.questions
          .filter(({ key }) => key === question.key || key.startsWith(`${question.key}.`))
          .map((result) => (
            <Part key={result.key} {...shared} question={question} result={result} results={results} />
          ))
      )}
    </li>
  );
}
