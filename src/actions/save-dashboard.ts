// Making, changing and removing dashboards. Everyone who may see figures sees all of a workspace's. A change is refused
// when someone else changed the dashboard meanwhile, and says who and when. The audit trail tells what was changed.

import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type Deed, type Doer, makerName } from "../domain/audit.ts";
import { type DashboardDraft, questionsOf, type Tile } from "../domain/dashboard.ts";
import { fillTemplate, type TemplateKey } from "../domain/dashboard-templates.ts";
import type { Language } from "../domain/language.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import {
  changeDashboard,
  countDashboards,
  createDashboard,
  findDashboard,
  listDashboards,
  removeDashboard,
  type StoredDashboard,
  type DashboardSummary as StoredSummary,
} from "../records/dashboard-store.ts";
import { listSavedQuestions } from "../records/saved-question-store.ts";
import type { App } from "./app.ts";
import { saveQuestion } from "./save-question.ts";

type Given<T> = Omit<T, "createdAt" | "updatedAt"> & {
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** A dashboard as lists show it. */
export type DashboardSummary = Given<StoredSummary>;

/** A dashboard as it is given out. */
export type Dashboard = Given<StoredDashboard>;

/** More than anyone finds again. */
const dashboardsMax = 500;

function given<T extends StoredSummary>(stored: T): Given<T> {
  const { createdAt, updatedAt, ...rest } = stored;
  return { ...rest, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

function nothing(id: string): AppError {
  return new AppError("not-found", `There is no dashboard ${id} in this workspace.`);
}

function subjectOf({ id, name }: { readonly id: string; readonly name: string }) {
  return { kind: "dashboard", id, name };
}

/** The dashboards of a workspace by name. */
export async function dashboards(app: Pick<App, "database">, workspace: number): Promise<DashboardSummary[]> {
  return (await listDashboards(app.database, workspace)).map((stored) => given(stored));
}

/** One dashboard. Throws `not-found`. */
export async function dashboard(
  app: Pick<App, "database">,
  workspace: number,
  id: string,
): Promise<Dashboard> {
  const found = await findDashboard(app.database, workspace, id);
  if (!found) throw nothing(id);
  return given(found);
}

/** Tiles name saved questions of this workspace; those of `kept` may name ones that were removed meanwhile. */
async function checkQuestions(
  app: Pick<App, "database">,
  workspace: number,
  tiles: readonly Tile[],
  kept: readonly Tile[] = [],
): Promise<void> {
  const asked = questionsOf(tiles);
  if (asked.length === 0) return;
  const known = new Set([
    ...questionsOf(kept),
    ...(await listSavedQuestions(app.database, workspace)).map(({ id }) => id),
  ]);
  const unknown = asked.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new AppError(
      "bad-input",
      `There is no saved question ${unknown} in this workspace; save the question before a tile shows it.`,
    );
}

/** Makes a dashboard. Throws `bad-input` when a tile shows an unknown question, `conflict` when there are too many. */
export async function makeDashboard(
  app: Pick<App, "database">,
  doer: Doer,
  draft: DashboardDraft,
): Promise<Dashboard> {
  const { workspace } = doer;
  if ((await countDashboards(app.database, workspace)) >= dashboardsMax)
    throw new AppError(
      "conflict",
      `This workspace has ${dashboardsMax} dashboards, the most there can be; remove some that nobody needs.`,
    );
  await checkQuestions(app, workspace, draft.tiles);
  const made = await changeAndRecord(
    app.database,
    doer,
    (tx) => createDashboard(tx, workspace, randomUUID(), draft, makerName(doer)),
    (stored) => stored && { action: "dashboard.made", subject: subjectOf(stored) },
  );
  if (!made) throw new Error("a new id was taken");
  return given(made);
}

/** Makes a dashboard of a template; its questions are saved unless the workspace has the same under the same name. */
export async function makeFromTemplate(
  app: Pick<App, "database">,
  doer: Doer,
  template: { readonly key: TemplateKey; readonly language: Language },
): Promise<Dashboard> {
  const { name, description, questions, tiles } = fillTemplate(template.key, template.language);
  const kept = await listSavedQuestions(app.database, doer.workspace);
  const ids = new Map<string, string>();
  for (const question of questions) {
    const same = kept.find(
      (one) => one.name === question.name && JSON.stringify(one.view) === JSON.stringify(question.view),
    );
    const { id } =
      same ?? (await saveQuestion(app, doer, { name: question.name, description: "", view: question.view }));
    ids.set(question.key, id);
  }
  const filled = tiles.map((tile): Tile => {
    if (tile.kind === "text") return tile;
    const question = ids.get(tile.question) ?? "";
    return tile.kind === "figure"
      ? { ...tile, question, title: null }
      : { ...tile, question, direction: "at_least", by: null };
  });
  return makeDashboard(app, doer, { name, description, period: null, tiles: filled });
}

/** What the trail tells of a change; nothing when the dashboard was saved as it was. */
function changeDeed(before: StoredDashboard, after: StoredDashboard): Deed | undefined {
  const deed = { action: "dashboard.changed", subject: subjectOf(after) } as const;
  if (before.name !== after.name) return { ...deed, details: { name: `${before.name} → ${after.name}` } };
  const parts = ({ description, period, tiles }: StoredDashboard) => ({ description, period, tiles });
  return isDeepStrictEqual(parts(before), parts(after)) ? undefined : deed;
}

/** Changes the dashboard that stands at `version`. Throws `not-found`, `bad-input`, or `conflict` when it has gone on. */
export async function saveDashboard(
  app: Pick<App, "database">,
  doer: Doer,
  id: string,
  change: { readonly draft: DashboardDraft; readonly version: number },
): Promise<Dashboard> {
  const { workspace } = doer;
  const before = await findDashboard(app.database, workspace, id);
  if (!before) throw nothing(id);
  await checkQuestions(app, workspace, change.draft.tiles, before.tiles);
  const saved = await changeAndRecord(
    app.database,
    doer,
    (tx) => changeDashboard(tx, workspace, id, { ...change, changedBy: makerName(doer) }),
    (stored) => stored && changeDeed(before, stored),
  );
  if (saved) return given(saved);
  const now = await findDashboard(app.database, workspace, id);
  if (!now) throw nothing(id);
  throw new AppError(
    "conflict",
    `${now.changedBy} changed this dashboard at ${now.updatedAt.toISOString()} (version ${now.version}, yours began at ${change.version}). Read it again before you change it.`,
    { details: { changedBy: now.changedBy, changedAt: now.updatedAt.toISOString(), version: now.version } },
  );
}

/** Removes a dashboard, or brings a removed one back. Throws `not-found`. */
export async function setDashboardRemoved(
  app: Pick<App, "database">,
  doer: Doer,
  id: string,
  removed: boolean,
): Promise<void> {
  const name = await changeAndRecord(
    app.database,
    doer,
    (tx) => removeDashboard(tx, doer.workspace, id, removed),
    (called) =>
      called === undefined
        ? undefined
        : {
            action: removed ? "dashboard.removed" : "dashboard.restored",
            subject: subjectOf({ id, name: called }),
          },
  );
  if (name === undefined) throw nothing(id);
}
