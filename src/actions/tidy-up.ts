// What is done every minute: old journal segments, uploads that nobody imports and expired sessions go, the heads of the
// audit trail are noted, and the log hears of identities that changed.

import { claimRound } from "../records/clock-store.ts";
import { forgetRemovedDashboards } from "../records/dashboard-store.ts";
import { unfinishedImports } from "../records/import-store.ts";
import { forgetExpiredSessions } from "../records/session-store.ts";
import { forgetOldPartials } from "../records/survey-partial-store.ts";
import { forgetOldSuspects } from "../records/survey-suspect-store.ts";
import { forgetOldOccasions } from "../records/survey-trigger-store.ts";
import type { App } from "./app.ts";
import { noteAuditHeads } from "./audit-heads.ts";
import { forgetUploads } from "./keep-upload.ts";
import { partialKeepDays } from "./partial-responses.ts";
import { suspectKeepDays } from "./suspect-responses.ts";

const dayMs = 24 * 3_600_000;

/** A little less than the clock's minute, so that a tick that comes early is not one too few. */
const roundMs = 55_000;

/** How long it is kept what set a survey off: longer than what happened can be found again, or is told of. */
const occasionKeepDays = 60;

/** How long the removal of a dashboard can be undone. */
const removedKeepDays = 30;

/** One round. The shared part runs in one process only; returns whether it was this one. */
export async function tidyUp(app: App): Promise<boolean> {
  const { journalKeepDays } = app.config;
  await app.consumer.prune(journalKeepDays * dayMs);
  const wanted = await unfinishedImports(app.database, app.process);
  // A file is kept as long as the journal: what the engines lose is read from it again.
  await forgetUploads(app, Math.max(1, journalKeepDays) * dayMs, new Set(wanted.map(({ file }) => file)));
  await noteAuditHeads(app);
  // Two servers tick at different moments: the lock keeps them apart, the claim keeps the second from doing it again.
  const done = await app.database.tryLocked("clock", 0, async () => {
    if (!(await claimRound(app.database, "tidy-up", roundMs))) return false;
    await forgetExpiredSessions(app.database);
    await forgetRemovedDashboards(app.database, removedKeepDays);
    await forgetOldPartials(app.database, partialKeepDays);
    await forgetOldSuspects(app.database, suspectKeepDays);
    await forgetOldOccasions(app.database, occasionKeepDays);
    await app.committer.mirrorAliases();
    return true;
  });
  return done ?? false;
}
