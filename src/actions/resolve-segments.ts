// From ids of segments to conditions that can be judged: each with the segments it refers to put in place of their names,
// all at one moment. Another workspace's segment is an unknown one.

import type { Filter } from "../domain/question.ts";
import { expandSegments, type ResolvedSegment, type SegmentCondition, sizeOf } from "../domain/segment.ts";
import { expandedLeavesMax } from "../domain/segment-schema.ts";
import { AppError } from "../errors.ts";
import { listSegments } from "../records/segment-store.ts";
import type { Workspace } from "../records/workspace-store.ts";
import type { App } from "./app.ts";

/** Puts the segments of a workspace in place of their names. Throws `bad-input` for an unknown id or a circle. */
export function expandWith(
  condition: SegmentCondition,
  conditions: ReadonlyMap<string, SegmentCondition>,
): SegmentCondition {
  const expanded = expandSegments(
    condition,
    (id) => conditions.get(id),
    (id, why) => {
      throw new AppError(
        "bad-input",
        why === "unknown"
          ? `segment: there is no segment ${id} in this workspace; GET /api/v1/segments lists them.`
          : `segment: the segment ${id} would refer to itself; take it out of its own condition or of those it refers to.`,
      );
    },
  );
  const { leaves } = sizeOf(expanded);
  if (leaves > expandedLeavesMax)
    throw new AppError(
      "bad-input",
      `segment: with the segments that it refers to it has ${leaves} facts; at most ${expandedLeavesMax} can be judged together.`,
    );
  return expanded;
}

/** The moment, clocks and money by which conditions of a workspace are judged. */
export function clockOf(app: Pick<App, "context">, workspace: Pick<Workspace, "timeZone" | "currency">) {
  return { now: app.context.now(), timeZone: workspace.timeZone, currency: workspace.currency };
}

/** The segments that filters and groupings name, by id. Throws `bad-input`. */
export async function resolveSegments(
  app: Pick<App, "database" | "context">,
  workspace: Pick<Workspace, "id" | "timeZone" | "currency">,
  asked: { readonly filters: readonly Filter[]; readonly by?: readonly string[] },
): Promise<ReadonlyMap<string, ResolvedSegment>> {
  const fields = [...(asked.by ?? []), ...asked.filters.map(({ field }) => field)];
  const ids = new Set([
    ...fields.filter((field) => field.startsWith("segment:")).map((field) => field.slice(8)),
    ...asked.filters.flatMap(({ field, values }) => (field === "segment" ? values : [])),
  ]);
  if (ids.size === 0) return new Map();
  const stored = await listSegments(app.database, workspace.id);
  const conditions = new Map(stored.map(({ id, condition }) => [id, condition]));
  const clock = clockOf(app, workspace);
  return new Map(
    [...ids].map((id) => [id, { ...clock, condition: expandWith({ fact: "segment", id }, conditions) }]),
  );
}
