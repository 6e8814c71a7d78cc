// The page of a survey's public link, for people without an account, outside the frame of the app: one question at a time,
// in the survey's language and the company's colour. It asks the server for the survey and sends the response; nothing else.

import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type CSSProperties, type ReactNode, useEffect, useMemo, useState } from "react";
import type { PublicSurvey } from "../../api/contract-surveys.ts";
import { textOn } from "../../domain/brand.ts";
import { builtInLanguage, builtInWords } from "../../domain/survey/built-in-words.ts";
import { endingNamed, type Questionnaire } from "../../domain/survey/questionnaire.ts";
import { languageOfSurvey } from "../../domain/survey/survey-text.ts";
import { Skeleton } from "../design/skeleton.tsx";
import { RequestFailed } from "../session/request.ts";
import styles from "./answer.module.css";
import { type AnswerDraft, answersOf, keepDraft, newDraft, readDraft } from "./answer-draft.ts";
import { ArrivedHeading } from "./arrived-heading.tsx";
import { Decline } from "./decline.tsx";
import { postResponse, publicSurveyQuery } from "./queries.ts";
import { Runner } from "./runner.tsx";
import { clickedIn, isClickAlone, useClickedScore, withClicked } from "./use-clicked-score.ts";
import { usePartial } from "./use-partial.ts";
import { useProof } from "./use-proof.ts";

const route = getRouteApi("/a/$token");

/** The company's colour as the page uses it; without one, the product's own. */
function brandStyle(color: string | null): CSSProperties {
  if (color === null) return {};
  const variables: Record<string, string> = { "--answer-accent": color, "--answer-on": textOn(color) };
  return variables;
}

function Frame({ color, children }: { color: string | null; children: ReactNode }) {
  return (
    <div className={styles.page} style={brandStyle(color)}>
      {children}
    </div>
  );
}

type Said = "closed" | "done" | "missing" | "used" | "expired" | "declined";

/** A page that only says something, in the language of its words. */
function Note({ language, said }: { language: string; said: Said }) {
  const { notes } = builtInWords(language);
  return (
    <main className={styles.main} lang={builtInLanguage(language)}>
      <div className={styles.card}>
        <ArrivedHeading>{notes[said]}</ArrivedHeading>
        <p className={styles.help}>{notes[`${said}Text`]}</p>
      </div>
    </main>
  );
}

/** The name of a language in itself. */
function nameOfLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Values that the address carries and the survey knows. */
function hiddenIn(questionnaire: Questionnaire, search: string): Record<string, string> {
  const given = new URLSearchParams(search);
  return Object.fromEntries(
    questionnaire.hidden.flatMap((name) => {
      const value = given.get(name)?.trim().slice(0, 200);
      return value ? [[name, value]] : [];
    }),
  );
}

function OpenSurvey(props: {
  token: string;
  version: number;
  company: string;
  questionnaire: Questionnaire;
  full: PublicSurvey["full"];
  challenge: PublicSurvey["challenge"];
  personal: PublicSurvey["personal"];
}) {
  const { token, version, company, questionnaire, full, challenge, personal } = props;
  const search = window.location.search;
  const [language, setLanguage] = useState(() =>
    languageOfSurvey(questionnaire, [
      ...new URLSearchParams(search).getAll("lang"),
      ...(personal ? [personal.language] : []),
      ...navigator.languages,
    ]),
  );
  const hidden = useMemo(
    () => ({ ...hiddenIn(questionnaire, search), ...personal?.hidden }),
    [questionnaire, search, personal],
  );
  const traits = useMemo(() => (personal?.name ? { name: personal.name } : {}), [personal]);
  const clicked = useMemo(
    () => (personal ? clickedIn(search, questionnaire, { seed: personal.response, hidden, traits }) : null),
    [search, questionnaire, personal, hidden, traits],
  );
  const [draft, setDraft] = useState(() => {
    const begun = readDraft(token, version) ?? newDraft(version);
    // The response of a personal link has one id, on whatever device it is given.
    return withClicked(personal ? { ...begun, id: personal.response } : begun, clicked);
  });
  const [said, setSaid] = useState<Said | null>(draft.done ? "done" : null);
  const [aside, setAside] = useState("");
  const words = builtInWords(language);
  useEffect(() => {
    // What a survey is called is said to colleagues; people outside are told who asks.
    document.title = company;
    document.documentElement.lang = language;
  }, [company, language]);
  const bodyOf = ({ id, startedAt }: AnswerDraft, answers: Record<string, unknown>) => ({
    ...{ id, version, language, startedAt, hidden, answers, aside },
  });
  const { proof, send: sendProven } = useProof(token, draft.done ? null : challenge, draft.id);
  const isAlone = isClickAlone(draft, clicked);
  useClickedScore(token, clicked, isAlone, (answers) => bodyOf(draft, answers));
  const keepOnServer = usePartial({
    token,
    questionnaire,
    hidden,
    draft,
    isClickAlone: isAlone,
    bodyOf,
    proof,
  });
  const keep = (next: AnswerDraft) => {
    keepOnServer(next);
    setDraft(next);
    keepDraft(token, next);
  };
  const send = async (whole: AnswerDraft) => {
    try {
      const body = bodyOf(whole, answersOf(whole));
      const { ending } = await sendProven((proven) => postResponse(token, { ...body, proof: proven }));
      return endingNamed(questionnaire, ending);
    } catch (error) {
      const status = error instanceof RequestFailed ? error.status : 0;
      if (status === 409) setSaid("closed");
      if (status === 404) setSaid("missing");
      throw error;
    }
  };
  if (said) return <Note language={language} said={said} />;
  return (
    <>
      <header className={styles.top}>
        <p>{company}</p>
        {questionnaire.languages.length > 1 && (
          <select
            className={styles.language}
            aria-label={words.notes.language}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value)}
          >
            {questionnaire.languages.map((tag) => (
              <option key={tag} value={tag} lang={tag}>
                {nameOfLanguage(tag)}
              </option>
            ))}
          </select>
        )}
      </header>
      <main className={styles.main} lang={language}>
        <Runner
          questionnaire={questionnaire}
          language={language}
          hidden={hidden}
          draft={draft}
          traits={traits}
          full={full}
          onDraft={keep}
          onSend={send}
        />
        {personal && !draft.done && (
          <Decline token={token} language={language} onDeclined={() => setSaid("declined")} />
        )}
        {/* Only programs fill this in: people neither see nor reach it, and password managers know no such name. */}
        <input
          className={styles.trap}
          name="aside"
          value={aside}
          tabIndex={-1}
          autoComplete="off"
          aria-hidden="true"
          onChange={(event) => setAside(event.currentTarget.value)}
        />
      </main>
    </>
  );
}

function Opened({ token, survey }: { token: string; survey: PublicSurvey }) {
  const { state, version, company, questionnaire, full, challenge, personal } = survey;
  if (questionnaire === null)
    return (
      <Note
        language={personal?.language ?? navigator.language}
        said={state === "used" || state === "expired" ? state : "closed"}
      />
    );
  return (
    <OpenSurvey
      token={token}
      version={version}
      company={company}
      questionnaire={questionnaire}
      full={full}
      challenge={challenge}
      personal={personal}
    />
  );
}

/** The page at /a/TOKEN. */
export function AnswerPage() {
  const { token } = route.useParams();
  const asked = useQuery(publicSurveyQuery(token));
  const language = navigator.language;
  const isMissing =
    asked.error instanceof RequestFailed && (asked.error.status === 404 || asked.error.status === 400);
  return (
    <Frame color={asked.data?.brandColor ?? null}>
      {asked.data ? (
        <Opened token={token} survey={asked.data} />
      ) : isMissing ? (
        <Note language={language} said="missing" />
      ) : (
        <main className={styles.main} lang={builtInLanguage(language)} aria-busy={asked.isPending}>
          {asked.isError ? (
            <button type="button" className={styles.button} onClick={() => void asked.refetch()}>
              {builtInWords(language).buttons.again}
            </button>
          ) : (
            <Skeleton height="18rem" />
          )}
        </main>
      )}
    </Frame>
  );
}
