// XLSX sheets as blocks of rows.

import type { RecipeFormat } from "../../../domain/recipe.ts";
import { AppError } from "../../../errors.ts";
import type { FileInput, OpenBytes } from "./byte-source.ts";
import type { OpenRows } from "./open-rows.ts";
export async function openXlsx(
  _i: FileInput,
  _b: OpenBytes,
  name: string,
  _h: RecipeFormat,
): Promise<OpenRows> {
  throw new AppError("unsupported-format", name);
}
