// Reading and writing the touchpoint catalogue of a workspace.

import type { Doer } from "../domain/audit.ts";
import type { Touchpoint } from "../domain/touchpoint.ts";
import { AppError } from "../errors.ts";
import { changeAndRecord } from "../records/audit-store.ts";
import { deleteTouchpoint, listTouchpoints, saveTouchpoints } from "../records/touchpoint-store.ts";
import type { App } from "./app.ts";

/** The catalogue in order of position. */
export function showTouchpoints(app: Pick<App, "database">, workspace: number): Promise<Touchpoint[]> {
  return listTouchpoints(app.database, workspace);
}

/** Writes one touchpoint. Throws `bad-input` when the key in the address is another one. */
export async function saveTouchpoint(
  app: Pick<App, "database" | "catalogues">,
  doer: Doer,
  key: string,
  touchpoint: Touchpoint,
): Promise<void> {
  if (touchpoint.key !== key)
    throw new AppError("bad-input", `The address names the touchpoint ${key}, the body ${touchpoint.key}.`);
  const { workspace } = doer;
  await changeAndRecord(
    app.database,
    doer,
    (tx) => saveTouchpoints(tx, workspace, [touchpoint], { replaceExisting: true }),
    () => ({
      action: "touchpoint.saved",
      subject: { kind: "touchpoint", id: key },
      details: touchpoint.names,
    }),
  );
  // Others hear of it in a moment; whoever places history next must not be served the old one.
  app.catalogues.changed(`catalogue:${workspace}`);
}

/** Removes one touchpoint. Interactions keep its key until history is placed again. Throws `not-found`. */
export async function removeTouchpoint(
  app: Pick<App, "database" | "catalogues">,
  doer: Doer,
  key: string,
): Promise<void> {
  const { workspace } = doer;
  const isGone = await changeAndRecord(
    app.database,
    doer,
    (tx) => deleteTouchpoint(tx, workspace, key),
    (gone) => (gone ? { action: "touchpoint.deleted", subject: { kind: "touchpoint", id: key } } : undefined),
  );
  if (!isGone) throw new AppError("not-found", `There is no touchpoint ${key} in this workspace.`);
  app.catalogues.changed(`catalogue:${workspace}`);
}
