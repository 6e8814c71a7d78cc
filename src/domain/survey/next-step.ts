// The one engine of surveys: what comes next, which answers count and what is wrong with them. Pages, widgets and kiosks ask
// it step by step; the server asks it once about the whole response. Both go along the same walk.
// Invariant: the walk only goes forward, and conditions see nothing but answers that count: an answer to a question that is
// not on the walk (its branch was left again) is as if it had never been given.

import { compileCondition, type FieldValue, type ReadField } from "../condition-predicate.ts";
import { type Condition, comparisonsOf } from "../condition-tree.ts";
import { type AnswerValue, fieldOf, ownValue, type SentAnswers } from "./answer-value.ts";
import { type AnswerProblem, checkAnswer } from "./check-answer.ts";
import {
  type Ending,
  type Questionnaire,
  type Quota,
  questionsIn,
  type Section,
  type SurveyQuestion,
} from "./questionnaire.ts";
import { seededOrder } from "./seeded-order.ts";

/** What is known besides the answers. */
export interface SurveyContext {
  /** Draws orders; the id of the response. */
  readonly seed: string;
  /** Values that the link carried; only names that the questionnaire lists are read. */
  readonly hidden: Readonly<Record<string, string>>;
  /** What is known of the customer. */
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  /** Keys of the quotas that are full. */
  readonly full?: readonly string[] | undefined;
}

/** A context without anything known. */
export const plainContext = (seed: string): SurveyContext => ({ seed, hidden: {}, traits: {} });

/** An answer that counts. */
export interface CountedAnswer {
  readonly question: SurveyQuestion;
  readonly value: AnswerValue;
}

/** A question with the reason why the walk cannot go past it; null when nothing was said yet. */
export interface OpenQuestion {
  readonly question: SurveyQuestion;
  readonly problem: AnswerProblem | null;
}

/** What comes next. */
export type Step =
  | { readonly kind: "question"; readonly question: SurveyQuestion; readonly problem: AnswerProblem | null }
  | { readonly kind: "end"; readonly ending: Ending };

/** A response that was checked as a whole. */
export interface CheckedResponse {
  readonly counted: readonly CountedAnswer[];
  readonly problems: readonly { readonly question: string; readonly problem: AnswerProblem }[];
  readonly ending: Ending;
  /** The full quota that ended it; the response does not count then. */
  readonly stopped: Quota | null;
  /** The quotas that it belongs to. */
  readonly quotas: readonly Quota[];
}

/** Reads `answer.KEY`, `answer.KEY.PART`, `hidden.NAME` and `trait.NAME`. */
export function readerOf(
  questionnaire: Questionnaire,
  counted: ReadonlyMap<string, CountedAnswer>,
  context: SurveyContext,
): ReadField {
  return (field): FieldValue => {
    const dot = field.indexOf(".");
    const [from, name] = [field.slice(0, dot), field.slice(dot + 1)];
    if (from === "hidden")
      return questionnaire.hidden.includes(name) ? ownValue(context.hidden, name) : undefined;
    if (from === "trait") return ownValue(context.traits, name);
    if (from !== "answer") return undefined;
    const [key = "", part] = name.split(".");
    const answer = counted.get(key);
    return answer && fieldOf(answer.question, answer.value, part);
  };
}

function isTrue(condition: Condition | null, read: ReadField): boolean {
  return condition === null || compileCondition(condition)(read);
}

interface Walked {
  readonly counted: Map<string, CountedAnswer>;
  readonly open: OpenQuestion | undefined;
  readonly problems: CheckedResponse["problems"];
  readonly read: ReadField;
  readonly stopped: Quota | null;
}

/** Says which full quota ends the walk: one whose condition holds when all questions that it looks at are behind. */
class FullQuotas {
  readonly #behind = new Set<string>();
  readonly #waiting: readonly { readonly quota: Quota; readonly about: readonly string[] }[];
  readonly #read: ReadField;

  constructor({ quotas }: Questionnaire, full: readonly string[], read: ReadField) {
    this.#read = read;
    this.#waiting = quotas
      .filter(({ key }) => full.includes(key))
      .map((quota) => ({ quota, about: quota.when === null ? [] : questionsOf(quota.when) }));
  }

  /** These questions are behind. */
  pass(questions: Section["questions"]): void {
    if (this.#waiting.length > 0) for (const { key } of questions) this.#behind.add(key);
  }

  met(): Quota | null {
    const isBehind = (key: string) => this.#behind.has(key);
    const found = this.#waiting.find(
      ({ quota, about }) => about.every(isBehind) && isTrue(quota.when, this.#read),
    );
    return found?.quota ?? null;
  }
}

/** Keys of the questions that a condition looks at. */
function questionsOf(condition: Condition): string[] {
  return comparisonsOf(condition).flatMap(({ field }) => {
    const [from, key] = field.split(".");
    return from === "answer" && key !== undefined ? [key] : [];
  });
}

/** How the walk treats what was not said: a page stops there to ask, a whole response has passed it over. */
type Silence = "ask" | "pass";

function walk(
  questionnaire: Questionnaire,
  answers: SentAnswers,
  context: SurveyContext,
  silence: Silence,
): Walked {
  const counted = new Map<string, CountedAnswer>();
  const problems: { question: string; problem: AnswerProblem }[] = [];
  const read = readerOf(questionnaire, counted, context);
  const full = new FullQuotas(questionnaire, context.full ?? [], read);
  const at = (open: OpenQuestion | undefined, stopped: Quota | null): Walked => ({
    counted,
    problems,
    read,
    open,
    stopped,
  });
  /** Where the walk ends, everything is behind. */
  const end = () => {
    full.pass(questionsIn(questionnaire));
    return at(undefined, full.met());
  };
  let goal: string | undefined;
  for (const section of questionnaire.sections) {
    const { questions, shuffle, key } = section;
    const isReached = (goal === undefined || goal === key) && isTrue(section.when, read);
    if (goal === key) goal = undefined;
    for (const question of !isReached
      ? []
      : shuffle
        ? seededOrder(questions, context.seed, key)
        : questions) {
      const stopped = full.met();
      if (stopped) return at(undefined, stopped);
      full.pass([question]);
      if (!isTrue(question.when, read)) continue;
      const isSilent = !Object.hasOwn(answers, question.key);
      if (isSilent && silence === "ask") return at({ question, problem: null }, null);
      const checked = checkAnswer(question, ownValue(answers, question.key));
      if (checked.kind === "problem") {
        const { problem } = checked;
        if (silence === "ask") return at({ question, problem }, null);
        problems.push({ question: question.key, problem });
      }
      if (checked.kind === "answer") counted.set(question.key, { question, value: checked.value });
      const jump = question.jumps.find(({ when }) => isTrue(when, read));
      if (!jump) continue;
      if (jump.to === null) return end();
      goal = jump.to;
      break;
    }
    full.pass(questions);
  }
  return end();
}

function endingOf(questionnaire: Questionnaire, { read, stopped }: Walked): Ending {
  if (stopped) return stopped;
  const ending = questionnaire.endings.find(({ when }) => isTrue(when, read)) ?? questionnaire.endings.at(-1);
  if (!ending) throw new Error("a questionnaire has an ending");
  return ending;
}

/**
 * The first question that has no answer, or whose answer is wrong; the ending when there is none. A question that was passed
 * over and a statement that was read are null among the answers.
 */
export function nextStep(questionnaire: Questionnaire, answers: SentAnswers, context: SurveyContext): Step {
  const walked = walk(questionnaire, answers, context, "ask");
  const { open } = walked;
  return open ? { kind: "question", ...open } : { kind: "end", ending: endingOf(questionnaire, walked) };
}

/** What answers, hidden values and traits say now, for texts that speak of them. */
export function readSoFar(
  questionnaire: Questionnaire,
  answers: SentAnswers,
  context: SurveyContext,
): ReadField {
  return walk(questionnaire, answers, context, "ask").read;
}

/** How far a response is, from 0 to 1: the share of the questions behind the one that is asked now. */
export function progressOf(questionnaire: Questionnaire, step: Step): number {
  if (step.kind === "end") return 1;
  const all = questionsIn(questionnaire);
  const place = all.findIndex(({ key }) => key === step.question.key);
  return all.length === 0 ? 0 : Math.max(0, place) / all.length;
}

/** Checks a whole response. What was not said was passed over. */
export function checkResponse(
  questionnaire: Questionnaire,
  answers: SentAnswers,
  context: SurveyContext,
): CheckedResponse {
  const walked = walk(questionnaire, answers, context, "pass");
  const { counted, problems, stopped, read } = walked;
  return {
    counted: [...counted.values()],
    problems,
    ending: endingOf(questionnaire, walked),
    stopped,
    quotas: questionnaire.quotas.filter(({ when }) => isTrue(when, read)),
  };
}

/** The answers that count of a response that is under way: those before the first question that is open. */
export function countedSoFar(
  questionnaire: Questionnaire,
  answers: SentAnswers,
  context: SurveyContext,
): readonly CountedAnswer[] {
  return [...walk(questionnaire, answers, context, "ask").counted.values()];
}
