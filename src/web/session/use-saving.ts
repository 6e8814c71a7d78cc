// Something that is edited and saved as a whole. Its draft outlives leaving the screen within the app, and what is written
// while it is being saved stays.

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { type Drafts, useKeptDraft } from "./drafts.ts";

/** What is edited and what can be done with it. */
export interface Saving<Value> {
  /** The draft, or what is saved while there is none. */
  readonly shown: Value;
  readonly dirty: boolean;
  readonly change: (next: Value) => void;
  readonly discard: () => void;
  /** Saves the draft, if there is one. */
  readonly save: () => void;
  readonly pending: boolean;
  readonly error: Error | null;
  /** Whether what is shown was saved just now. */
  readonly done: boolean;
}

/** Edits `saved`, which `queryKey` reads; `put` saves it and gives what is kept, if that is not what was sent. */
export function useSaving<Value>(of: {
  drafts: Drafts<Value>;
  id: string;
  saved: Value;
  put: (next: Value) => Promise<Value | undefined>;
  queryKey: QueryKey;
}): Saving<Value> {
  const { drafts, id, saved, put, queryKey } = of;
  const queries = useQueryClient();
  const draft = useKeptDraft(drafts, id);
  const saving = useMutation({
    mutationFn: put,
    onSuccess: (kept, sent) => {
      queries.setQueryData(queryKey, kept ?? sent);
      if (drafts.get(id) === sent) drafts.set(id, undefined);
    },
  });
  const dirty = draft !== undefined;
  return {
    shown: draft ?? saved,
    dirty,
    change: (next) => {
      saving.reset();
      drafts.set(id, next);
    },
    discard: () => {
      saving.reset();
      drafts.set(id, undefined);
    },
    save: () => {
      if (draft !== undefined) saving.mutate(draft);
    },
    pending: saving.isPending,
    error: saving.error,
    done: !dirty && saving.isSuccess,
  };
}
