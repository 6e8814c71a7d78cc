// How long people waited at each touchpoint in a period, against what the catalogue promises there.

import { periodOf } from "../domain/period.ts";
import type { Sight } from "../domain/sight.ts";
import { AppError } from "../errors.ts";
import { listTouchpoints } from "../records/touchpoint-store.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import { type TouchpointWaits, touchpointWaits } from "../warehouse/touchpoint-waits.ts";
import type { App } from "./app.ts";

/** The waits of the touchpoints that have any. Throws `bad-input` when the period ends before it begins. */
export async function measureWaits(
  app: Pick<App, "database" | "warehouse">,
  sight: Sight,
  asked: { readonly from: string; readonly to: string },
): Promise<TouchpointWaits[]> {
  const [workspace, touchpoints] = await Promise.all([
    findWorkspace(app.database, sight.workspace),
    listTouchpoints(app.database, sight.workspace),
  ]);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const period = periodOf(workspace.timeZone, asked);
  if (!(period.from < period.to))
    throw new AppError(
      "bad-input",
      `The period ends (${asked.to}) before it begins (${asked.from}); \`to\` is exclusive.`,
    );
  const promises = touchpoints.flatMap(({ key, standards: { waitMsMax } }) =>
    waitMsMax === undefined ? [] : [{ touchpoint: key, waitMsMax }],
  );
  return touchpointWaits(app.warehouse, sight, { ...period, promises });
}
