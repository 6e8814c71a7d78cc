// A survey being edited. A draft knows the revision that it began at, so that it overwrites nothing unseen; it goes when it is
// saved or discarded, and what is written while it is being saved stays. Every change can be taken back, also after it was
// saved.

import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import type { Survey } from "../../api/contract-surveys.ts";
import { createDrafts, useKeptDraft } from "../session/drafts.ts";
import { isConflict } from "../session/request.ts";
import { goBack, goForward, type History, noHistory, note } from "./edit-history.ts";
import { putSurvey, type SurveyDraft, surveyQuery, surveysQuery } from "./queries.ts";

type Content = Pick<SurveyDraft, "name" | "questionnaire">;

const drafts = createDrafts<SurveyDraft>();

/** What can be taken back, of a survey as it stood at a revision: what someone else saved since is not taken back with it. */
const histories = createDrafts<{ readonly revision: number; readonly steps: History<Content> }>();

/** A survey as it is edited and what can be done with it. */
export interface SurveyEditing {
  readonly shown: SurveyDraft;
  readonly dirty: boolean;
  /** Changes of one `step` are taken back together. */
  readonly change: (content: Content, step?: string) => void;
  /** Takes the last change back, or makes it again; null when there is none. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly discard: () => void;
  readonly save: UseMutationResult<Survey, Error, SurveyDraft>;
  /** What someone else saved meanwhile; null when nobody did. */
  readonly theirs: Survey | null;
  /** Goes on with the draft, on top of theirs. */
  readonly keepMine: () => void;
}

/** Whether two say the same. */
const isSame = (one: Content, other: Content) =>
  one.name === other.name && JSON.stringify(one.questionnaire) === JSON.stringify(other.questionnaire);

/** Edits a survey. */
export function useSurveyDraft(survey: Survey): SurveyEditing {
  const { id } = survey;
  const queries = useQueryClient();
  const draft = useKeptDraft(drafts, id);
  const past = useSyncExternalStore(histories.subscribe, () => histories.get(id));
  const [theirs, setTheirs] = useState<Survey | null>(null);
  const kept = { name: survey.name, questionnaire: survey.draft, revision: survey.revision };
  const shown = draft ?? kept;
  const history = past && past.revision === shown.revision ? past.steps : noHistory;
  const setHistory = (steps: History<Content>, revision = shown.revision) =>
    histories.set(id, { revision, steps });
  const save = useMutation({
    mutationFn: async (sent: SurveyDraft) => {
      try {
        return await putSurvey(id, sent);
      } catch (error) {
        if (isConflict(error)) setTheirs(await queries.fetchQuery({ ...surveyQuery(id), staleTime: 0 }));
        throw error;
      }
    },
    onSuccess: async ({ revision, ...saved }, sent) => {
      queries.setQueryData(surveyQuery(id).queryKey, { ...saved, revision });
      const now = drafts.get(id);
      const steps = histories.get(id);
      if (steps?.revision === sent.revision) histories.set(id, { ...steps, revision });
      drafts.set(id, now === undefined || now === sent ? undefined : { ...now, revision });
      await queries.invalidateQueries({ queryKey: surveysQuery.queryKey });
    },
  });
  const put = ({ name, questionnaire }: Content) => {
    const next = { name, questionnaire, revision: shown.revision };
    // What is as it was saved is no draft, unless someone else saved since it began.
    const isKept = next.revision === survey.revision && isSame(next, kept);
    drafts.set(id, isKept ? undefined : next);
  };
  const goTo = (step: ReturnType<typeof goBack<Content>>) => {
    if (!step) return;
    setHistory(step.history);
    put(step.state);
  };
  const goOn = (next: SurveyDraft | undefined) => {
    drafts.set(id, next);
    setTheirs(null);
    save.reset();
  };
  return {
    shown,
    dirty: draft !== undefined,
    change: (content, step = "") => {
      setHistory(note(history, shown, step));
      put(content);
    },
    undo: history.past.length > 0 ? () => goTo(goBack(history, shown)) : null,
    redo: history.future.length > 0 ? () => goTo(goForward(history, shown)) : null,
    discard: () => {
      setHistory(note(history, shown, ""), (theirs ?? survey).revision);
      goOn(undefined);
    },
    save,
    theirs,
    keepMine: () => {
      if (!theirs) return;
      setHistory(history, theirs.revision);
      goOn({ ...shown, revision: theirs.revision });
    },
  };
}
