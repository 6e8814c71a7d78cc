// A recipe and a header become one function from a row to what it says: interactions, profiles, or the reason why not. Pure and
// fast: everything that can be found out once is found out before the first row. An empty result means that the recipe leaves
// the row out on purpose. A row is accepted whole or not at all: one bad cell keeps all its interactions aside.

import type { Arrival } from "../../../domain/arrival.ts";
import type { Recipe, RecipeRow } from "../../../domain/recipe.ts";
import { BrokenCell } from "./broken-cell.ts";
import { Columns } from "./columns.ts";
import { compileCondition, compileMapping } from "./compile-mapping.ts";
import type { Compiling } from "./compile-value.ts";
import type { Row } from "./row.ts";
import { compileRowId } from "./row-id.ts";

/** What a row says. Empty when the recipe leaves it out. */
export type ApplyRecipe = (row: Row, receivedAt: number) => Arrival[];

/** Compiles a recipe for a file with this header. Throws `bad-input` when columns are missing, or a time format or zone is none. */
export function compileRecipe(recipe: Recipe, header: readonly string[]): ApplyRecipe {
  const columns = new Columns(header, recipe.blank, recipe.leaveOut);
  const idOf = compileRowId(recipe.id, columns);
  const compiling: Compiling = { columns, decimal: recipe.decimal, zone: recipe.timeZone, idOf };
  const skip = compileCondition(recipe.skip, columns);
  const mappings = rowsOf(recipe).map((row, index) =>
    compileMapping(row, row.key ?? String(index), recipe.id !== undefined, compiling),
  );
  if (recipe.missingColumns === "error") columns.refuseMissing();
  return (row, receivedAt) => {
    if (row.broken !== undefined) return [{ type: "broken", ...row.broken }];
    try {
      if (skip?.(row) === true) return [];
      const id = idOf(row);
      const arrivals: Arrival[] = [];
      for (const mapping of mappings) {
        const arrival = mapping(row, receivedAt, id);
        if (arrival !== undefined) arrivals.push(arrival);
      }
      return arrivals;
    } catch (error) {
      if (error instanceof BrokenCell)
        return [{ type: "broken", reason: error.reason, detail: error.message }];
      throw error;
    }
  };
}

/** The mappings of a recipe, each with what stands at its top filled in. */
function rowsOf(recipe: Recipe): RecipeRow[] {
  const { type, customer, time, event, channel, touchpoint, stage, kind, direct, answers, comments, weight } =
    recipe;
  const { unit, employee, campaign, product, order, outcome, session, url, language, revenue, currency } =
    recipe;
  const { wait, duration, traits, properties } = recipe;
  const who = {
    type,
    customer,
    time,
    event,
    channel,
    touchpoint,
    stage,
    kind,
    direct,
    answers,
    comments,
    weight,
  };
  const what = {
    unit,
    employee,
    campaign,
    product,
    order,
    outcome,
    session,
    url,
    language,
    revenue,
    currency,
  };
  return (recipe.rows ?? [{}]).map((row) => ({
    ...who,
    ...what,
    wait,
    duration,
    traits,
    properties,
    ...row,
  }));
}
