// A dashboard being edited: every change is a step that can be undone, and nothing reaches the server before it is saved.
// A draft outlives leaving the page within the app, so that a question can be made in the explorer meanwhile.

import type { Dashboard } from "../../api/contract-dashboards.ts";
import type { DashboardDraft } from "../../domain/dashboard.ts";
import { createDrafts, useKeptDraft } from "../session/drafts.ts";

interface History {
  readonly now: DashboardDraft;
  readonly before: readonly DashboardDraft[];
  /** The version that the draft began at. */
  readonly version: number;
}

/** More steps than anyone takes back. */
const stepsMax = 100;

const drafts = createDrafts<History>();

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
  const kept = useKeptDraft(drafts, id);
  const history = kept ?? { now: draftOf(dashboard), before: [], version: dashboard.version };
  const set = (next: History) => drafts.set(id, next.before.length > 0 ? next : undefined);
  const last = history.before.at(-1);
  return {
    draft: history.now,
    version: history.version,
    dirty: kept !== undefined,
    change: (draft) => {
      if (JSON.stringify(draft) === JSON.stringify(history.now)) return;
      set({ ...history, now: draft, before: [...history.before, history.now].slice(-stepsMax) });
    },
    undo: last ? () => set({ ...history, now: last, before: history.before.slice(0, -1) }) : null,
    drop: () => drafts.set(id, undefined),
    rebase: (saved, keep) => drafts.set(id, keep && kept ? { ...kept, version: saved.version } : undefined),
  };
}

/** Whether a draft of this dashboard waits for its person. */
export function hasDraft(id: string): boolean {
  return drafts.get(id) !== undefined;
}
