// What makes a questionnaire impossible although each of its parts is well formed: names given twice, conditions that look
// ahead, jumps that do not go forward, an ending that may not come. A questionnaire without flaws always reaches an ending.

import type { Condition } from "../condition-tree.ts";
import { type Questionnaire, type SurveyQuestion, surveyLimits, type Words } from "./questionnaire.ts";

/** Where something is wrong, and what. */
export interface Flaw {
  readonly path: readonly (string | number)[];
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
      return question.most ?? question.options.length;
    case "ranking":
      return question.options.length;
    case "gap":
      return 2;
    default:
      return 1;
  }
}

/** The fields that a condition looks at. */
export function fieldsOf(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(fieldsOf);
  if ("any" in condition) return condition.any.flatMap(fieldsOf);
  return "not" in condition ? fieldsOf(condition.not) : [condition.field];
}

function repeated(keys: readonly string[]): string | undefined {
  return keys.find((key, i) => keys.indexOf(key) !== i);
}

function hasText(words: Words, language: string): boolean {
  return Object.hasOwn(words, language) && words[language]?.trim() !== "";
}

class Inspection {
  readonly flaws: Flaw[] = [];
  readonly #known = new Set<string>();
  readonly #questionnaire: Questionnaire;
  readonly #language: string;

  constructor(questionnaire: Questionnaire) {
    this.#questionnaire = questionnaire;
    this.#language = questionnaire.languages[0] ?? "";
  }

  say(path: Flaw["path"], message: string): void {
    this.flaws.push({ path, message });
  }

  words(path: Flaw["path"], words: Words | null): void {
    if (words !== null && !hasText(words, this.#language))
      this.say(path, `has no text in ${this.#language}, the first language`);
  }

  condition(path: Flaw["path"], condition: Condition | null): void {
    if (condition === null) return;
    for (const field of fieldsOf(condition)) {
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
          `looks at ${field}; a condition can look at answer.KEY of an earlier question, hidden.NAME of the list, or trait.NAME`,
        );
    }
  }

  choices(path: Flaw["path"], question: SurveyQuestion): void {
    const parts = "options" in question ? question.options : question.kind === "matrix" ? question.items : [];
    const twice = repeated(parts.map(({ key }) => key));
    if (twice !== undefined) this.say(path, `has ${twice} twice`);
    for (const part of parts) this.words([...path, part.key], part.text);
    if (question.kind === "multiple" && question.least > (question.most ?? question.options.length))
      this.say(path, "asks for more choices than it allows");
    if (question.kind === "number" && question.least !== null && question.most !== null)
      if (question.least > question.most) this.say(path, "allows no number");
    if (question.kind === "date" && question.first !== null && question.last !== null)
      if (question.first > question.last) this.say(path, "allows no day");
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
        this.say([...path, "jumps", i, "to"], `leads to ${to}, which is no later section`);
    }
  }

  whole(): void {
    const { sections, endings, languages, hidden, title } = this.#questionnaire;
    const keys = sections.flatMap(({ questions }) => questions.map(({ key }) => key));
    for (const [name, list] of [
      ["sections", sections.map(({ key }) => key)],
      ["sections", keys],
      ["endings", endings.map(({ key }) => key)],
      ["languages", languages],
      ["hidden", hidden],
    ] as const) {
      const twice = repeated(list);
      if (twice !== undefined) this.say([name], `has ${twice} twice`);
    }
    this.words(["title"], title);
    if (keys.length > surveyLimits.questions)
      this.say(["sections"], `has ${keys.length} questions; at most ${surveyLimits.questions} are allowed`);
    if (keys.length === 0) this.say(["sections"], "asks nothing");
    const answers = sections.flatMap(({ questions }) => questions).reduce((n, one) => n + answersOf(one), 0);
    if (answers > surveyLimits.answers)
      this.say(["sections"], `has room for ${answers} answers; at most ${surveyLimits.answers} are allowed`);
    for (const [i, section] of sections.entries()) {
      const later = sections.slice(i + 1).map(({ key }) => key);
      this.condition(["sections", i, "when"], section.when);
      this.words(["sections", i, "title"], section.title);
      // Where the order is drawn, no question stands before another; each still knows its own answer when it is left.
      const drawn: string[] = [];
      for (const [j, question] of section.questions.entries()) {
        const path = ["sections", i, "questions", j];
        if (section.shuffle) {
          drawn.push(question.key);
          this.question(path, question, later, () => this.#known.add(question.key));
          this.#known.delete(question.key);
        } else this.question(path, question, later, () => this.#known.add(question.key));
      }
      for (const key of drawn) this.#known.add(key);
    }
    for (const [i, ending] of endings.entries()) {
      const path = ["endings", i];
      this.condition([...path, "when"], ending.when);
      this.words([...path, "title"], ending.title);
      this.words([...path, "text"], ending.text);
      if (ending.link) this.words([...path, "link"], ending.link.text);
    }
    if (endings.at(-1)?.when !== null)
      this.say(["endings"], "must close with an ending without a condition, for everyone else");
  }
}

/** All flaws; none means that it can be published. */
export function findFlaws(questionnaire: Questionnaire): readonly Flaw[] {
  const inspection = new Inspection(questionnaire);
  inspection.whole();
  return inspection.flaws;
}
