// A dashboard being edited: every change is a step that can be undone, and nothing reaches the server before it is saved.
// A draft outlives leaving the page within the app, so that a question can be made in the explorer meanwhile.

import { useCallback, useEffect, useState } from "react";
import type { Dashboard } from "../../api/contract-dashboards.ts";
import type { DashboardDraft } from "../../domain/dashboard.ts";

interface History {
  readonly now: DashboardDraft;
  readonly before: readonly DashboardDraft[];
  /** The version that the draft began at. */
  readonly version: number;
}

/** More steps than anyone takes back. */
const stepsMax = 100;

const kept = new Map<string, History>();

function draftOf({ name, description, period, tiles }: Dashboard): DashboardDraft {
  return { name, description, period, tiles };
}

/** The draft of a dashboard and what can be done with it. */
export interface Draft {
  readonly draft: DashboardDraft;
  readonly version: number;
  readonly dirty: boolean;
  readonly change: (draft: DashboardDraft) => void;
  /** null when there is nothing to undo. */
  readonly undo: (() => void) | null;
  /** Forgets the draft. */
  readonly drop: () => void;
  /** Goes on from a version that was saved or read anew; keeps what was drawn when `keep`. */
  readonly rebase: (dashboard: Dashboard, keep: boolean) => void;
}

/** Edits a dashboard. */
export function useDraft(dashboard: Dashboard): Draft {
  const { id } = dashboard;
  const [history, setHistory] = useState<History>(
    () => kept.get(id) ?? { now: draftOf(dashboard), before: [], version: dashboard.version },
  );
  const dirty = history.before.length > 0;
  const set = useCallback(
    (next: History) => {
      if (next.before.length > 0) kept.set(id, next);
      else kept.delete(id);
      setHistory(next);
    },
    [id],
  );
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
  const last = history.before.at(-1);
  return {
    draft: history.now,
    version: history.version,
    dirty,
    change: (draft) => {
      if (JSON.stringify(draft) === JSON.stringify(history.now)) return;
      set({ ...history, now: draft, before: [...history.before, history.now].slice(-stepsMax) });
    },
    undo: last ? () => set({ ...history, now: last, before: history.before.slice(0, -1) }) : null,
    drop: () => set({ now: draftOf(dashboard), before: [], version: dashboard.version }),
    rebase: (saved, keep) =>
      set({
        now: keep ? history.now : draftOf(saved),
        before: keep ? history.before : [],
        version: saved.version,
      }),
  };
}

/** Whether a draft of this dashboard waits for its person. */
export function hasDraft(id: string): boolean {
  return kept.has(id);
}
