// Notes in the audit trail that data left as a file.

import type { Doer } from "../domain/audit.ts";
import { recordExport } from "../records/audit-store.ts";
import type { App } from "./app.ts";

/** Notes what was taken, in which format and how many rows. */
export async function noteExport(
  app: Pick<App, "database">,
  doer: Doer,
  taken: {
    readonly what: string;
    readonly name: string;
    readonly format: string;
    readonly rows?: number | undefined;
  },
): Promise<void> {
  const { what, name, format, rows } = taken;
  await recordExport(app.database, doer, { what, name, format, ...(rows === undefined ? {} : { rows }) });
}
