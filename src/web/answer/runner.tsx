// Goes through a questionnaire with a person, one question at a time: the page of a public link and the preview inside the
// app are this. What comes next, what is wrong and what counts is said by the engine that the server asks again.

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { builtInWords } from "../../domain/survey/built-in-words.ts";
import { type AnswerProblem, checkAnswer } from "../../domain/survey/check-answer.ts";
import {
  nextStep,
  progressOf,
  readSoFar,
  type Step,
  type SurveyContext,
} from "../../domain/survey/next-step.ts";
import type { Ending, Questionnaire, SurveyQuestion } from "../../domain/survey/questionnaire.ts";
import { questionText, type SurveyReader, textFor } from "../../domain/survey/survey-text.ts";
import styles from "./answer.module.css";
import { type AnswerDraft, answersOf } from "./answer-draft.ts";
import { EndingCard } from "./ending-card.tsx";
import { QuestionField } from "./question-field.tsx";
import { refusalOf } from "./refusal.ts";

/** How long one sees what one has touched before the survey goes on. */
const pauseMs = 260;

interface RunnerProps {
  readonly questionnaire: Questionnaire;
  readonly language: string;
  readonly hidden: SurveyContext["hidden"];
  /** What is known of who answers; nothing behind a public link. */
  readonly traits?: SurveyContext["traits"];
  readonly full?: SurveyContext["full"];
  readonly draft: AnswerDraft;
  readonly onDraft: (draft: AnswerDraft) => void;
  /** Takes the whole response and says how it ends, if it knows better; rejects when it could not be kept. */
  readonly onSend: (draft: AnswerDraft) => Promise<Ending | undefined>;
}

function QuestionCard(props: {
  question: SurveyQuestion;
  reader: SurveyReader;
  seed: string;
  value: unknown;
  problem: AnswerProblem | null;
  /** Whether the survey was gone through already: where it opens, it leaves the focus where it is. */
  isUnderWay: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChange: (value: unknown) => void;
  onChosen: () => void;
  onNext: () => void;
  onBack: () => void;
}) {
  const { question, reader, value, problem, isFirst, isLast } = props;
  const words = builtInWords(reader.language);
  const id = useId();
  const card = useRef<HTMLFormElement>(null);
  const mayFocus = useRef(props.isUnderWay);
  useEffect(() => {
    if (!mayFocus.current) return;
    const find = (what: string) => card.current?.querySelector<HTMLElement>(what);
    (find("input:checked") ?? find("input, textarea, select, button[type=submit]"))?.focus();
  }, []);
  const isEmpty = checkAnswer({ ...question, required: false }, value).kind === "none";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onNext();
  };
  const help = textFor(question.help, reader);
  const canSkip = !question.required && isEmpty && question.kind !== "statement";
  return (
    <form ref={card} className={styles.card} onSubmit={submit} noValidate>
      <h1 id={`${id}-q`}>
        {questionText(question, reader)}
        {question.required && <span aria-hidden="true"> *</span>}
      </h1>
      {help !== "" && <p className={styles.help}>{help}</p>}
      <QuestionField
        question={question}
        value={value}
        onChange={props.onChange}
        onChosen={props.onChosen}
        words={words}
        say={(texts) => textFor(texts, reader)}
        seed={props.seed}
        headingId={`${id}-q`}
        wrongId={problem ? `${id}-wrong` : undefined}
      />
      <p id={`${id}-wrong`} className={styles.wrong} role="alert">
        {problem && words.problems[problem]}
      </p>
      <div className={styles.acts}>
        {!isFirst && (
          <button type="button" className={styles.quiet} onClick={props.onBack}>
            {words.buttons.back}
          </button>
        )}
        <button type="submit" className={styles.button}>
          {isLast ? words.buttons.send : canSkip ? words.buttons.skip : words.buttons.next}
        </button>
      </div>
    </form>
  );
}

/** What a response has come to. */
function stepOf(
  { questionnaire, draft }: Pick<RunnerProps, "questionnaire" | "draft">,
  context: SurveyContext,
): Step {
  return nextStep(questionnaire, answersOf(draft), context);
}

/** The survey. `draft` is held by whoever shows it. */
export function Runner(props: RunnerProps) {
  const { questionnaire, language, hidden, traits = {}, full, draft, onDraft, onSend } = props;
  const words = builtInWords(language);
  const context: SurveyContext = { seed: draft.id, hidden, traits, full };
  const latest = useRef(draft);
  latest.current = draft;
  const [problem, setProblem] = useState<AnswerProblem | null>(null);
  const [sending, setSending] = useState<"no" | "now" | { readonly error: unknown }>("no");
  const [ending, setEnding] = useState<Ending | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const isUnderWay = useRef(false);
  useEffect(() => {
    isUnderWay.current = true;
    return () => window.clearTimeout(timer.current);
  }, []);
  const step = stepOf({ questionnaire, draft }, context);
  const read = readSoFar(questionnaire, answersOf(draft), context);
  const reader: SurveyReader = { questionnaire, language, read };

  const change = (next: AnswerDraft) => {
    latest.current = next;
    onDraft(next);
  };
  const send = async (whole: AnswerDraft, last: Ending) => {
    setSending("now");
    try {
      setEnding((await onSend(whole)) ?? last);
      change({ ...whole, done: true });
      setSending("no");
    } catch (error) {
      setSending({ error });
    }
  };
  const next = () => {
    window.clearTimeout(timer.current);
    const now = latest.current;
    const at = stepOf({ questionnaire, draft: now }, context);
    if (at.kind === "end") return void send(now, at.ending);
    const { question } = at;
    const checked = checkAnswer(question, now.given[question.key]);
    if (checked.kind === "problem") return setProblem(checked.problem);
    setProblem(null);
    const given = { ...now.given, [question.key]: checked.kind === "answer" ? checked.value : null };
    const gone = { ...now, given, past: [...now.past, question.key] };
    change(gone);
    const after = stepOf({ questionnaire, draft: gone }, context);
    if (after.kind === "end") void send(gone, after.ending);
  };
  const back = () => {
    window.clearTimeout(timer.current);
    setProblem(null);
    setSending("no");
    change({ ...latest.current, past: latest.current.past.slice(0, -1) });
  };

  if (ending) return <EndingCard ending={ending} reader={reader} />;
  const refusal = typeof sending === "object" ? refusalOf(sending.error, words) : null;
  const percent = Math.round(100 * progressOf(questionnaire, step));
  return (
    <>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label={words.notes.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span className={styles.filled} style={{ width: `${percent}%` }} />
      </div>
      {step.kind === "question" ? (
        <QuestionCard
          key={step.question.key}
          question={step.question}
          reader={reader}
          seed={draft.id}
          value={draft.given[step.question.key]}
          problem={problem}
          isUnderWay={isUnderWay.current}
          isFirst={draft.past.length === 0}
          isLast={isLastWith(questionnaire, draft, step.question, context)}
          onChange={(value) => {
            setProblem(null);
            const now = latest.current;
            change({ ...now, given: { ...now.given, [step.question.key]: value } });
          }}
          onChosen={() => {
            window.clearTimeout(timer.current);
            timer.current = window.setTimeout(next, pauseMs);
          }}
          onNext={next}
          onBack={back}
        />
      ) : (
        <div className={styles.card} aria-busy={sending === "now"}>
          <p className={styles.help} role="status">
            {refusal?.text}
            {refusal?.detail && <span lang="en"> {refusal.detail}</span>}
            {sending === "now" && words.buttons.sending}
          </p>
          {refusal && (
            <div className={styles.acts}>
              <button type="button" className={styles.quiet} onClick={back}>
                {words.buttons.back}
              </button>
              {refusal.again && (
                <button type="button" className={styles.button} onClick={next}>
                  {words.buttons.again}
                </button>
              )}
            </div>
          )}
          {sending === "no" && (
            <button type="button" className={styles.button} onClick={next}>
              {words.buttons.send}
            </button>
          )}
        </div>
      )}
    </>
  );
}

/** Whether the survey is over with this question, by what is answered now. */
function isLastWith(
  questionnaire: Questionnaire,
  draft: AnswerDraft,
  question: SurveyQuestion,
  context: SurveyContext,
): boolean {
  const checked = checkAnswer(question, draft.given[question.key]);
  if (checked.kind === "problem") return false;
  const value = checked.kind === "answer" ? checked.value : null;
  return nextStep(questionnaire, { ...answersOf(draft), [question.key]: value }, context).kind === "end";
}
