// What makes a questionnaire impossible although each of its parts is well formed: names given twice, conditions that look
// ahead or at an option that is gone, jumps that do not go forward, an ending that may not come, texts and choices that are
// missing. A questionnaire without flaws always reaches an ending. A flaw has a code for screens, which word it, and a message
// for everyone else.

import { type Comparison, type Condition, comparisonsOf } from "../condition-tree.ts";
import {
  type Ending,
  isOneChoice,
  partKeys,
  type Questionnaire,
  type SurveyQuestion,
  surveyLimits,
  type Words,
} from "./questionnaire.ts";

/** What can be wrong. */
export const flawCodes = [
  "no_text",
  "twice",
  "looks_ahead",
  "no_value",
  "gone_part",
  "no_choices",
  "no_picture",
  "few_feelings",
  "least_over_most",
  "no_number",
  "no_day",
  "jump_back",
  "no_link",
  "asks_nothing",
  "too_many_questions",
  "too_many_answers",
  "last_ending",
] as const;

/** One of them. */
export type FlawCode = (typeof flawCodes)[number];

/** Where something is wrong, and what. */
export interface Flaw {
  readonly path: readonly (string | number)[];
  readonly code: FlawCode;
  /** What it is about: a language, a key, a field, a number. */
  readonly about: string;
  readonly message: string;
}

/** How many answers a response to these questions can hold. */
function answersOf(question: SurveyQuestion): number {
  switch (question.kind) {
    case "statement":
      return 0;
    case "matrix":
      return question.items.length;
    case "emotions":
      return question.most;
    case "multiple":
    case "image":
      return question.most ?? question.options.length;
    case "ranking":
      return question.options.length;
    case "gap":
      return 2;
    default:
      return 1;
  }
}

function repeated(keys: readonly string[]): string | undefined {
  return keys.find((key, i) => keys.indexOf(key) !== i);
}

function hasText(words: Words, language: string): boolean {
  return Object.hasOwn(words, language) && words[language]?.trim() !== "";
}

class Inspection {
  readonly flaws: Flaw[] = [];
  readonly #known = new Map<string, SurveyQuestion>();
  readonly #questionnaire: Questionnaire;
  readonly #language: string;

  constructor(questionnaire: Questionnaire) {
    this.#questionnaire = questionnaire;
    this.#language = questionnaire.languages[0] ?? "";
  }

  say(path: Flaw["path"], code: FlawCode, message: string, about = ""): void {
    this.flaws.push({ path, code, about, message });
  }

  words(path: Flaw["path"], words: Words | null): void {
    if (words !== null && !hasText(words, this.#language))
      this.say(path, "no_text", `has no text in ${this.#language}, the first language`, this.#language);
  }

  condition(path: Flaw["path"], condition: Condition | null): void {
    if (condition === null) return;
    for (const comparison of comparisonsOf(condition)) {
      const { field, op, values = [] } = comparison;
      const [from, name = ""] = field.split(".");
      const isKnown =
        from === "trait"
          ? name !== ""
          : from === "hidden"
            ? this.#questionnaire.hidden.includes(name)
            : from === "answer" && this.#known.has(name);
      if (!isKnown)
        this.say(
          path,
          "looks_ahead",
          `looks at ${field}; a condition can look at answer.KEY of an earlier question, hidden.NAME of the list, or trait.NAME`,
          field,
        );
      else if (values.length === 0 && op !== "exists" && op !== "not_exists")
        this.say(path, "no_value", `compares ${field} with nothing; name a value`, field);
      else if (from === "answer") this.parts(path, comparison);
    }
  }

  /** An option, row, feeling or detail that a comparison names is still there. */
  parts(path: Flaw["path"], { field, values = [] }: Comparison): void {
    const [, key = "", ...rest] = field.split(".");
    const question = this.#known.get(key);
    if (!question) return;
    const named = rest.length > 0 ? [rest.join(".")] : isOneChoice(question) ? values.map(String) : [];
    const there = partKeys(question);
    for (const part of named)
      if (!there.includes(part))
        this.say(path, "gone_part", `looks for ${part} in answer.${key}, which has no such part`, part);
  }

  choices(path: Flaw["path"], question: SurveyQuestion): void {
    const name = "options" in question ? "options" : "items";
    const parts =
      "options" in question ? question.options : question.kind === "matrix" ? question.items : null;
    const twice = repeated((parts ?? []).map(({ key }) => key));
    if (twice !== undefined) this.say([...path, name], "twice", `has ${twice} twice`, twice);
    if (parts?.length === 0) this.say([...path, name], "no_choices", "offers nothing to choose");
    for (const [i, part] of (parts ?? []).entries()) this.words([...path, name, i, "text"], part.text);
    if (question.kind === "image")
      for (const [i, { picture }] of question.options.entries())
        if (picture === "") this.say([...path, name, i, "picture"], "no_picture", "has no picture");
    if (question.kind === "contact" && question.fields.length === 0)
      this.say([...path, "fields"], "no_choices", "asks for no detail");
    if (question.kind === "emotions" && question.offered.length < 2)
      this.say([...path, "offered"], "few_feelings", "offers fewer than two feelings");
    if (question.kind === "multiple" || question.kind === "image")
      if (question.least > (question.most ?? question.options.length) && question.options.length > 0)
        this.say([...path, "least"], "least_over_most", "asks for more choices than it allows");
    if (question.kind === "number" && question.least !== null && question.most !== null)
      if (question.least > question.most) this.say([...path, "least"], "no_number", "allows no number");
    if (question.kind === "date" && question.first !== null && question.last !== null)
      if (question.first > question.last) this.say([...path, "first"], "no_day", "allows no day");
  }

  question(path: Flaw["path"], question: SurveyQuestion, later: readonly string[], known: () => void): void {
    this.condition([...path, "when"], question.when);
    for (const [i, variant] of question.variants.entries()) {
      this.condition([...path, "variants", i, "when"], variant.when);
      this.words([...path, "variants", i, "text"], variant.text);
    }
    this.words([...path, "text"], question.text);
    this.words([...path, "help"], question.help);
    this.choices(path, question);
    known();
    for (const [i, { when, to }] of question.jumps.entries()) {
      this.condition([...path, "jumps", i, "when"], when);
      if (to !== null && !later.includes(to))
        this.say([...path, "jumps", i, "to"], "jump_back", `leads to ${to}, which is no later section`, to);
    }
  }

  sections(): void {
    for (const [i, section] of this.#questionnaire.sections.entries()) {
      const later = this.#questionnaire.sections.slice(i + 1).map(({ key }) => key);
      this.condition(["sections", i, "when"], section.when);
      this.words(["sections", i, "title"], section.title);
      // Where the order is drawn, no question stands before another; each still knows its own answer when it is left.
      const drawn: SurveyQuestion[] = [];
      for (const [j, question] of section.questions.entries()) {
        const path = ["sections", i, "questions", j];
        this.question(path, question, later, () => this.#known.set(question.key, question));
        if (!section.shuffle) continue;
        drawn.push(question);
        this.#known.delete(question.key);
      }
      for (const question of drawn) this.#known.set(question.key, question);
    }
  }

  ending(path: Flaw["path"], ending: Ending): void {
    this.condition([...path, "when"], ending.when);
    this.words([...path, "title"], ending.title);
    this.words([...path, "text"], ending.text);
    if (!ending.link) return;
    this.words([...path, "link", "text"], ending.link.text);
    if (ending.link.url === "")
      this.say([...path, "link", "url"], "no_link", "has a link without an address");
  }

  whole(): void {
    const { sections, endings, quotas, languages, hidden, title } = this.#questionnaire;
    const keys = sections.flatMap(({ questions }) => questions.map(({ key }) => key));
    for (const [name, list] of [
      ["sections", sections.map(({ key }) => key)],
      ["sections", keys],
      ["endings", [...endings, ...quotas].map(({ key }) => key)],
      ["languages", languages],
      ["hidden", hidden],
    ] as const) {
      const twice = repeated(list);
      if (twice !== undefined) this.say([name], "twice", `has ${twice} twice`, twice);
    }
    this.words(["title"], title);
    const most = surveyLimits.questions;
    if (keys.length > most)
      this.say(
        ["sections"],
        "too_many_questions",
        `has ${keys.length} questions; at most ${most} are allowed`,
        `${most}`,
      );
    if (keys.length === 0) this.say(["sections"], "asks_nothing", "asks nothing");
    const answers = sections.flatMap(({ questions }) => questions).reduce((n, one) => n + answersOf(one), 0);
    const room = surveyLimits.answers;
    if (answers > room)
      this.say(
        ["sections"],
        "too_many_answers",
        `has room for ${answers} answers; at most ${room} are allowed`,
        `${room}`,
      );
    this.sections();
    for (const [i, ending] of endings.entries()) this.ending(["endings", i], ending);
    for (const [i, quota] of quotas.entries()) this.ending(["quotas", i], quota);
    if (endings.at(-1)?.when !== null)
      this.say(
        ["endings"],
        "last_ending",
        "must close with an ending without a condition, for everyone else",
      );
  }
}

/** All flaws; none means that it can be published. */
export function findFlaws(questionnaire: Questionnaire): readonly Flaw[] {
  const inspection = new Inspection(questionnaire);
  inspection.whole();
  return inspection.flaws;
}
