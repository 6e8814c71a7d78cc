// Makes the mail of a dashboard for one person: every tile answered with what that person sees at this moment, by the same
// action that answers the screen, so that the same dashboard shows the same figures. A figure that cannot be asked is said to
// be missing; engines that do not answer let the whole mail wait.

import { dateIn } from "../../domain/calendar.ts";
import { type ChosenPeriod, periodSearch, pinPeriod } from "../../domain/chosen-period.ts";
import type { FigureView } from "../../domain/figure-view.ts";
import type { Language } from "../../domain/language.ts";
import type { Sight } from "../../domain/sight.ts";
import { AppError } from "../../errors.ts";
import { type DashboardLetter, dashboardLetter, type MailedTile } from "../../mail/dashboard-letter.ts";
import type { WrittenLetter } from "../../mail/letter.ts";
import type { StoredDashboard } from "../../records/dashboard-store.ts";
import { listSegments } from "../../records/segment-store.ts";
import { listTouchpoints } from "../../records/touchpoint-store.ts";
import { listUnits } from "../../records/unit-store.ts";
import { findWorkspace } from "../../records/workspace-store.ts";
import { publicAddress } from "../accounts/open-accounts.ts";
import { type AnsweredFigure, answerFigure } from "../answer-figure.ts";
import type { App } from "../app.ts";
import { dashboardViews } from "../dashboard-views.ts";

type Parts = Pick<App, "config" | "context" | "database" | "warehouse">;

/** For whom and how. */
export interface MailWish {
  readonly language: Language;
  readonly weekly: DashboardLetter["weekly"];
  /** Called before each figure; what it throws ends the work. */
  readonly onFigure?: () => Promise<void>;
}

/** Groups over time become groups over the whole period: a mail has room for a small table, not for lines. */
function asTable(view: FigureView): FigureView {
  return view.by.length > 0 ? { ...view, time: null } : view;
}

/** The answer; null for a question that cannot be answered as it stands. Throws when it could be at another time. */
async function answerOrNull(app: Parts, sight: Sight, view: FigureView): Promise<AnsweredFigure | null> {
  try {
    return await answerFigure(app, sight, asTable(view), { margins: false });
  } catch (thrown) {
    const lasting = ["bad-input", "not-found", "question-too-heavy"] as const;
    if (thrown instanceof AppError && lasting.some((code) => code === thrown.code)) return null;
    throw thrown;
  }
}

/** Address of a dashboard over a period. */
function addressOf(app: Parts, id: string, period: ChosenPeriod | null): string {
  const search = new URLSearchParams(periodSearch(period)).toString();
  return `${publicAddress(app.config)}/dashboards/${id}${search === "" ? "" : `?${search}`}`;
}

/** Writes the mail of a dashboard as one with this sight sees it. */
export async function composeMail(
  app: Parts,
  sight: Sight,
  dashboard: StoredDashboard,
  { language, weekly, onFigure }: MailWish,
): Promise<WrittenLetter> {
  const workspace = await findWorkspace(app.database, sight.workspace);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const tiles = dashboard.tiles.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const views = new Map(
    (await dashboardViews(app, sight.workspace, { period: dashboard.period, tiles })).map((one) => [
      one.tile.id,
      one,
    ]),
  );
  const mailed: MailedTile[] = [];
  let first: AnsweredFigure | undefined;
  for (const tile of tiles) {
    if (tile.kind === "text") mailed.push({ kind: "text", text: tile.text });
    const shown = views.get(tile.id);
    if (!shown) continue;
    await onFigure?.();
    // One after another: a round of mails must not take more of the engine than a person does.
    const figure = await answerOrNull(app, sight, shown.view);
    first ??= figure ?? undefined;
    const goal = tile.kind === "goal" ? tile : null;
    mailed.push({ kind: "figure", name: shown.name, figure, goal });
  }
  const [touchpoints, units, segments] = await Promise.all([
    listTouchpoints(app.database, sight.workspace),
    listUnits(app.database, sight.workspace),
    listSegments(app.database, sight.workspace),
  ]);
  const today = dateIn(workspace.timeZone, app.context.now());
  return dashboardLetter({
    language,
    weekly,
    workspace,
    name: dashboard.name,
    description: dashboard.description,
    url: addressOf(app, dashboard.id, first ? pinPeriod(first.period, today) : null),
    tiles: mailed,
    range: first?.range ?? null,
    comparison: first?.comparison ?? null,
    today,
    touchpoints: new Map(touchpoints.map(({ key, names }) => [key, names[language]])),
    units: new Map(units.map(({ key, names }) => [key, names[language]])),
    segments: new Map(segments.map(({ id, name }) => [id, name])),
  });
}
