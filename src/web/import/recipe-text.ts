// A recipe as people edit it: JSON text that is either a recipe-shaped object or says where it stops being one.

import { isObject, type RecipeJson } from "./column-role.ts";

/** What a text is. `line` and `column` count from 1; null when the browser does not say where. */
export type ReadRecipe =
  | { readonly ok: true; readonly recipe: RecipeJson }
  | {
      readonly ok: false;
      readonly reason: "syntax";
      readonly line: number | null;
      readonly column: number | null;
    }
  | { readonly ok: false; readonly reason: "not-an-object" };

function placeOf(text: string, message: string): { line: number | null; column: number | null } {
  const said = /line (\d+) column (\d+)/.exec(message);
  if (said) return { line: Number(said[1]), column: Number(said[2]) };
  const position = /position (\d+)/.exec(message);
  const at = position ? Number(position[1]) : /end of JSON/.test(message) ? text.length : null;
  if (at === null) return { line: null, column: null };
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Reads the text of a recipe. */
export function readRecipe(text: string): ReadRecipe {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { ok: true, recipe: value } : { ok: false, reason: "not-an-object" };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    return { ok: false, reason: "syntax", ...placeOf(text, message) };
  }
}

/** Writes a recipe for people to edit. */
export function writeRecipe(recipe: RecipeJson): string {
  return JSON.stringify(recipe, null, 2);
}
