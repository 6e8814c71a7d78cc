// A proposed recipe while it is being put together: each part adds what it finds, takes the columns it uses, and says its doubts.

import type { Bilingual } from "../../../domain/metric/metric.ts";
import type { RecipeBody } from "../../../domain/recipe.ts";
import type { ColumnFacts } from "./column-facts.ts";
import type { Role } from "./guess-columns.ts";

/** The draft of a proposal. */
export interface ProposalDraft {
  readonly columns: readonly ColumnFacts[];
  readonly roles: Map<number, Role>;
  /** What people are told about a column. */
  readonly guesses: Map<number, string>;
  readonly doubts: Bilingual[];
  /** What is certain of the file and good to know: who wrote it, what of it is left out. */
  readonly findings: Bilingual[];
  readonly recipe: { -readonly [Key in keyof RecipeBody]: RecipeBody[Key] };
}

/** The first column of a role; undefined when there is none. */
export function columnOf(draft: ProposalDraft, role: Role): ColumnFacts | undefined {
  return draft.columns.find((column) => draft.roles.get(column.index) === role);
}

/** The name of the first column of a role, which is now told to people as that. */
export function takeColumn(draft: ProposalDraft, role: Role): string | undefined {
  const column = columnOf(draft, role);
  if (column === undefined) return undefined;
  draft.guesses.set(column.index, role);
  return column.name;
}
