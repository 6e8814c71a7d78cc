// Keeps a response on the server as it goes on, so that what somebody has said is not lost when they leave: after each
// question, and when the page goes out of sight, with what stands in the question that is open. Failures are nobody's
// concern: the whole response is sent again at the end.

import { useCallback, useEffect, useRef } from "react";
import { ownValue } from "../../domain/survey/answer-value.ts";
import { nextStep, type SurveyContext } from "../../domain/survey/next-step.ts";
import type { Questionnaire } from "../../domain/survey/questionnaire.ts";
import { type AnswerDraft, answersOf } from "./answer-draft.ts";
import { keepPartial, type ResponseBody } from "./queries.ts";
import type { Proving } from "./use-proof.ts";

/** Returns what takes each new state of the response. `bodyOf` makes what is sent of it. */
export function usePartial(survey: {
  readonly token: string;
  readonly questionnaire: Questionnaire;
  readonly hidden: SurveyContext["hidden"];
  readonly draft: AnswerDraft;
  /** Nothing but a score that was clicked elsewhere: that is not for here to tell. */
  readonly isClickAlone: boolean;
  readonly bodyOf: (draft: AnswerDraft, answers: Record<string, unknown>) => ResponseBody;
  readonly proof: Proving["proof"];
}): (next: AnswerDraft) => void {
  const { token, questionnaire, hidden, draft, isClickAlone, bodyOf, proof } = survey;
  const latest = useRef({ draft, isClickAlone, bodyOf, proof });
  latest.current = { draft, isClickAlone, bodyOf, proof };
  const kept = useRef("");
  const line = useRef<Promise<void>>(Promise.resolve());

  const keep = useCallback(
    (next: AnswerDraft, answers: Record<string, unknown>) => {
      const said = JSON.stringify(answers);
      if (said === "{}" || said === kept.current) return;
      kept.current = said;
      const body = latest.current.bodyOf(next, answers);
      // One after another, so that an older state never comes last.
      line.current = line.current
        .then(async () => keepPartial(token, { ...body, proof: await latest.current.proof() }))
        .catch(() => {});
    },
    [token],
  );

  useEffect(() => {
    const onHide = () => {
      const { draft: now } = latest.current;
      if (document.visibilityState !== "hidden" || now.done || latest.current.isClickAlone) return;
      const answers = answersOf(now);
      const step = nextStep(questionnaire, answers, { seed: now.id, hidden, traits: {} });
      const open = step.kind === "question" ? ownValue(now.given, step.question.key) : undefined;
      keep(
        now,
        step.kind === "question" && open !== undefined && open !== null
          ? { ...answers, [step.question.key]: open }
          : answers,
      );
    };
    document.addEventListener("visibilitychange", onHide);
    return () => document.removeEventListener("visibilitychange", onHide);
  }, [questionnaire, hidden, keep]);

  return (next) => {
    if (next.done || next.past.length <= latest.current.draft.past.length) return;
    const answers = answersOf(next);
    // What is over is sent as a whole at this moment.
    const { kind } = nextStep(questionnaire, answers, { seed: next.id, hidden, traits: {} });
    if (kind === "question") keep(next, answers);
  };
}
