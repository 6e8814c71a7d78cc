// The texts of a survey being edited. A draft knows the revision that it began at, so that it overwrites nothing unseen; it
// goes when it is saved or discarded, and what is written while it is being saved stays.

import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Survey } from "../../api/contract-surveys.ts";
import { createDrafts, useKeptDraft } from "../session/drafts.ts";
import { isConflict } from "../session/request.ts";
import { putSurvey, type SurveyDraft, surveyQuery, surveysQuery } from "./queries.ts";

const drafts = createDrafts<SurveyDraft>();

/** A survey as it is edited and what can be done with it. */
export interface SurveyEditing {
  readonly shown: SurveyDraft;
  readonly dirty: boolean;
  readonly change: (draft: SurveyDraft) => void;
  readonly discard: () => void;
  readonly save: UseMutationResult<Survey, Error, SurveyDraft>;
  /** What someone else saved meanwhile; null when nobody did. */
  readonly theirs: Survey | null;
  /** Goes on with the draft, on top of theirs. */
  readonly keepMine: () => void;
}

/** Edits a survey. */
export function useSurveyDraft(survey: Survey): SurveyEditing {
  const { id } = survey;
  const queries = useQueryClient();
  const draft = useKeptDraft(drafts, id);
  const [theirs, setTheirs] = useState<Survey | null>(null);
  const shown = draft ?? { name: survey.name, questionnaire: survey.draft, revision: survey.revision };
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
      drafts.set(id, now === undefined || now === sent ? undefined : { ...now, revision });
      await queries.invalidateQueries({ queryKey: surveysQuery.queryKey });
    },
  });
  const goOn = (next: SurveyDraft | undefined) => {
    drafts.set(id, next);
    setTheirs(null);
    save.reset();
  };
  return {
    shown,
    dirty: draft !== undefined,
    change: (next) => drafts.set(id, next),
    discard: () => goOn(undefined),
    save,
    theirs,
    keepMine: () => theirs && goOn({ ...shown, revision: theirs.revision }),
  };
}
