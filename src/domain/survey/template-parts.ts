// The questions that templates share, in both first languages, with the wording of their literature. `{company}` becomes the
// name of the workspace.

import type { Channel } from "../channel.ts";
import type { Condition } from "../condition-tree.ts";
import type { Audience } from "./confidential.ts";
import type { Choice, Ending, SurveyQuestion } from "./questionnaire.ts";

/** A text in both first languages. */
export type Both = { readonly es: string; readonly en: string };

/** What a template says. */
export interface SurveyTemplate {
  readonly title: Both;
  readonly touchpoint?: string;
  readonly channel?: Channel;
  /** Customers when nothing is said. */
  readonly audience?: Audience;
  readonly questions: readonly SurveyQuestion[];
  readonly endings: readonly Ending[];
}

const plain = { help: null, required: false, when: null, variants: [], jumps: [] } as const;

/** Both texts in one line. */
export const both = (es: string, en: string): Both => ({ es, en });

/** A condition on an answer. */
export const atMost = (key: string, bound: number): Condition => ({
  field: `answer.${key}`,
  op: "at_most",
  values: [bound],
});

/** A condition on an answer. */
export const atLeast = (key: string, bound: number): Condition => ({
  field: `answer.${key}`,
  op: "at_least",
  values: [bound],
});

/** Condition: any of these choices. */
export const isOneOf = (key: string, ...values: string[]): Condition => ({
  field: `answer.${key}`,
  op: "is",
  values,
});

/** Reichheld's question (Harvard Business Review, December 2003). */
export const recommend = (key: string, text: Both): SurveyQuestion => ({
  ...plain,
  kind: "nps",
  key,
  text,
  required: true,
});

/** The open question after NPS, by group: what failed, what was missing, what was best. */
export const reasonForScore = (about: string): SurveyQuestion => ({
  ...plain,
  kind: "text",
  key: "reason",
  text: both("¿Cuál es el motivo principal de su puntuación?", "What is the main reason for your score?"),
  variants: [
    {
      when: atMost(about, 6),
      text: both(
        "Lo sentimos. ¿Qué es lo primero que deberíamos mejorar?",
        "We are sorry. What is the first thing we should improve?",
      ),
    },
    {
      when: atMost(about, 8),
      text: both("¿Qué nos faltó para llegar al 10?", "What would it have taken to make it a 10?"),
    },
    { when: atLeast(about, 9), text: both("¿Qué es lo que más valora?", "What do you value most?") },
  ],
  long: true,
  lengthMax: 2_000,
  comment: true,
});

/** An open question whose words join the comments. */
export const comment = (
  key: string,
  text: Both,
  more: Partial<Pick<SurveyQuestion, "when" | "variants">> = {},
) =>
  ({
    ...plain,
    ...more,
    kind: "text",
    key,
    text,
    long: true,
    lengthMax: 2_000,
    comment: true,
  }) satisfies SurveyQuestion;

/** Satisfaction on five points. */
export const satisfaction = (key: string, text: Both, look: "faces" | "stars" = "faces"): SurveyQuestion => ({
  ...plain,
  kind: "csat",
  key,
  text,
  look,
  points: 5,
  required: true,
});

/** CES 2.0: agreement that it was made easy, 1–7 (Dixon, Toman and DeLisi, The Effortless Experience, 2013). */
export const ease = (key: string, text: Both): SurveyQuestion => ({
  ...plain,
  kind: "ces",
  key,
  text,
  required: true,
});

/** An option. */
export const option = (key: string, es: string, en: string, other = false): Choice => ({
  key,
  text: both(es, en),
  other,
});

/** One choice of several. */
export const choose = (
  key: string,
  text: Both,
  options: readonly Choice[],
  more: { readonly required?: boolean; readonly shuffle?: boolean } = {},
): SurveyQuestion => ({ ...plain, kind: "single", key, text, options, shuffle: false, ...more });

/** Several choices. */
export const chooseSeveral = (
  key: string,
  text: Both,
  options: readonly Choice[],
  when: Condition | null = null,
): SurveyQuestion => ({
  ...plain,
  when,
  kind: "multiple",
  key,
  text,
  options,
  shuffle: true,
  least: 1,
  most: null,
});

/** Stars for each of several things. */
export const rate = (key: string, text: Both, items: Readonly<Record<string, Both>>): SurveyQuestion => ({
  ...plain,
  kind: "matrix",
  key,
  text,
  points: 5,
  items: Object.entries(items).map(([item, words]) => ({ key: item, text: words, touchpoint: "" })),
});

/** The offer to be called after a bad experience: consent first, then how. */
export const callBack = (when: Condition): SurveyQuestion[] => [
  {
    ...plain,
    when,
    kind: "single",
    key: "call_back",
    text: both(
      "¿Quiere que nos pongamos en contacto con usted para resolverlo?",
      "Shall we get in touch with you to put it right?",
    ),
    options: [
      option("yes", "Sí, por favor", "Yes, please"),
      option("no", "No hace falta", "There is no need"),
    ],
    shuffle: false,
  },
  {
    ...plain,
    when: isOneOf("call_back", "yes"),
    kind: "contact",
    key: "contact",
    text: both("¿Cómo le localizamos?", "How can we reach you?"),
    help: both(
      "Usaremos estos datos solo para responderle.",
      "We will use these details only to get back to you.",
    ),
    fields: ["name", "email", "phone"],
  },
];

/** Thanks, also for those who asked to be called. */
export const thanks: readonly Ending[] = [
  {
    key: "called",
    when: isOneOf("call_back", "yes"),
    title: both("Gracias. Le llamaremos", "Thank you. We will get in touch"),
    text: both(
      "Alguien del equipo leerá lo que nos ha contado y le responderá.",
      "Someone of our team will read what you told us and get back to you.",
    ),
    link: null,
  },
  {
    key: "thanks",
    when: null,
    title: both("Gracias por su tiempo", "Thank you for your time"),
    text: both("Leemos todas las respuestas.", "We read every answer."),
    link: null,
  },
];

/** Thanks alone, where nobody is asked to be called. */
export const plainThanks: readonly Ending[] = thanks.slice(-1);
