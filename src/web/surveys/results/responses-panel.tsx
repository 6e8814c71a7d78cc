// The responses one by one, newest first: when, on which way, and the beginning of what was said. One of them opens as it
// was filled in.

import { Button, CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyResponse, SurveyResponsesBody } from "../../../api/contract-survey-results.ts";
import type { Survey } from "../../../api/contract-surveys.ts";
import { questionsIn } from "../../../domain/survey/questionnaire.ts";
import { Icon } from "../../design/icon.tsx";
import { Panel } from "../../design/panel.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { useFormat } from "../../session/workspace.tsx";
import { useNames } from "../../view/use-names.ts";
import type { ShownView } from "../../view/use-shown.ts";
import { postResponses, versionsQuery } from "../queries.ts";
import { useAnswerNames } from "./answer-names.ts";
import { ResponseDialog } from "./response-dialog.tsx";
import styles from "./results.module.css";
import { cutOf, type ResultsView } from "./results-view.ts";

const PAGE = 25;

function Row(props: { survey: Survey; response: SurveyResponse; onOpen: () => void }) {
  const { survey, response, onOpen } = props;
  const { t } = useTranslation("surveys");
  const format = useFormat();
  const nameOf = useNames();
  const score = response.answers.find((one) => one.score !== null && one.scaleMax !== null);
  const said = response.answers.find(({ text }) => text !== "")?.text ?? "";
  const places = (["channel", "unit"] as const).filter((field) => response[field] !== "");
  return (
    <li>
      <button type="button" className={styles.response} onClick={onOpen}>
        <span className={styles.mark}>
          {score ? `${format.decimal(score.score ?? 0, 0)}/${format.decimal(score.scaleMax ?? 0, 0)}` : "–"}
        </span>
        <span className={styles.saidHere}>
          {said === "" ? <span className={styles.mute}>{t("results.noWords")}</span> : said}
        </span>
        <span className={styles.small}>
          {format.moment(response.at)}
          {places.map((field) => ` · ${nameOf(field, response[field])}`)}
          {response.version !== null && response.version !== survey.version
            ? ` · ${t("results.versionName", { version: String(response.version) })}`
            : ""}
          {response.completed ? "" : ` · ${t("results.partial")}`}
        </span>
      </button>
    </li>
  );
}

/** The answer that listed responses hold, with a way to let it go. */
function Held({ survey, shown }: { survey: Survey; shown: ShownView<ResultsView> }) {
  const { t } = useTranslation("surveys");
  const versions = useQuery(versionsQuery(survey.id)).data?.versions ?? [];
  const questionnaire = versions[0]?.questionnaire ?? survey.draft;
  const names = useAnswerNames(questionnaire);
  const { held } = shown.view;
  const place = useRef<HTMLParagraphElement>(null);
  const name = held && `${held.question} ${held.score} ${held.choice}`;
  const opened = useRef(name);
  // The answer was chosen further up: its responses come into sight.
  useEffect(() => {
    if (name !== null && name !== opened.current) place.current?.scrollIntoView({ block: "center" });
    opened.current = name;
  }, [name]);
  if (held === null) return null;
  const question = questionsIn(questionnaire).find(
    ({ key }) => key === held.question || held.question.startsWith(`${key}.`),
  );
  const part = question ? names.part(question, held.question) : "";
  const asked = question ? names.say(question.text) : held.question;
  return (
    <p ref={place} className={styles.held}>
      {t("results.held", {
        question: part === "" ? asked : part,
        answer: question ? names.answer(question, held) : (held.score ?? held.choice),
      })}
      <CloseButton
        size={24}
        aria-label={t("results.heldClear")}
        onClick={() => shown.change({ ...shown.view, held: null, response: null })}
      />
    </p>
  );
}

function Search({ shown }: { shown: ShownView<ResultsView> }) {
  const { t } = useTranslation("surveys");
  const { view, change } = shown;
  const [text, setText] = useState(view.search);
  const send = useDebouncedCallback((search: string) => change({ ...view, search }, { replace: true }), 300);
  useEffect(() => setText(view.search), [view.search]);
  return (
    <TextInput
      size="xs"
      leftSection={<Icon name="search" size={14} />}
      aria-label={t("results.searchResponses")}
      placeholder={t("results.search")}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
    />
  );
}

/** The panel. */
export function ResponsesPanel({ survey, shown }: { survey: Survey; shown: ShownView<ResultsView> }) {
  const { t } = useTranslation(["surveys", "overview"]);
  const { view, change } = shown;
  const { held, search } = view;
  const asked: SurveyResponsesBody = {
    ...cutOf(shown),
    holding: held
      ? [
          {
            question: held.question,
            ...(held.score !== null && { score: held.score }),
            ...(held.choice !== "" && { choice: held.choice }),
          },
        ]
      : [],
    search,
    limit: PAGE,
  };
  const pages = useInfiniteQuery({
    queryKey: ["survey-responses", survey.id, asked],
    queryFn: ({ pageParam, signal }) =>
      postResponses(survey.id, { ...asked, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const responses = pages.data?.pages.flatMap((page) => page.responses) ?? [];
  const place = responses.findIndex(({ id }) => id === view.response);
  const open = responses[place];
  const show = (response: string | null) => change({ ...view, response }, { replace: response === null });
  return (
    <Panel heading={t("results.responses")} stale={pages.isPlaceholderData} aside={<Search shown={shown} />}>
      <Held survey={survey} shown={shown} />
      {pages.isError && <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Skeleton height="8rem" />}
      {pages.data && responses.length === 0 && <p className={styles.mute}>{t("results.noResponses")}</p>}
      <ul className={styles.responses}>
        {responses.map((response) => (
          <Row key={response.id} survey={survey} response={response} onOpen={() => show(response.id)} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("results.moreResponses")}
        </Button>
      )}
      {open && (
        <ResponseDialog
          survey={survey}
          response={open}
          onClose={() => show(null)}
          onEarlier={place + 1 < responses.length ? () => show(responses[place + 1]?.id ?? null) : null}
          onLater={place > 0 ? () => show(responses[place - 1]?.id ?? null) : null}
        />
      )}
    </Panel>
  );
}
