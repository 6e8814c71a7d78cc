// What a condition would hold now: how many customers of all, what it says, and a few of those who were there last.

import type { SegmentCondition } from "../domain/segment.ts";
import type { Sight } from "../domain/sight.ts";
import { AppError } from "../errors.ts";
import { listSegments } from "../records/segment-store.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import { segmentMembers, segmentSize } from "../warehouse/segment-members.ts";
import type { App } from "./app.ts";
import { describeCustomers } from "./describe-customers.ts";
import { sentencesOf } from "./manage-segments.ts";
import { clockOf, expandWith } from "./resolve-segments.ts";

/** How many customers are shown as examples. */
const examplesMax = 5;

/** Judges a condition for one who sees this much; `examples` only when people may be shown. Throws `bad-input`. */
export async function previewSegment(
  app: Pick<App, "database" | "warehouse" | "context">,
  sight: Sight,
  condition: SegmentCondition,
  options: { readonly examples: boolean; readonly signal?: AbortSignal },
) {
  const workspace = await findWorkspace(app.database, sight.workspace);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const stored = await listSegments(app.database, workspace.id);
  const segment = {
    ...clockOf(app, workspace),
    condition: expandWith(condition, new Map(stored.map((one) => [one.id, one.condition]))),
  };
  const signal = options.signal ? { signal: options.signal } : {};
  const [size, sentence, members] = await Promise.all([
    segmentSize(app.warehouse, sight, segment, signal),
    sentencesOf(app, workspace.id, condition),
    options.examples ? segmentMembers(app.warehouse, sight, segment, { limit: examplesMax }) : [],
  ]);
  const examples = await describeCustomers(app, sight, members);
  return { ...size, share: size.all === 0 ? null : size.n / size.all, sentence, examples };
}
