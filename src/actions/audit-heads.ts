// The heads of the audit chains as this machine noted them, in a file beside the journal: what someone who may do everything
// with the database would have to change as well. One line a day and workspace, the latest of the day; a line says how long
// the chain was and its last hash. The file is written whole and put in place at once.

import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ChainHead } from "../domain/audit-chain.ts";
import { chainHeads, readChain } from "../records/audit-store.ts";
import type { App } from "./app.ts";

const lineSchema = z.object({
  workspace: z.number().int(),
  entries: z.number().int().positive(),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
});

type Line = z.infer<typeof lineSchema>;

/** Name of the file in the data directory. */
export const auditHeadsFile = "audit-heads.jsonl";

function parseLine(text: string): Line[] {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

async function readLines(dataDir: string): Promise<Line[]> {
  const text = await readFile(join(dataDir, auditHeadsFile), "utf8").catch(() => "");
  return text.split("\n").flatMap(parseLine);
}

/** What was noted of one chain, oldest first. */
export async function notedHeads(
  dataDir: string,
  workspace: number,
): Promise<(ChainHead & { readonly at: Date })[]> {
  const lines = await readLines(dataDir);
  return lines
    .filter((line) => line.workspace === workspace)
    .map(({ entries, head, at }) => ({ entries, head, at: new Date(at) }));
}

async function isStill(app: Pick<App, "database">, { workspace, entries, head }: Line): Promise<boolean> {
  const [entry] = await readChain(app.database, workspace, entries - 1, 1);
  return entry?.sequence === entries && entry.hash === head;
}

/** Notes the heads of all chains that have grown. A chain that got shorter or was made anew leaves the old lines to say so. */
export async function noteAuditHeads(app: Pick<App, "config" | "context" | "database">): Promise<void> {
  const { dataDir } = app.config;
  const [lines, heads] = await Promise.all([readLines(dataDir), chainHeads(app.database)]);
  const at = new Date(app.context.now()).toISOString();
  let kept = lines;
  for (const { workspace, entries, head } of heads) {
    const own = kept.filter((line) => line.workspace === workspace);
    const last = own.at(-1);
    if (entries === 0 || own.some((line) => line.entries >= entries)) continue;
    // A later line of one day says all that the earlier ones do, when it rests on them; one that does not fit any more stays.
    if (last && last.at.slice(0, 10) === at.slice(0, 10) && (await isStill(app, last)))
      kept = kept.filter((line) => line !== last);
    kept = [...kept, { workspace, entries, head, at }];
  }
  if (kept === lines) return;
  const path = join(dataDir, auditHeadsFile);
  await writeFile(`${path}.new`, kept.map((line) => `${JSON.stringify(line)}\n`).join(""), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
