// What an import reads: a file by its recipe, or an invented company. Always the same chunks for the same import, so that
// an interrupted one can go on.

import { z } from "zod";
import { demoScenarios } from "../demo/scenarios.ts";
import { parseRecipe, type Recipe } from "../domain/recipe.ts";
import { AppError } from "../errors.ts";
import type { ImportChunk, ImportSource } from "../intake/import-runner.ts";
import type { Item } from "../intake/item.ts";
import { readItems } from "../intake/sources/files/import-file.ts";
import type { Import } from "../records/import-store.ts";

const demoSchema = z.object({
  scenario: z.string(),
  customers: z.number(),
  seed: z.number(),
  until: z.number(),
});
const demoChunk = 20_000;

/** Checks a recipe. Throws `bad-input` naming every problem with its path. */
export function checkRecipe(body: unknown): Recipe {
  const parsed = parseRecipe(body);
  if (parsed.ok) return parsed.recipe;
  const said = parsed.problems.slice(0, 10).map(({ path, message }) => `${path}: ${message}`);
  throw new AppError("bad-input", `The recipe cannot be used. ${said.join("; ")}`, {
    details: { problems: parsed.problems },
  });
}

async function* readDemo(job: Import): AsyncGenerator<ImportChunk> {
  const { scenario, customers, seed, until } = demoSchema.parse(job.recipe);
  const found = demoScenarios.find(({ key }) => key === scenario);
  if (!found) throw new AppError("bad-input", `There is no scenario ${scenario}.`);
  const received = job.startedAt.getTime();
  let items: Item[] = [];
  let bytesRead = 0;
  for (const arrival of found.simulate({ customers, seed, until })) {
    items.push({ arrival, raw: () => JSON.stringify(arrival), line: null, received });
    if (items.length < demoChunk) continue;
    // The demo has no bytes; its progress is counted in items against an estimate made at its start.
    bytesRead = Math.min(job.bytesTotal, bytesRead + items.length);
    yield { items, skipped: 0, bytesRead };
    items = [];
    // The generator is pure arithmetic: requests of others get their turn between its chunks.
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield { items, skipped: 0, bytesRead: job.bytesTotal };
}

/** Opens the source of an import. Throws `bad-input` when its recipe does not fit. */
export async function openImportSource(job: Import): Promise<ImportSource> {
  if (job.kind === "demo") return { source: "demo", chunks: readDemo(job) };
  const recipe = checkRecipe(job.recipe);
  return {
    source: recipe.source,
    chunks: readItems(job.file, recipe, { name: job.name, receivedAt: job.startedAt.getTime() }),
  };
}
