// The messaging tool of a workspace: where personal links are sent to, and what they are signed with.

import { z } from "zod";
import { channels } from "../domain/channel.ts";
import type { Queryable } from "./database.ts";

const messengerRow = z.object({ url: z.string(), secret: z.string(), channel: z.enum(channels) });

/** A tool as it is kept. */
export type Messenger = z.infer<typeof messengerRow>;

/** The tool of a workspace, or undefined. */
export function findMessenger(database: Queryable, workspace: number): Promise<Messenger | undefined> {
  return database.row(messengerRow, "SELECT url, secret, channel FROM messenger WHERE workspace = $1", [
    workspace,
  ]);
}

/** Sets the tool of a workspace. */
export async function putMessenger(
  tx: Queryable,
  workspace: number,
  { url, secret, channel }: Messenger,
  changedBy: string,
): Promise<void> {
  await tx.run(
    `INSERT INTO messenger (workspace, url, secret, channel, changed_by) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace) DO UPDATE SET url = excluded.url, secret = excluded.secret, channel = excluded.channel,
       changed_by = excluded.changed_by, updated_at = now()`,
    [workspace, url, secret, channel, changedBy],
  );
}

/** Takes the tool away. False when there was none. */
export async function removeMessenger(tx: Queryable, workspace: number): Promise<boolean> {
  return (await tx.run("DELETE FROM messenger WHERE workspace = $1", [workspace])) > 0;
}

const healthRow = z.object({
  waiting: z.number(),
  sentAt: z.date().nullable(),
  troubleAt: z.date().nullable(),
  trouble: z.string().nullable(),
});

/** How the tool is doing: invitations that wait for it, when it last took one, and what went wrong since. */
export async function messengerHealth(
  database: Queryable,
  workspace: number,
): Promise<z.infer<typeof healthRow>> {
  const row = await database.row(
    healthRow,
    `WITH told AS (
       SELECT l.* FROM survey_letter l JOIN survey_invitation i ON i.id = l.invitation
       WHERE l.way = 'webhook' AND i.workspace = $1
     ), sent AS (SELECT max(ended_at) AS at FROM told WHERE state = 'sent'),
     amiss AS (
       SELECT claimed_at AS at, detail FROM told
       WHERE trouble IN ('messenger', 'refused') AND claimed_at > coalesce((SELECT at FROM sent), '-infinity')
       ORDER BY claimed_at DESC LIMIT 1
     )
     SELECT (SELECT count(*) FROM told WHERE state = 'waiting' AND number = 0) AS waiting,
       (SELECT at FROM sent) AS "sentAt", (SELECT at FROM amiss) AS "troubleAt", (SELECT detail FROM amiss) AS trouble`,
    [workspace],
  );
  if (!row) throw new Error("SELECT returned no row");
  return row;
}
