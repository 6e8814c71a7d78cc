// From what is asked of a survey's responses to the rows of the log: days become moments by the clocks of the workspace,
// segments become their conditions, and whose sight it is goes along.

import { periodOf } from "../domain/period.ts";
import type { Sight } from "../domain/sight.ts";
import { responseEvent } from "../domain/survey/response-message.ts";
import type { SurveyCut, SurveyGroup } from "../domain/survey/survey-cut.ts";
import { AppError } from "../errors.ts";
import { findWorkspace, type Workspace } from "../records/workspace-store.ts";
import type { SurveyScope } from "../warehouse/survey-scope.ts";
import type { App } from "./app.ts";
import { resolveSegments } from "./resolve-segments.ts";

type Parts = Pick<App, "database" | "warehouse" | "context">;

/** Everything that was ever said. */
export const wholeCut: SurveyCut = { filters: [], versions: [] };

/** Beyond what the log can hold. */
const ends = { from: "1970-01-01", to: "2200-12-31" };

/** Which survey: by its key, in the log that takes its answers. An empty key is all surveys of the log. */
interface SurveyInLog {
  readonly key: string;
  readonly log: number;
}

/** The rows of a cut within a sight, and the workspace that asks. */
export async function surveyScopeOf(
  app: Parts,
  sight: Sight,
  { key, log }: SurveyInLog,
  cut: SurveyCut,
  by: SurveyGroup | null = null,
): Promise<{ scope: SurveyScope; workspace: Workspace }> {
  const workspace = await findWorkspace(app.database, sight.workspace);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const { timeZone } = workspace;
  const { filters, versions } = cut;
  const period = periodOf(timeZone, { from: cut.from ?? ends.from, to: cut.to ?? ends.to });
  if (!(period.from < period.to))
    throw new AppError("bad-input", "The period ends before it begins; `to` is exclusive.");
  const segments = await resolveSegments(app, workspace, {
    filters,
    by: by === null || by === "version" ? [] : [by],
  });
  const scope = { workspace: log, ...period, timeZone, filters, units: sight.units, segments };
  return { scope: { scope, event: responseEvent, survey: key, versions }, workspace };
}
