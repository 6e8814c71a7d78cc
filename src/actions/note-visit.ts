// Notes that a person is here, and tells when they were here before: what came in since then is news to them.

import { noteNewsRead, touchVisit } from "../records/visit-store.ts";
import type { App } from "./app.ts";

/** What a person does: they are here, or have read what is new. */
export interface VisitNoted {
  readonly person: string;
  readonly workspace: number;
  readonly isRead: boolean;
}

/** The end of the visit before this one; null on the first visit. */
export async function noteVisit(
  { database, context }: Pick<App, "database" | "context">,
  { person, workspace, isRead }: VisitNoted,
): Promise<Date | null> {
  const now = new Date(context.now());
  if (!isRead) return touchVisit(database, person, workspace, now);
  await noteNewsRead(database, person, workspace, now);
  return now;
}
