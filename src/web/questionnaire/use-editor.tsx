// What every part of the editor shares: the questionnaire as it is now, how to change it, the language whose texts are
// edited, what is open, what is wrong and where, and which keys are taken.

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Survey } from "../../api/contract-surveys.ts";
import type { Flaw } from "../../domain/survey/find-flaws.ts";
import { freeKey } from "../../domain/survey/question-key.ts";
import { type Questionnaire, questionsIn } from "../../domain/survey/questionnaire.ts";
import { surveyKeysQuery } from "../surveys/queries.ts";
import type { SurveyEditing } from "../surveys/use-survey-draft.ts";
import { renameQuestion } from "./edit-questionnaire.ts";
import { flawAddress, listedFlaws } from "./flaw-address.ts";

/** What a published key keeps. */
type Published = ReadonlyMap<string, { readonly form: string; readonly parts: readonly string[] }>;

/** The editor. */
export interface Editor {
  readonly survey: Survey;
  readonly editing: SurveyEditing;
  readonly questionnaire: Questionnaire;
  readonly language: string;
  /** Changes of one `step` are taken back together. */
  readonly change: (questionnaire: Questionnaire, step?: string) => void;
  /** What is open: `question.KEY`, `section.KEY`, `ending.KEY`, `quota.KEY`, `about`; "" for nothing. */
  readonly open: string;
  readonly setOpen: (address: string) => void;
  /** Gives a question another key. */
  readonly rename: (from: string, to: string, step?: string) => void;
  readonly flaws: readonly Flaw[];
  /** The flaws of one part. */
  readonly flawsAt: (address: string) => readonly Flaw[];
  readonly published: Published;
  /** A key for a new question that none has or had. */
  readonly newKey: (wanted: string) => string;
  /** A key for a new option or row of a question. */
  readonly newPartKey: (question: string, wanted: string, now: readonly string[]) => string;
}

const Context = createContext<Editor | null>(null);

const none: Published = new Map();

/** Keys that were given while this page was open, also when what had them is gone again. */
const given = new Set<string>();

/** Questions that took another key while this page was open, by the key that they had. */
const renamed = new Map<string, string>();

/** What is open by its key of today. */
function addressNow(open: string, survey: string, questionnaire: Questionnaire): string {
  const [kind, key = ""] = open.split(".");
  if (kind !== "question" || questionsIn(questionnaire).some((one) => one.key === key)) return open;
  const now = renamed.get(`${survey} ${key}`);
  return now === undefined ? open : `question.${now}`;
}

/** Gives the editor to what is within. */
export function EditorProvider(props: {
  survey: Survey;
  editing: SurveyEditing;
  language: string;
  open: string;
  setOpen: (address: string) => void;
  children: ReactNode;
}) {
  const { survey, editing, language, open, setOpen } = props;
  const { name, questionnaire } = editing.shown;
  const asked = useQuery(surveyKeysQuery(survey.id, survey.version)).data;
  const published = useMemo(
    () => (asked ? new Map(asked.keys.map(({ key, form, parts }) => [key, { form, parts }])) : none),
    [asked],
  );
  const flaws = useMemo(() => listedFlaws(questionnaire), [questionnaire]);
  const take = (key: string, within: string) => {
    given.add(`${survey.id} ${within}${key}`);
    return key;
  };
  const wasGiven = (within: string) => {
    const prefix = `${survey.id} ${within}`;
    return [...given].flatMap((one) => (one.startsWith(prefix) ? [one.slice(prefix.length)] : []));
  };
  const editor: Editor = {
    survey,
    editing,
    questionnaire,
    language,
    change: (next, step) => editing.change({ name, questionnaire: next }, step),
    open: addressNow(open, survey.id, questionnaire),
    setOpen,
    rename: (from, to, step) => {
      renamed.set(`${survey.id} ${from}`, to);
      renamed.set(`${survey.id} ${to}`, from);
      editing.change({ name, questionnaire: renameQuestion(questionnaire, from, to) }, step);
      if (open === `question.${from}`) setOpen(`question.${to}`);
    },
    flaws,
    flawsAt: (address) => flaws.filter((flaw) => flawAddress(flaw, questionnaire) === address),
    published,
    newKey: (wanted) => {
      const now = questionsIn(questionnaire).map(({ key }) => key);
      return take(freeKey(wanted, new Set([...now, ...published.keys(), ...wasGiven("")])), "");
    },
    newPartKey: (question, wanted, now) => {
      const within = `${question}.`;
      const before = published.get(question)?.parts ?? [];
      return take(freeKey(wanted, new Set([...now, ...before, ...wasGiven(within)])), within);
    },
  };
  return <Context value={editor}>{props.children}</Context>;
}

/** The editor around. */
export function useEditor(): Editor {
  const editor = useContext(Context);
  if (editor === null) throw new Error("there is no editor around");
  return editor;
}
