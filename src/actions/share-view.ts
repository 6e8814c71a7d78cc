// Opening a kept question to people outside by a link, and ending it. A link shows its one subject as its maker sees it at
// the moment of looking: whoever loses sight of a unit, or leaves, takes the sight of their links along.
// A dashboard is opened over its own period.

import type { Doer } from "../domain/audit.ts";
import type { Tile } from "../domain/dashboard.ts";
import type { FigureView } from "../domain/figure-view.ts";
import type { Sight } from "../domain/sight.ts";
import type { Touchpoint } from "../domain/touchpoint.ts";
import type { Unit } from "../domain/unit.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import { findDashboard } from "../records/dashboard-store.ts";
import { findSavedQuestion } from "../records/saved-question-store.ts";
import {
  createShare,
  listShares,
  openShare,
  revokeShare,
  type ShareKind,
  type Share as StoredShare,
} from "../records/share-store.ts";
import { listTouchpoints } from "../records/touchpoint-store.ts";
import { listUnits } from "../records/unit-store.ts";
import { findWorkspace, type Workspace } from "../records/workspace-store.ts";
import { type AnsweredFigure, answerFigure } from "./answer-figure.ts";
import type { App } from "./app.ts";
import { dashboardViews } from "./dashboard-views.ts";
import { sightOfMember } from "./sight-of-member.ts";

/** A live link as it is listed; its token is not told again. */
export interface Share {
  readonly id: string;
  readonly kind: ShareKind;
  readonly subject: string;
  readonly madeBy: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly seen: number;
  readonly lastSeenAt: string | null;
}

/** What a link opens. */
interface Subject {
  readonly name: string;
  readonly description: string;
  /** A dashboard's; its views have the ids of its tiles. */
  readonly tiles: readonly Tile[] | null;
  readonly views: readonly { readonly id: string; readonly name: string; readonly view: FigureView }[];
}

/** A shared subject with its answers, for people without an account. */
export interface SharedView extends Omit<Subject, "views"> {
  readonly kind: ShareKind;
  readonly workspace: Workspace;
  /** Only those that the figures speak of. */
  readonly touchpoints: readonly Touchpoint[];
  readonly units: readonly Unit[];
  readonly figures: readonly {
    readonly id: string;
    readonly name: string;
    readonly view: FigureView;
    readonly figure: AnsweredFigure;
  }[];
}

function given(share: StoredShare): Share {
  const { id, kind, subject, madeBy, createdAt, expiresAt, seen, lastSeenAt } = share;
  return {
    ...{ id, kind, subject, madeBy, seen },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  };
}

/** What can be opened under this kind and id, or undefined. */
async function subjectOf(
  app: Pick<App, "database">,
  workspace: number,
  kind: ShareKind,
  id: string,
): Promise<Subject | undefined> {
  if (kind === "dashboard") {
    const dashboard = await findDashboard(app.database, workspace, id);
    if (!dashboard) return undefined;
    const { name, description, period, tiles } = dashboard;
    const shown = await dashboardViews(app, workspace, { period, tiles });
    const views = shown.map(({ tile, name: own, view }) => ({ id: tile.id, name: own, view }));
    return { name, description, tiles, views };
  }
  const question = await findSavedQuestion(app.database, workspace, id);
  if (!question) return undefined;
  const { name, description, view } = question;
  return { name, description, tiles: null, views: [{ id, name, view }] };
}

/** What the maker of a link sees now; undefined when they are no longer there. */
async function sightOfMaker(app: Pick<App, "database">, share: StoredShare): Promise<Sight | undefined> {
  const { workspace, account } = share;
  return account === null ? { workspace, units: null } : sightOfMember(app, workspace, account);
}

/** Opens a subject by a link and tells its token, for the only time. Throws `not-found`. */
export async function shareView(
  app: Pick<App, "database" | "context">,
  doer: Doer,
  maker: { readonly account: string | null; readonly name: string },
  wish: { readonly kind: ShareKind; readonly id: string; readonly days: number | null },
): Promise<Share & { token: string }> {
  const subject = await subjectOf(app, doer.workspace, wish.kind, wish.id);
  if (!subject) throw new AppError("not-found", `There is no ${wish.kind} ${wish.id} in this workspace.`);
  const made = await changeAndRecord(
    app.database,
    doer,
    (tx) =>
      createShare(tx, {
        workspace: doer.workspace,
        kind: wish.kind,
        subject: wish.id,
        account: maker.account,
        madeBy: maker.name,
        lifetimeDays: wish.days,
        random: app.context.random(24),
      }),
    () => ({ action: "view.shared", subject: { kind: wish.kind, id: wish.id, name: subject.name } }),
  );
  return { ...given(made.share), token: made.token };
}

/** The live links of a subject, newest first. */
export async function liveShares(
  app: Pick<App, "database">,
  workspace: number,
  kind: ShareKind,
  subject: string,
): Promise<Share[]> {
  return (await listShares(app.database, workspace, kind, subject)).map(given);
}

/** Ends a link. Throws `not-found`. */
export async function endShare(app: Pick<App, "database">, doer: Doer, id: string): Promise<void> {
  const ended = await changeAndRecord(
    app.database,
    doer,
    (tx) => revokeShare(tx, doer.workspace, id),
    (share) => share && { action: "view.revoked", subject: { kind: share.kind, id: share.subject } },
  );
  if (!ended) throw new AppError("not-found", `There is no live link ${id} in this workspace.`);
}

/** The touchpoints or units that some figures speak of. */
function spokenOf<T extends { readonly key: string }>(
  figures: readonly AnsweredFigure[],
  wanted: "touchpoint" | "unit",
  all: readonly T[],
): T[] {
  const named = new Set(
    figures.flatMap(({ view, answered }) => [
      ...answered.rows.map(({ group }) => group[wanted] ?? ""),
      ...view.filters.filter(({ field }) => field === wanted).flatMap(({ values }) => values),
    ]),
  );
  return all.filter(({ key }) => named.has(key));
}

/** What a link shows now. Throws `not-found` for a link that was never there, was withdrawn, or is over: all the same. */
export async function openSharedView(
  app: Pick<App, "database" | "warehouse" | "context">,
  token: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<SharedView> {
  const share = await openShare(app.database, token);
  const sight = share && (await sightOfMaker(app, share));
  const subject = share && (await subjectOf(app, share.workspace, share.kind, share.subject));
  const workspace = share && (await findWorkspace(app.database, share.workspace));
  if (!share || !sight || !subject || !workspace)
    throw new AppError(
      "not-found",
      "This link opens nothing: it was withdrawn, it is over, or it is not complete. Ask whoever sent it for a new one.",
    );
  const figures: SharedView["figures"][number][] = [];
  // One after another: a public page must not take more of the engine than a person does.
  for (const one of subject.views)
    figures.push({ ...one, figure: await answerFigure(app, sight, one.view, options) });
  const answered = figures.map(({ figure }) => figure);
  const [catalogue, tree] = await Promise.all([
    listTouchpoints(app.database, share.workspace),
    listUnits(app.database, share.workspace),
  ]);
  const touchpoints = spokenOf(answered, "touchpoint", catalogue);
  const units = spokenOf(answered, "unit", tree);
  const { name, description, tiles } = subject;
  return { kind: share.kind, name, description, workspace, touchpoints, units, tiles, figures };
}
