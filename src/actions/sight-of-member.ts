// What a member of a workspace sees at this moment, for things that act in their place while they are away: links and mails.

import type { Sight } from "../domain/sight.ts";
import { findMember } from "../records/membership-store.ts";
import { listUnitsUnder } from "../records/unit-store.ts";
import type { App } from "./app.ts";

/** The sight of a member; undefined when they do not belong to the workspace any more. */
export async function sightOfMember(
  app: Pick<App, "database">,
  workspace: number,
  person: string,
): Promise<Sight | undefined> {
  const member = await findMember(app.database, workspace, person);
  if (!member) return undefined;
  const { units } = member;
  return { workspace, units: units && (await listUnitsUnder(app.database, workspace, units)) };
}
