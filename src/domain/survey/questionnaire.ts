// A questionnaire as a value: what is asked, in which order and when, in one or several languages. Plain types, without
// anything to check them: what browsers load. questionnaire-schema.ts checks what was sent or kept.
// Invariant: a question's key is its name for ever. Answers in the log carry it, so versions stay comparable through it.

import type { Channel } from "../channel.ts";
import type { Condition } from "../condition-tree.ts";

/** The version of this format. */
export const questionnaireFormat = 1;

/** Most of each thing; more is no survey that anyone finishes. */
export const surveyLimits = {
  languages: 20,
  sections: 30,
  questions: 100,
  options: 60,
  items: 20,
  endings: 20,
  hidden: 20,
  variants: 10,
  jumps: 20,
  quotas: 20,
  /** Answers that one response can hold, each row of a matrix counted. */
  answers: 180,
  title: 200,
  text: 1_000,
  option: 300,
  /** Longest open answer that a question may allow. */
  answerText: 5_000,
} as const;

/** A text by language (`es`, `pt-BR`); what is missing is read in the questionnaire's first language. */
export type Words = Readonly<Record<string, string>>;

/** Another wording under a condition: "What went wrong?" for low scores. */
export interface Variant {
  readonly when: Condition;
  readonly text: Words;
}

/** Leaving a question under a condition: on to a later section, or to the end (null). */
export interface Jump {
  readonly when: Condition;
  readonly to: string | null;
}

interface Asked {
  readonly key: string;
  readonly text: Words;
  readonly help: Words | null;
  readonly required: boolean;
  /** Asked only when this holds; it may look at what stands before. */
  readonly when: Condition | null;
  /** The first whose condition holds is the wording. */
  readonly variants: readonly Variant[];
  readonly jumps: readonly Jump[];
}

/** One choice. `other` asks for words of one's own and stays last when the order is drawn. */
export interface Choice {
  readonly key: string;
  readonly text: Words;
  readonly other: boolean;
}

/** A choice with a picture, named by its id; the text says what it shows. */
export interface PictureChoice extends Choice {
  readonly picture: string;
}

/** One row of a matrix; it may speak of a touchpoint of its own. */
export interface MatrixItem {
  readonly key: string;
  readonly text: Words;
  readonly touchpoint: string;
}

/** How satisfaction can be asked: its looks and how many points from 1. */
export const csatLooks = ["faces", "stars", "numbers"] as const;

/** How many points a rating can have. */
export const ratingPoints = [5, 7, 10] as const;

/** Points of a rating, from 1. */
export type RatingPoints = (typeof ratingPoints)[number];

/** The feelings that can be offered, a short list after Plutchik's wheel and the consumption emotions of Richins (1997). */
export const emotions = [
  "joy",
  "gratitude",
  "trust",
  "surprise",
  "calm",
  "confusion",
  "boredom",
  "frustration",
  "anger",
  "sadness",
  "worry",
] as const;

/** One feeling. */
export type Emotion = (typeof emotions)[number];

/** How strongly a feeling can be felt, from 1. */
export const emotionStrengthMax = 3;

/** What contact details can ask for. */
export const contactFields = ["name", "email", "phone"] as const;

/** One of them. */
export type ContactField = (typeof contactFields)[number];

/** One question. `statement` asks nothing. */
export type SurveyQuestion = Asked &
  (
    | { readonly kind: "nps" | "ces" | "ces1" }
    | { readonly kind: "csat"; readonly look: (typeof csatLooks)[number]; readonly points: RatingPoints }
    | { readonly kind: "matrix"; readonly points: RatingPoints; readonly items: readonly MatrixItem[] }
    | { readonly kind: "single" | "dropdown"; readonly options: readonly Choice[]; readonly shuffle: boolean }
    | {
        readonly kind: "multiple";
        readonly options: readonly Choice[];
        readonly shuffle: boolean;
        readonly least: number;
        readonly most: number | null;
      }
    /** Several may be chosen unless `most` is 1. */
    | {
        readonly kind: "image";
        readonly options: readonly PictureChoice[];
        readonly shuffle: boolean;
        readonly least: number;
        readonly most: number | null;
      }
    | { readonly kind: "ranking"; readonly options: readonly Choice[]; readonly shuffle: boolean }
    /** `comment`: the words join the comments of the touchpoint. */
    | {
        readonly kind: "text";
        readonly long: boolean;
        readonly lengthMax: number;
        readonly comment: boolean;
      }
    | {
        readonly kind: "number";
        readonly least: number | null;
        readonly most: number | null;
        readonly decimals: number;
      }
    | { readonly kind: "date"; readonly first: string | null; readonly last: string | null }
    | { readonly kind: "contact"; readonly fields: readonly ContactField[] }
    /** `purpose` names what is agreed to, as consents of customers do. */
    | { readonly kind: "consent"; readonly purpose: string }
    | { readonly kind: "gap"; readonly points: RatingPoints }
    | { readonly kind: "emotions"; readonly offered: readonly Emotion[]; readonly most: number }
    | { readonly kind: "statement" }
  );

/** The kinds of question. */
export type QuestionKind = SurveyQuestion["kind"];

/** A part of the questionnaire. */
export interface Section {
  readonly key: string;
  readonly title: Words | null;
  readonly when: Condition | null;
  /** Its questions come in an order drawn for each response. */
  readonly shuffle: boolean;
  readonly questions: readonly SurveyQuestion[];
}

/** What is said at the end; the first whose condition holds. The last one holds always. */
export interface Ending {
  readonly key: string;
  readonly when: Condition | null;
  readonly title: Words;
  readonly text: Words | null;
  readonly link: { readonly url: string; readonly text: Words } | null;
}

/** At most so many complete responses of those for whom `when` holds; whoever comes after them is told this, and does not count. */
export interface Quota extends Ending {
  readonly most: number;
}

/** A whole questionnaire. */
export interface Questionnaire {
  readonly format: typeof questionnaireFormat;
  /** The first is read where another lacks a text. */
  readonly languages: readonly string[];
  readonly title: Words;
  /** What the survey speaks of: a touchpoint of the catalogue and a channel; empty for the relationship as a whole. */
  readonly touchpoint: string;
  readonly channel: Channel | "";
  /** Names of values that a link may carry unseen, such as `unit`. */
  readonly hidden: readonly string[];
  readonly sections: readonly Section[];
  readonly endings: readonly Ending[];
  readonly quotas: readonly Quota[];
}

/** The questions in the order in which they were written. */
export function questionsIn(questionnaire: Questionnaire): SurveyQuestion[] {
  return questionnaire.sections.flatMap(({ questions }) => questions);
}

/** The ending with a key, among those of quotas too; undefined when there is none. */
export function endingNamed({ endings, quotas }: Questionnaire, key: string): Ending | undefined {
  return [...endings, ...quotas].find((one) => one.key === key);
}

/** Whether one option at most can be chosen. */
export function isOneChoice(question: SurveyQuestion): boolean {
  if (question.kind === "image") return question.most === 1;
  return question.kind === "single" || question.kind === "dropdown";
}

/** Keys of the parts of a question's answers, as conditions name them. */
export function partKeys(question: SurveyQuestion): readonly string[] {
  switch (question.kind) {
    case "matrix":
      return question.items.map(({ key }) => key);
    case "emotions":
      return question.offered;
    case "contact":
      return question.fields;
    case "gap":
      return ["expectation", "perception", "difference"];
    default:
      return "options" in question ? question.options.map(({ key }) => key) : [];
  }
}

/** The lowest and the highest score that a question takes; undefined for kinds without a score of their own. */
export function scaleOfQuestion(question: SurveyQuestion): { min: number; max: number } | undefined {
  switch (question.kind) {
    case "nps":
      return { min: 0, max: 10 };
    case "ces":
      return { min: 1, max: 7 };
    case "ces1":
      return { min: 1, max: 5 };
    case "csat":
    case "matrix":
    case "gap":
      return { min: 1, max: question.points };
    default:
      return undefined;
  }
}
