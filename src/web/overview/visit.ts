// When someone was last here. A visit goes on while the app is used; half an hour without it ends the visit, and what
// has come in since then is news. Kept in this browser, per workspace: another device has a last visit of its own.

/** What is kept: the end of the visit before this one, and when the app was last in use. Milliseconds. */
export interface Visit {
  readonly before: number | null;
  readonly active: number;
}

/** So long without use ends a visit. */
export const visitEndMs = 30 * 60_000;

/** Reads what was kept; null when nothing sensible was. */
export function parseVisit(text: string | null): Visit | null {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null || !("active" in kept) || !("before" in kept)) return null;
    const { before, active } = kept;
    if (typeof active !== "number" || !Number.isFinite(active)) return null;
    return { before: typeof before === "number" && Number.isFinite(before) ? before : null, active };
  } catch {
    return null;
  }
}

/** The visit as of `now`: the one that was going on, or a new one after a pause. A clock set back starts no new one. */
export function visitAt(kept: Visit | null, now: number): Visit {
  if (kept === null) return { before: null, active: now };
  return { before: now - kept.active >= visitEndMs ? kept.active : kept.before, active: now };
}

/** The visit once its news has been read: nothing before now is new any more. */
export function visitRead(now: number): Visit {
  return { before: now, active: now };
}
