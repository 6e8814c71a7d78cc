// A survey to begin with that asks nothing yet: one section, and a thank-you in the first languages.

import type { Language } from "../language.ts";
import type { Questionnaire } from "./questionnaire.ts";
import { both, plainThanks } from "./template-parts.ts";

/** Name of a blank survey until it is given another. */
export const blankTitle = both("Encuesta sin título", "Untitled survey");

/** The questionnaire, in both first languages, `language` first. */
export function blankQuestionnaire(language: Language, name: string): Questionnaire {
  return {
    format: 1,
    languages: language === "es" ? ["es", "en"] : ["en", "es"],
    title: name === "" ? blankTitle : { [language]: name },
    touchpoint: "",
    channel: "",
    hidden: ["unit"],
    sections: [{ key: "main", title: null, when: null, shuffle: false, questions: [] }],
    endings: plainThanks,
    quotas: [],
  };
}
