// One response on its way through a questionnaire: what was given, what comes next, and what became of it. It holds no markup;
// whoever shows it draws it anew after every change. What comes next is said by the engine that the server asks again.

import { isRecord, type SentAnswers } from "../../domain/survey/answer-value.ts";
import { type AnswerProblem, checkAnswer } from "../../domain/survey/check-answer.ts";
import {
  nextStep,
  progressOf,
  readSoFar,
  type Step,
  type SurveyContext,
} from "../../domain/survey/next-step.ts";
import type { Ending, Questionnaire, SurveyQuestion } from "../../domain/survey/questionnaire.ts";
import type { SurveyReader } from "../../domain/survey/survey-text.ts";
import { newId } from "../new-id.ts";

/** A response on its way. */
export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly startedAt: number;
  readonly given: SentAnswers;
  /** Keys of the questions that were gone past, in order. */
  readonly past: readonly string[];
  /** Values that the page gave. */
  readonly hidden?: Readonly<Record<string, unknown>>;
}

/** Where the response is. */
export type Phase = "asking" | "sending" | "failed" | "refused" | "closed" | "done";

/** What became of a response that was sent. */
export type Outcome = "taken" | "closed" | "refused" | "failed";

/** What a run is made of. */
export interface RunParts {
  /** Address of Vivencia; "" on its own pages. */
  readonly host: string;
  readonly questionnaire: Questionnaire;
  readonly language: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly send: (draft: Draft, answers: SentAnswers) => Promise<Outcome>;
  /** Draws anew. */
  readonly changed: (run: SurveyRun) => void;
}

/** A draft at its beginning. */
export function newDraft(version: number): Draft {
  return { id: newId(), version, startedAt: Date.now(), given: {}, past: [] };
}

/** A draft out of a text; undefined when it is none, or of another version. */
export function parseDraft(text: string | null, version: number): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? "");
    if (!isRecord(kept)) return undefined;
    const { id, startedAt, given, past, hidden } = kept;
    if (typeof id !== "string" || typeof startedAt !== "number" || !isRecord(given) || !Array.isArray(past))
      return undefined;
    if (kept["version"] !== version) return undefined;
    const keys = past.filter((one) => typeof one === "string");
    return { id, version, startedAt, given, past: keys, ...(isRecord(hidden) && { hidden }) };
  } catch {
    return undefined;
  }
}

/** The answers to the questions that were gone past; what was passed over is null. */
export function answersOf({ given, past }: Draft): SentAnswers {
  return Object.fromEntries(past.map((key) => [key, Object.hasOwn(given, key) ? given[key] : null]));
}

/** A response and its way. */
export class SurveyRun {
  phase: Phase = "asking";
  problem: AnswerProblem | null = null;
  ending: Ending | null = null;
  #timer: number | undefined;

  constructor(
    readonly parts: RunParts,
    public draft: Draft,
  ) {}

  get #context(): SurveyContext {
    return { seed: this.draft.id, hidden: this.parts.hidden, traits: {} };
  }

  #stepWith(answers: SentAnswers): Step {
    return nextStep(this.parts.questionnaire, answers, this.#context);
  }

  /** What is asked now. */
  get step(): Step {
    return this.#stepWith(answersOf(this.draft));
  }

  /** How far it is, from 0 to 1. */
  get progress(): number {
    return progressOf(this.parts.questionnaire, this.step);
  }

  /** Who reads, with what was said so far. */
  get reader(): SurveyReader {
    const { questionnaire, language } = this.parts;
    return { questionnaire, language, read: readSoFar(questionnaire, answersOf(this.draft), this.#context) };
  }

  valueOf({ key }: SurveyQuestion): unknown {
    return Object.hasOwn(this.draft.given, key) ? this.draft.given[key] : undefined;
  }

  /** Whether the survey is over with this question, by what is answered now. */
  isLastWith(question: SurveyQuestion): boolean {
    const checked = checkAnswer(question, this.valueOf(question));
    if (checked.kind === "problem") return false;
    const value = checked.kind === "answer" ? checked.value : null;
    return this.#stepWith({ ...answersOf(this.draft), [question.key]: value }).kind === "end";
  }

  give({ key }: SurveyQuestion, value: unknown): void {
    this.problem = null;
    this.#change({ ...this.draft, given: { ...this.draft.given, [key]: value } });
  }

  /** Goes on in a moment: one sees what one has touched. */
  nextSoon(ms: number): void {
    this.stop();
    this.#timer = window.setTimeout(() => this.next(), ms);
  }

  /** Goes on, or says what is wrong. */
  next(): void {
    this.stop();
    const { step, draft } = this;
    if (step.kind === "end") return void this.#send(step.ending);
    const { question } = step;
    const checked = checkAnswer(question, this.valueOf(question));
    if (checked.kind === "problem") {
      this.problem = checked.problem;
      this.parts.changed(this);
      return;
    }
    const given = { ...draft.given, [question.key]: checked.kind === "answer" ? checked.value : null };
    this.#change({ ...draft, given, past: [...draft.past, question.key] });
    const after = this.step;
    if (after.kind === "end") void this.#send(after.ending);
  }

  back(): void {
    this.stop();
    this.phase = "asking";
    this.problem = null;
    this.#change({ ...this.draft, past: this.draft.past.slice(0, -1) });
  }

  /** Calls off what was to come in a moment. */
  stop(): void {
    window.clearTimeout(this.#timer);
  }

  #change(draft: Draft): void {
    this.draft = draft;
    this.parts.changed(this);
  }

  async #send(ending: Ending): Promise<void> {
    this.phase = "sending";
    this.parts.changed(this);
    const outcome = await this.parts.send(this.draft, answersOf(this.draft));
    this.phase = outcome === "taken" ? "done" : outcome;
    if (outcome === "taken") this.ending = ending;
    this.parts.changed(this);
  }
}
