// Responses as a table, one row each, for spreadsheets and statistics: which columns there are, what stands in them, and the
// code book that explains both. A column holds codes (keys of options, points of scales), and the code book their texts.
// Invariant: a column is named by the question's key, which never changes; versions add columns and take none away.

import type { CsvValue } from "../csv-cell.ts";
import {
  type contactFields,
  type Questionnaire,
  questionsIn,
  type SurveyQuestion,
  scaleOfQuestion,
  type Words,
} from "./questionnaire.ts";
import { wordsIn } from "./survey-text.ts";

/** One answer as the log has it. */
export interface TableAnswer {
  /** `SURVEY.QUESTION` or `SURVEY.QUESTION.PART`. */
  readonly question: string;
  readonly score: number | null;
  readonly choice: string;
  readonly text: string;
}

/** One response. */
export interface TableResponse {
  readonly id: string;
  readonly at: string;
  readonly customer: string;
  readonly version: number | null;
  readonly completed: boolean;
  readonly language: string;
  readonly channel: string;
  readonly touchpoint: string;
  readonly unit: string;
  readonly durationMs: number | null;
  readonly ending: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly contact: Readonly<Record<string, string>>;
  readonly answers: readonly TableAnswer[];
}

/** One column. */
export interface TableColumn {
  readonly name: string;
  /** What it holds, in the reader's language. */
  readonly label: string;
  readonly kind: SurveyQuestion["kind"] | "fact";
  /** What its codes mean: code and text. */
  readonly codes: readonly (readonly [string, string])[];
  readonly cell: (response: TableResponse) => CsvValue;
}

/** Facts of every response, in the order of their columns. */
export const responseFacts = [
  "response",
  "at",
  "customer",
  "version",
  "completed",
  "language",
  "channel",
  "touchpoint",
  "unit",
  "duration_s",
  "ending",
] as const;

/** One of them. */
export type ResponseFact = (typeof responseFacts)[number];

function factOf(fact: ResponseFact, response: TableResponse): CsvValue {
  switch (fact) {
    case "response":
      return response.id;
    case "completed":
      return response.completed ? 1 : 0;
    case "duration_s":
      return response.durationMs === null ? null : Math.round(response.durationMs / 1000);
    default:
      return response[fact];
  }
}

/** The questions of all versions: the latest wording of each, in the order of the latest version, those since removed last. */
export function questionsOfVersions(
  versions: readonly { readonly version: number; readonly questionnaire: Questionnaire }[],
): SurveyQuestion[] {
  const found = new Map<string, SurveyQuestion>();
  for (const { questionnaire } of [...versions].sort((a, b) => b.version - a.version))
    for (const question of questionsIn(questionnaire)) {
      const known = found.get(question.key);
      if (!known) found.set(question.key, question);
      else found.set(question.key, withFormerParts(known, question));
    }
  return [...found.values()];
}

const addMissing = <T extends { readonly key: string }>(now: readonly T[], before: readonly T[]): T[] => [
  ...now,
  ...before.filter(({ key }) => !now.some((one) => one.key === key)),
];

/** A question with the options and rows that an earlier version had besides. */
function withFormerParts(now: SurveyQuestion, before: SurveyQuestion): SurveyQuestion {
  if (now.kind === "image" && before.kind === "image")
    return { ...now, options: addMissing(now.options, before.options) };
  if ("options" in now && now.kind !== "image" && "options" in before)
    return { ...now, options: addMissing(now.options, before.options) };
  if (now.kind === "matrix" && before.kind === "matrix")
    return { ...now, items: addMissing(now.items, before.items) };
  return now;
}

/** The columns of a survey's responses. `factLabels` are the texts of facts and built-in words in the reader's language. */
export function responseColumns(
  survey: string,
  versions: readonly { readonly version: number; readonly questionnaire: Questionnaire }[],
  reader: {
    readonly language: string;
    readonly facts: Readonly<Record<ResponseFact, string>>;
    readonly contact: Readonly<Record<(typeof contactFields)[number], string>>;
    readonly gap: Readonly<Record<"expectation" | "perception", string>>;
    readonly emotions: Readonly<Record<string, string>>;
    readonly other: string;
  },
): TableColumn[] {
  const languages = [...versions].sort((a, b) => b.version - a.version)[0]?.questionnaire.languages ?? [];
  const say = (words: Words) => wordsIn(words, reader.language, languages);
  const hidden = [...new Set(versions.flatMap(({ questionnaire }) => questionnaire.hidden))];
  const questions = questionsOfVersions(versions);
  const facts = responseFacts.map(
    (fact): TableColumn => ({
      name: fact,
      label: reader.facts[fact],
      kind: "fact",
      codes: [],
      cell: (response) => factOf(fact, response),
    }),
  );
  return [
    ...facts,
    ...hidden.map(
      (name): TableColumn => ({
        name: `hidden.${name}`,
        label: name,
        kind: "fact",
        codes: [],
        cell: (response) => (Object.hasOwn(response.hidden, name) ? response.hidden[name] : null),
      }),
    ),
    ...questions.flatMap((question) => columnsOf(question)),
  ];

  function columnsOf(question: SurveyQuestion): TableColumn[] {
    const { key, kind } = question;
    const text = say(question.text);
    const named = (part: string) => `${survey}.${part === "" ? key : `${key}.${part}`}`;
    const column = (
      part: string,
      cell: (own: readonly TableAnswer[], response: TableResponse) => CsvValue,
      label = text,
      codes: TableColumn["codes"] = [],
      asked = named(""),
    ): TableColumn => ({
      name: part === "" ? key : `${key}.${part}`,
      label,
      kind,
      codes,
      cell: (response) =>
        cell(
          response.answers.filter((one) => one.question === asked),
          response,
        ),
    });
    const scoreOf = ([first]: readonly TableAnswer[]) => first?.score ?? null;
    const points = scaleOfQuestion(question);
    const scale: TableColumn["codes"] = points ? [[`${points.min}-${points.max}`, ""]] : [];
    switch (question.kind) {
      case "nps":
      case "ces":
      case "ces1":
      case "csat":
      case "number":
        return [column("", scoreOf, text, scale)];
      case "matrix":
        return question.items.map((item) =>
          column(item.key, scoreOf, `${text}: ${say(item.text)}`, scale, named(item.key)),
        );
      case "gap":
        return (["expectation", "perception"] as const).map((side) =>
          column(side, scoreOf, `${text}: ${reader.gap[side]}`, scale, named(side)),
        );
      case "emotions":
        return question.offered.map((feeling) =>
          column(
            feeling,
            (own) => (own.length === 0 ? null : (own.find(({ choice }) => choice === feeling)?.score ?? 0)),
            `${text}: ${reader.emotions[feeling] ?? feeling}`,
          ),
        );
      case "ranking":
        return question.options.map((option) =>
          column(
            option.key,
            (own) => own.find(({ choice }) => choice === option.key)?.score ?? null,
            `${text}: ${say(option.text)}`,
          ),
        );
      case "text":
        return [column("", ([first]) => first?.text ?? null)];
      case "date":
      case "consent":
        return [column("", ([first]) => first?.choice ?? null)];
      case "contact":
        return question.fields.map((field) =>
          column(
            field,
            (_, { contact }) => (Object.hasOwn(contact, field) ? contact[field] : null),
            `${text}: ${reader.contact[field]}`,
          ),
        );
      case "statement":
        return [];
      default:
        return choiceColumns(question, column, text);
    }
  }

  function choiceColumns(
    question: Extract<SurveyQuestion, { readonly options: unknown }>,
    column: (
      part: string,
      cell: (own: readonly TableAnswer[]) => CsvValue,
      label?: string,
      codes?: TableColumn["codes"],
    ) => TableColumn,
    text: string,
  ): TableColumn[] {
    const { options } = question;
    const other = options.some((option) => option.other)
      ? [
          column(
            "other.text",
            (own) => own.find((one) => one.text !== "")?.text ?? null,
            `${text}: ${reader.other}`,
          ),
        ]
      : [];
    if (question.kind === "multiple" || (question.kind === "image" && question.most !== 1))
      return [
        ...options.map((option) =>
          column(
            option.key,
            (own) => (own.length === 0 ? null : own.some(({ choice }) => choice === option.key) ? 1 : 0),
            `${text}: ${say(option.text)}`,
          ),
        ),
        ...other,
      ];
    const codes = options.map(({ key, text: words }) => [key, say(words)] as const);
    return [column("", ([first]) => first?.choice ?? null, text, codes), ...other];
  }
}

/** The code book: a line for each column, and one for each of its codes. */
export function codeBook(
  columns: readonly TableColumn[],
): (readonly [string, string, string, string, string])[] {
  return columns.flatMap(({ name, label, kind, codes }) => [
    [name, label, kind, "", ""] as const,
    ...codes.map(([code, meaning]) => [name, label, kind, code, meaning] as const),
  ]);
}
