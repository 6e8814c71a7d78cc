// Changing the make-up of a questionnaire: what is in it, where it stands, what it is called. Pure; what a change does not
// speak of stays as it was. References follow what they refer to where it is renamed, and stay where it is removed, so that
// the flaw is seen and nothing is lost by taking the removal back.

import type { Condition } from "../../domain/condition-tree.ts";
import type {
  Ending,
  Questionnaire,
  Quota,
  Section,
  SurveyQuestion,
} from "../../domain/survey/questionnaire.ts";
import { mapTexts } from "../../domain/survey/questionnaire-texts.ts";

/** Where a question stands. */
export interface Place {
  readonly section: number;
  readonly question: number;
}

/** Where the question with this key stands. */
export function placeOf({ sections }: Questionnaire, key: string): Place | undefined {
  for (const [section, { questions }] of sections.entries()) {
    const question = questions.findIndex((one) => one.key === key);
    if (question >= 0) return { section, question };
  }
  return undefined;
}

/** The questionnaire with one section changed. */
export function withSection(
  questionnaire: Questionnaire,
  place: number,
  change: (section: Section) => Section,
): Questionnaire {
  const sections = questionnaire.sections.map((one, i) => (i === place ? change(one) : one));
  return { ...questionnaire, sections };
}

const withQuestions = (
  questionnaire: Questionnaire,
  place: number,
  change: (questions: readonly SurveyQuestion[]) => readonly SurveyQuestion[],
) => withSection(questionnaire, place, (one) => ({ ...one, questions: change(one.questions) }));

/** With a question put in at a place. */
export const addQuestion = (
  questionnaire: Questionnaire,
  { section, question }: Place,
  made: SurveyQuestion,
) => withQuestions(questionnaire, section, (list) => list.toSpliced(question, 0, made));

/** Without a question. */
export function removeQuestion(questionnaire: Questionnaire, key: string): Questionnaire {
  const at = placeOf(questionnaire, key);
  return at
    ? withQuestions(questionnaire, at.section, (list) => list.toSpliced(at.question, 1))
    : questionnaire;
}

/** With a copy of a question behind it. */
export function duplicateQuestion(questionnaire: Questionnaire, key: string, copy: string): Questionnaire {
  const at = placeOf(questionnaire, key);
  const question = at && questionnaire.sections[at.section]?.questions[at.question];
  if (!at || !question) return questionnaire;
  return addQuestion(
    questionnaire,
    { section: at.section, question: at.question + 1 },
    { ...question, key: copy },
  );
}

/** With a question at another place; places are counted without it. */
export function putQuestion(questionnaire: Questionnaire, key: string, to: Place): Questionnaire {
  const at = placeOf(questionnaire, key);
  const question = at && questionnaire.sections[at.section]?.questions[at.question];
  if (!question || !questionnaire.sections[to.section]) return questionnaire;
  return addQuestion(removeQuestion(questionnaire, key), to, question);
}

/** With a question one place up or down; from the edge of a section it goes into the next one. */
export function moveQuestion(questionnaire: Questionnaire, key: string, by: -1 | 1): Questionnaire {
  const at = placeOf(questionnaire, key);
  if (!at) return questionnaire;
  const length = questionnaire.sections[at.section]?.questions.length ?? 0;
  const question = at.question + by;
  if (question >= 0 && question < length)
    return putQuestion(questionnaire, key, { section: at.section, question });
  const section = at.section + by;
  const next = questionnaire.sections[section];
  if (!next) return questionnaire;
  return putQuestion(questionnaire, key, { section, question: by > 0 ? 0 : next.questions.length });
}

/** A list with one thing a place further or nearer. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[at], list[at + by]];
  return one === undefined || other === undefined ? list : list.with(at, other).with(at + by, one);
}

/** With an empty section behind one. */
export function addSection(questionnaire: Questionnaire, behind: number, key: string): Questionnaire {
  const section: Section = { key, title: null, when: null, shuffle: false, questions: [] };
  return { ...questionnaire, sections: questionnaire.sections.toSpliced(behind + 1, 0, section) };
}

/** Without a section; its questions join those of its neighbour, the one before where there is one. */
export function removeSection(questionnaire: Questionnaire, at: number): Questionnaire {
  const gone = questionnaire.sections[at];
  if (!gone || questionnaire.sections.length < 2) return questionnaire;
  const rest = { ...questionnaire, sections: questionnaire.sections.toSpliced(at, 1) };
  return at === 0
    ? withQuestions(rest, 0, (list) => [...gone.questions, ...list])
    : withQuestions(rest, at - 1, (list) => [...list, ...gone.questions]);
}

/** With one of its endings, or of its quotas, changed; null takes it out. */
export function withEndingAt(questionnaire: Questionnaire, at: number, ending: Ending | null): Questionnaire {
  const endings = ending ? questionnaire.endings.with(at, ending) : questionnaire.endings.toSpliced(at, 1);
  return { ...questionnaire, endings };
}

/** With one of its quotas changed; null takes it out. */
export function withQuotaAt(questionnaire: Questionnaire, at: number, quota: Quota | null): Questionnaire {
  const quotas = quota ? questionnaire.quotas.with(at, quota) : questionnaire.quotas.toSpliced(at, 1);
  return { ...questionnaire, quotas };
}

function renamedField(field: string, from: string, to: string): string {
  const [kind, key, ...rest] = field.split(".");
  return kind === "answer" && key === from ? [kind, to, ...rest].join(".") : field;
}

function renamedCondition(condition: Condition, from: string, to: string): Condition {
  const again = (one: Condition) => renamedCondition(one, from, to);
  if ("all" in condition) return { all: condition.all.map(again) };
  if ("any" in condition) return { any: condition.any.map(again) };
  if ("not" in condition) return { not: again(condition.not) };
  return { ...condition, field: renamedField(condition.field, from, to) };
}

/** The questionnaire with every condition changed. */
function mapConditions(
  questionnaire: Questionnaire,
  change: (condition: Condition) => Condition,
): Questionnaire {
  const when = (condition: Condition | null) => condition && change(condition);
  return {
    ...questionnaire,
    sections: questionnaire.sections.map((section) => ({
      ...section,
      when: when(section.when),
      questions: section.questions.map((question) => ({
        ...question,
        when: when(question.when),
        variants: question.variants.map((one) => ({ ...one, when: change(one.when) })),
        jumps: question.jumps.map((one) => ({ ...one, when: change(one.when) })),
      })),
    })),
    endings: questionnaire.endings.map((one) => ({ ...one, when: when(one.when) })),
    quotas: questionnaire.quotas.map((one) => ({ ...one, when: when(one.when) })),
  };
}

/** With a question under another key; conditions and texts that speak of it follow. */
export function renameQuestion(questionnaire: Questionnaire, from: string, to: string): Questionnaire {
  const named = mapConditions(questionnaire, (condition) => renamedCondition(condition, from, to));
  const piped = new RegExp(`(\\{\\{\\s*answer\\.)${from}(?=[.\\s|}])`, "g");
  const spoken = mapTexts(named, (words) =>
    Object.fromEntries(Object.entries(words).map(([tag, text]) => [tag, text.replace(piped, `$1${to}`)])),
  );
  const sections = spoken.sections.map((section) => ({
    ...section,
    questions: section.questions.map((one) => (one.key === from ? { ...one, key: to } : one)),
  }));
  return { ...spoken, sections };
}

/** With another language at the end of the list. */
export function addLanguage(questionnaire: Questionnaire, language: string): Questionnaire {
  if (questionnaire.languages.includes(language)) return questionnaire;
  return { ...questionnaire, languages: [...questionnaire.languages, language] };
}

/** With another language first: what others lack is read in it. */
export function makeFirst(questionnaire: Questionnaire, language: string): Questionnaire {
  const others = questionnaire.languages.filter((one) => one !== language);
  return { ...questionnaire, languages: [language, ...others] };
}

/** Without a language; its texts stay in the draft, so that it can be added again. */
export function removeLanguage(questionnaire: Questionnaire, language: string): Questionnaire {
  const languages = questionnaire.languages.filter((one) => one !== language);
  return languages.length === 0 ? questionnaire : { ...questionnaire, languages };
}
