// A question of a kind as it is added to a questionnaire: ready to be asked where the literature has a standard wording,
// otherwise with room for the words. Texts come in those of the questionnaire's languages that they exist in.

import {
  type Choice,
  emotions,
  type PictureChoice,
  type QuestionKind,
  type SurveyQuestion,
  type Words,
} from "./questionnaire.ts";
import { type Both, both } from "./template-parts.ts";

/** The kinds in the order and the groups in which they are offered. */
export const kindGroups = [
  { group: "scores", kinds: ["nps", "csat", "ces", "matrix", "gap", "ces1"] },
  { group: "choices", kinds: ["single", "multiple", "dropdown", "image", "ranking"] },
  { group: "words", kinds: ["text", "emotions", "number", "date"] },
  { group: "people", kinds: ["contact", "consent"] },
  { group: "reading", kinds: ["statement"] },
] as const satisfies readonly { readonly group: string; readonly kinds: readonly QuestionKind[] }[];

const wordings: Partial<Readonly<Record<QuestionKind, Both>>> = {
  nps: both(
    "¿Qué probabilidad hay de que recomiende {company} a un familiar o amigo?",
    "How likely are you to recommend {company} to a friend or colleague?",
  ),
  csat: both(
    "¿Qué grado de satisfacción tiene con su experiencia?",
    "How satisfied are you with your experience?",
  ),
  ces: both(
    "{company} me lo puso fácil para resolver mi asunto.",
    "{company} made it easy for me to handle my issue.",
  ),
  ces1: both(
    "¿Cuánto esfuerzo ha tenido que hacer para resolver su petición?",
    "How much effort did you personally have to put forth to handle your request?",
  ),
  matrix: both("¿Cómo valora cada aspecto?", "How would you rate each of these?"),
  gap: both("¿Qué esperaba y qué ha recibido?", "What did you expect, and what did you get?"),
  emotions: both("¿Qué ha sentido?", "How did it make you feel?"),
  contact: both("¿Cómo le localizamos?", "How can we reach you?"),
  consent: both("Acepto recibir noticias y ofertas.", "I agree to receive news and offers."),
};

/** Whether a kind comes with its wording. */
export const isStandard = (kind: QuestionKind): boolean => wordings[kind] !== undefined;

function within(words: Both, languages: readonly string[], company: string): Words {
  const named = Object.entries(words).map(([language, text]) => [
    language,
    text.replaceAll("{company}", () => company),
  ]);
  return Object.fromEntries(named.filter(([language]) => languages.includes(language ?? "")));
}

/** What a new question is made for. */
export interface NewQuestion {
  readonly key: string;
  readonly languages: readonly string[];
  /** Name of the workspace. */
  readonly company: string;
}

/** The question. */
export function newQuestion(kind: QuestionKind, { key, languages, company }: NewQuestion): SurveyQuestion {
  const say = (words: Both) => within(words, languages, company);
  const standard = wordings[kind];
  const asked = {
    key,
    text: standard ? say(standard) : {},
    help: null,
    required: false,
    when: null,
    variants: [],
    jumps: [],
  };
  // Without words: those of one language would stand in the others long after they were replaced.
  const options: Choice[] = ["option_1", "option_2"].map((one) => ({ key: one, text: {}, other: false }));
  switch (kind) {
    case "nps":
    case "ces":
    case "ces1":
      return { ...asked, kind, required: true };
    case "csat":
      return { ...asked, kind, required: true, look: "faces", points: 5 };
    case "matrix":
      return {
        ...asked,
        kind,
        points: 5,
        items: ["item_1", "item_2"].map((one) => ({ key: one, text: {}, touchpoint: "" })),
      };
    case "single":
    case "dropdown":
    case "ranking":
      return { ...asked, kind, options, shuffle: false };
    case "multiple":
      return { ...asked, kind, options, shuffle: false, least: 1, most: null };
    case "image": {
      const pictures: PictureChoice[] = options.map((one) => ({ ...one, picture: "" }));
      return { ...asked, kind, options: pictures, shuffle: false, least: 1, most: 1 };
    }
    case "text":
      return { ...asked, kind, long: true, lengthMax: 2_000, comment: true };
    case "number":
      return { ...asked, kind, least: null, most: null, decimals: 0 };
    case "date":
      return { ...asked, kind, first: null, last: null };
    case "contact":
      return { ...asked, kind, fields: ["name", "email", "phone"] };
    case "consent":
      return { ...asked, kind, purpose: "marketing" };
    case "gap":
      return { ...asked, kind, points: 5 };
    case "emotions":
      return { ...asked, kind, offered: [...emotions], most: 3 };
    case "statement":
      return { ...asked, kind };
  }
}
