// One response as it was filled in: every question of the version that was answered, with the answer or that it was passed
// over, and where it came from.

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SurveyResponse } from "../../../api/contract-survey-results.ts";
import type { Survey } from "../../../api/contract-surveys.ts";
import { questionsIn, type SurveyQuestion } from "../../../domain/survey/questionnaire.ts";
import { timeInWords } from "../../customers/time-words.ts";
import { timelineAt, timelineSearch } from "../../customers/timeline-view.ts";
import { Dialog } from "../../design/dialog.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { useFormat, useMay } from "../../session/workspace.tsx";
import { useNames } from "../../view/use-names.ts";
import { versionsQuery } from "../queries.ts";
import { useAnswerNames } from "./answer-names.ts";
import styles from "./results.module.css";

function Facts({ response }: { response: SurveyResponse }) {
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const nameOf = useNames();
  const facts: readonly (readonly [string, string])[] = [
    [t("response.at"), format.moment(response.at)],
    ...(["channel", "touchpoint", "unit", "language"] as const)
      .filter((field) => response[field] !== "")
      .map((field) => [t(`response.${field}`), nameOf(field, response[field])] as const),
    ...(response.durationMs === null
      ? []
      : [[t("response.duration"), timeInWords(format.locale, response.durationMs)] as const]),
    ...(response.version === null ? [] : [[t("response.version"), format.count(response.version)] as const]),
    ...Object.entries(response.hidden)
      .filter(([name]) => name !== "unit")
      .map(([name, value]) => [name, value] as const),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Answer(props: {
  survey: Survey;
  question: SurveyQuestion;
  response: SurveyResponse;
  names: ReturnType<typeof useAnswerNames>;
}) {
  const { survey, question, response, names } = props;
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const full = `${survey.key}.${question.key}`;
  const own = response.answers.filter(({ question: key }) => key === full || key.startsWith(`${full}.`));
  if (question.kind === "contact") {
    const said = Object.values(response.contact);
    return said.length > 0 ? (
      <p>{said.join(" · ")}</p>
    ) : (
      <p className={styles.mute}>{t("response.passed")}</p>
    );
  }
  if (own.length === 0) return <p className={styles.mute}>{t("response.passed")}</p>;
  return (
    <ul className={styles.given}>
      {own.map((one) => {
        const part = names.part(question, one.question.slice(survey.key.length + 1));
        const name = one.choice === "" && one.score === null ? "" : names.answer(question, one);
        const of =
          one.scaleMax !== null && question.kind !== "emotions" ? ` / ${format.count(one.scaleMax)}` : "";
        return (
          <li key={`${one.question} ${one.choice}`}>
            {part !== "" && `${part}: `}
            {name !== "" && (
              <strong>
                {name}
                {of}
              </strong>
            )}
            {one.text !== "" && (
              <span lang={response.language || undefined} dir="auto">
                {name === "" ? one.text : ` ${one.text}`}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The dialog. `onEarlier` and `onLater` go through the list. */
export function ResponseDialog(props: {
  survey: Survey;
  response: SurveyResponse;
  onClose: () => void;
  onEarlier: (() => void) | null;
  onLater: (() => void) | null;
}) {
  const { survey, response, onClose, onEarlier, onLater } = props;
  const { t } = useTranslation("surveys");
  const may = useMay();
  const versions = useQuery(versionsQuery(survey.id)).data?.versions;
  const questionnaire =
    versions?.find(({ version }) => version === response.version)?.questionnaire ??
    versions?.[0]?.questionnaire;
  const names = useAnswerNames(questionnaire ?? survey.draft);
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={t(response.completed ? "response.one" : "response.onePartial")}
    >
      <Facts response={response} />
      {!questionnaire && <Skeleton height="10rem" />}
      <ol className={styles.filled}>
        {questionnaire &&
          questionsIn(questionnaire)
            .filter(({ kind }) => kind !== "statement")
            .map((question) => (
              <li key={question.key}>
                <p className={styles.asked}>{names.say(question.text)}</p>
                <Answer survey={survey} question={question} response={response} names={names} />
              </li>
            ))}
      </ol>
      <div className={styles.foot}>
        <Button variant="default" h={32} disabled={!onLater} onClick={() => onLater?.()}>
          {t("response.later")}
        </Button>
        <Button variant="default" h={32} disabled={!onEarlier} onClick={() => onEarlier?.()}>
          {t("response.earlier")}
        </Button>
        {may("customers") && (
          <Link
            to="/customers/$id"
            params={{ id: response.customer }}
            search={timelineSearch(timelineAt(response.id, response.at))}
          >
            {t("response.timeline")}
          </Link>
        )}
      </div>
    </Dialog>
  );
}
