// Repairs one item that was kept aside: its content as a person corrected it is read again, and when it is accepted the item
// leaves the quarantine in the transaction that finishes its block. Until then it stays as it was sent; a failed repair
// changes nothing and says what is still wrong.

import type { Doer } from "../domain/audit.ts";
import { AppError } from "../errors.ts";
import { recordDeed } from "../records/audit-store.ts";
import { markReplayed, openQuarantineItem } from "../records/quarantine-store.ts";
import type { App } from "./app.ts";
import { Rereader } from "./replay-quarantine.ts";

/** What became of a repair. `reason` and `detail` say what is still wrong; both empty when it was accepted. */
export interface Repaired {
  readonly accepted: boolean;
  readonly reason: string;
  readonly detail: string;
}

/** Reads one kept item again with the content given. Throws `not-found` when it is not open any more. */
export async function repairQuarantined(
  app: Pick<App, "database" | "committer">,
  doer: Doer,
  id: number,
  raw: string,
): Promise<Repaired> {
  const { workspace } = doer;
  const kept = await openQuarantineItem(app.database, workspace, id);
  if (!kept) throw new AppError("not-found", `There is no open item ${id} in the quarantine.`);
  const items = await new Rereader(app, workspace, undefined).read({ ...kept, raw });
  const broken = items.find(({ arrival }) => arrival.type === "broken")?.arrival;
  if (broken?.type === "broken") return { accepted: false, reason: broken.reason, detail: broken.detail };
  if (items.length === 0)
    return {
      accepted: false,
      reason: kept.reason,
      detail: "nothing can be read from this content with the recipe of its import",
    };
  await app.committer.commit({
    workspace,
    source: kept.source,
    origin: { kind: "replay", id: "quarantine", from: id, to: id + 1 },
    items,
    alongside: async (tx) => {
      await markReplayed(tx, workspace, [id]);
      const subject = { kind: "quarantine", id: String(id) };
      await recordDeed(tx, doer, {
        action: "quarantine.repaired",
        subject,
        details: { reason: kept.reason },
      });
    },
  });
  return { accepted: true, reason: "", detail: "" };
}
