// Changes that are not saved yet. A draft outlives leaving the page within the app, and the browser asks before it is lost.

import { useEffect, useSyncExternalStore } from "react";

/** Drafts by the id of what they change. */
export interface Drafts<Draft> {
  readonly get: (id: string) => Draft | undefined;
  /** Keeps a draft; undefined forgets it. */
  readonly set: (id: string, draft: Draft | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A place for the drafts of one kind. */
export function createDrafts<Draft>(): Drafts<Draft> {
  const kept = new Map<string, Draft>();
  const listeners = new Set<() => void>();
  return {
    get: (id) => kept.get(id),
    set: (id, draft) => {
      if (draft === undefined) kept.delete(id);
      else kept.set(id, draft);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The draft of one thing; undefined without changes. The browser does not ask before it is lost. */
export function useDraft<Draft>(drafts: Drafts<Draft>, id: string): Draft | undefined {
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(id));
}

/** The draft of one thing while it is on the screen; undefined without changes. */
export function useKeptDraft<Draft>(drafts: Drafts<Draft>, id: string): Draft | undefined {
  const draft = useDraft(drafts, id);
  const isKept = draft !== undefined;
  useEffect(() => {
    if (!isKept) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isKept]);
  return draft;
}
