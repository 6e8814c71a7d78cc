// What someone may see of a company: one workspace, and within it everything or only some units (a store manager sees the
// store and what stands under it). Invariant: every read of facts takes a sight, and the narrowing is part of its SQL.

/** A workspace, and the keys of the units that may be seen there; `null` is all of them, an empty list is none. */
export interface Sight {
  readonly workspace: number;
  readonly units: readonly string[] | null;
}

/** The sight of one who sees the whole workspace. */
export function wholeOf(workspace: number): Sight {
  return { workspace, units: null };
}
