// Whether the audit trail of a workspace is as it was written: every entry against the one before, its end against what the
// records keep of it, and its past against the heads that this machine has noted.

import { ChainCheck } from "../domain/audit-chain.ts";
import { chainHeads, readChain } from "../records/audit-store.ts";
import type { App } from "./app.ts";
import { notedHeads } from "./audit-heads.ts";

const pageSize = 2000;

/** Checks the whole chain. */
export async function verifyAudit(app: Pick<App, "config" | "database">, workspace: number) {
  const noted = await notedHeads(app.config.dataDir, workspace);
  const check = new ChainCheck(workspace, noted);
  let last = 0;
  let firstAt: Date | undefined;
  let lastAt: Date | undefined;
  for (;;) {
    const page = await readChain(app.database, workspace, last, pageSize);
    for (const entry of page) check.add(entry);
    firstAt ??= page[0]?.at;
    lastAt = page.at(-1)?.at ?? lastAt;
    last = page.at(-1)?.sequence ?? last;
    if (page.length === pageSize) continue;
    // Entries and head grow in one transaction: a head that is ahead means that more was written while we read.
    const head = (await chainHeads(app.database)).find((one) => one.workspace === workspace);
    if (head && head.entries > last && page.length > 0) continue;
    const { entries, breaks, broken } = check.end(head);
    return {
      ok: broken === 0,
      entries,
      firstAt: firstAt?.toISOString() ?? null,
      lastAt: lastAt?.toISOString() ?? null,
      broken,
      breaks: breaks.map(({ kind, from, to, at }) => ({ kind, from, to, at: at?.toISOString() ?? null })),
      noted: noted.length,
      notedAt: noted.at(-1)?.at.toISOString() ?? null,
    };
  }
}
