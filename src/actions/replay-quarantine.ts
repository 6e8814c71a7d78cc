// What was kept aside, and trying it again: tracked messages are parsed anew, rows of a file with the recipe of their
// import or a corrected one. What is accepted leaves the quarantine in the transaction that finishes its block; what is
// still broken stays where it is, once.

import type { Doer } from "../domain/audit.ts";
import type { Recipe } from "../domain/recipe.ts";
import type { Item } from "../intake/item.ts";
import { trackingSource } from "../intake/journal-consumer.ts";
import { replayRow } from "../intake/sources/files/import-file.ts";
import { parseCall } from "../intake/sources/segment/parse-call.ts";
import { recordDeed } from "../records/audit-store.ts";
import { findImport } from "../records/import-store.ts";
import {
  countQuarantine,
  listQuarantine,
  markReplayed,
  type QuarantineItem,
} from "../records/quarantine-store.ts";
import type { App } from "./app.ts";
import { checkRecipe } from "./open-import-source.ts";

/** Which items. */
export interface QuarantineRequest {
  readonly reason?: string | undefined;
  readonly source?: string | undefined;
  readonly import?: string | undefined;
  /** Words that the content or the detail must hold, ignoring case. */
  readonly search?: string | undefined;
}

function filterOf(request: QuarantineRequest) {
  return {
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    ...(request.source === undefined ? {} : { source: request.source }),
    ...(request.import === undefined ? {} : { originId: request.import }),
    ...(request.search ? { search: request.search } : {}),
  };
}

/** A page of items with the counts by reason. */
export async function showQuarantine(
  app: Pick<App, "database">,
  workspace: number,
  request: QuarantineRequest & { readonly cursor?: string | undefined; readonly limit: number },
) {
  const [byReason, items] = await Promise.all([
    countQuarantine(app.database, workspace, request.import),
    listQuarantine(app.database, workspace, {
      ...filterOf(request),
      afterId: Number(request.cursor ?? 0),
      limit: request.limit,
    }),
  ]);
  const last = items.at(-1);
  return {
    total: byReason.reduce((sum, { n }) => sum + n, 0),
    byReason,
    items: items.map(({ id, source, origin, originId, line, reason, detail, raw, receivedAt }) => ({
      id: String(id),
      source,
      import: origin === "import" ? originId : null,
      line,
      reason,
      detail,
      raw,
      receivedAt: receivedAt.toISOString(),
    })),
    next: items.length === request.limit && last ? String(last.id) : null,
  };
}

const pageSize = 1000;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Reads kept items again; the recipe of each import is read once. */
export class Rereader {
  readonly #recipes = new Map<string, Recipe | undefined>();

  constructor(
    private readonly app: Pick<App, "database">,
    private readonly workspace: number,
    private readonly corrected: Recipe | undefined,
  ) {}

  async #recipeOf(originId: string): Promise<Recipe | undefined> {
    if (this.corrected) return this.corrected;
    if (!this.#recipes.has(originId)) {
      const job = await findImport(this.app.database, this.workspace, originId);
      this.#recipes.set(originId, job?.kind === "file" ? checkRecipe(job.recipe) : undefined);
    }
    return this.#recipes.get(originId);
  }

  /** The items of one kept item; empty when it cannot be read again. */
  async read(kept: QuarantineItem): Promise<Item[]> {
    const received = kept.receivedAt.getTime();
    // A recipe may call its source as it likes, so that the name alone does not say how to read.
    if (kept.origin !== "import" && kept.source === trackingSource) {
      const facts = { workspace: this.workspace, receivedAt: received };
      return parseCall(parseJson(kept.raw), facts).map((arrival) => ({
        arrival,
        raw: () => kept.raw,
        line: null,
        received,
      }));
    }
    const recipe = await this.#recipeOf(kept.originId);
    return recipe ? replayRow(kept.raw, kept.line ?? 0, recipe, received) : [];
  }
}

/** Tries kept items again. `remaining` counts those that are still broken. Throws `bad-input` for a bad recipe. */
export async function replayQuarantine(
  app: Pick<App, "database" | "committer">,
  doer: Doer,
  request: QuarantineRequest,
  recipeBody?: unknown,
): Promise<{ tried: number; accepted: number; remaining: number }> {
  const { workspace } = doer;
  const recipe = recipeBody === undefined || recipeBody === null ? undefined : checkRecipe(recipeBody);
  // It is many transactions: told before the first of them.
  await app.database.transaction((tx) =>
    recordDeed(tx, doer, {
      action: "quarantine.replayed",
      details: { ...filterOf(request), ...(recipe ? { recipe: recipe.source } : {}) },
    }),
  );
  const reader = new Rereader(app, workspace, recipe);
  const result = { tried: 0, accepted: 0, remaining: 0 };
  for (let afterId = 0; ; ) {
    const page = await listQuarantine(app.database, workspace, {
      ...filterOf(request),
      afterId,
      limit: pageSize,
    });
    const last = page.at(-1);
    if (!last) return result;
    afterId = last.id;
    result.tried += page.length;
    const bySource = new Map<string, { items: Item[]; ids: number[] }>();
    for (const kept of page) {
      const items = await reader.read(kept);
      if (items.length === 0 || items.some(({ arrival }) => arrival.type === "broken")) {
        result.remaining += 1;
        continue;
      }
      const group = bySource.get(kept.source) ?? { items: [], ids: [] };
      group.items.push(...items);
      group.ids.push(kept.id);
      bySource.set(kept.source, group);
    }
    for (const [source, { items, ids }] of bySource) {
      await app.committer.commit({
        workspace,
        source,
        origin: { kind: "replay", id: "quarantine", from: ids[0] ?? 0, to: afterId + 1 },
        items,
        alongside: (tx) => markReplayed(tx, workspace, ids),
      });
      result.accepted += ids.length;
    }
  }
}
