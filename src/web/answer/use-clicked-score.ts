// A score that was clicked in a mail. The page opens with it chosen, and tells the server once it has been before somebody's
// eyes for a moment: programs that look at mails open every link, and opening is no answer.

import { useEffect, useRef } from "react";
import { checkAnswer } from "../../domain/survey/check-answer.ts";
import { nextStep, type SurveyContext } from "../../domain/survey/next-step.ts";
import type { Questionnaire } from "../../domain/survey/questionnaire.ts";
import type { AnswerDraft } from "./answer-draft.ts";
import { keepPartial, type ResponseBody } from "./queries.ts";

/** How long the page must be seen, and the least that a person needs to look at it. */
const seenMs = 1_500;

/** A score of the first question. */
export interface ClickedScore {
  readonly question: string;
  readonly score: number;
}

/** The score that an address carries, if it answers the question that comes first. */
export function clickedIn(
  search: string,
  questionnaire: Questionnaire,
  context: SurveyContext,
): ClickedScore | null {
  const text = new URLSearchParams(search).get("score") ?? "";
  if (!/^\d{1,2}$/.test(text)) return null;
  const step = nextStep(questionnaire, {}, context);
  if (step.kind !== "question") return null;
  const { question } = step;
  if (!["nps", "ces", "ces1", "csat"].includes(question.kind)) return null;
  const score = Number(text);
  return checkAnswer(question, score).kind === "answer" ? { question: question.key, score } : null;
}

/** The draft with the clicked score chosen, where nothing was gone past yet. */
export function withClicked(draft: AnswerDraft, clicked: ClickedScore | null): AnswerDraft {
  if (clicked === null || draft.done || draft.past.length > 0) return draft;
  return { ...draft, given: { [clicked.question]: clicked.score } };
}

/** Whether a response is nothing but a clicked score: no person has done anything on the page. */
export function isClickAlone({ past, given }: AnswerDraft, clicked: ClickedScore | null): boolean {
  if (clicked === null || past.length > 0) return false;
  const [only, ...others] = Object.entries(given);
  return others.length === 0 && only?.[0] === clicked.question && only[1] === clicked.score;
}

/** Tells the server of a clicked score once the page has been seen. */
export function useClickedScore(
  token: string,
  clicked: ClickedScore | null,
  isAlone: boolean,
  bodyOf: (answers: Record<string, unknown>) => ResponseBody,
): void {
  const latest = useRef(bodyOf);
  latest.current = bodyOf;
  useEffect(() => {
    if (clicked === null || !isAlone) return;
    let timer: number | undefined;
    const watch = () => {
      window.clearTimeout(timer);
      if (document.visibilityState !== "visible") return;
      timer = window.setTimeout(() => {
        const body = latest.current({ [clicked.question]: clicked.score });
        keepPartial(token, { ...body, clicked: true }).catch(() => {});
      }, seenMs);
    };
    watch();
    document.addEventListener("visibilitychange", watch);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", watch);
    };
  }, [token, clicked, isAlone]);
}
