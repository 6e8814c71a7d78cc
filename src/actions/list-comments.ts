// Recent comments with the scores that were given beside them, newest first.

import { isoInZone, periodOf } from "../domain/period.ts";
import type { Filter } from "../domain/question.ts";
import type { Sight } from "../domain/sight.ts";
import { AppError } from "../errors.ts";
import { findWorkspace } from "../records/workspace-store.ts";
import { recentComments } from "../warehouse/recent-comments.ts";
import type { App } from "./app.ts";
import { resolveSegments } from "./resolve-segments.ts";

/** Which comments. */
export interface CommentsRequest {
  readonly from: string;
  readonly to: string;
  readonly timeZone?: string | undefined;
  readonly filters: readonly Filter[];
  readonly search?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of comments with times in the zone of the question. */
export async function listComments(
  app: Pick<App, "database" | "warehouse" | "context">,
  sight: Sight,
  request: CommentsRequest,
) {
  const workspace = await findWorkspace(app.database, sight.workspace);
  if (!workspace) throw new AppError("not-found", `There is no workspace ${sight.workspace}.`);
  const timeZone = request.timeZone ?? workspace.timeZone;
  const period = periodOf(timeZone, request);
  if (!(period.from < period.to))
    throw new AppError("bad-input", "The period ends before it begins; `to` is exclusive.");
  const { filters, search, limit, cursor } = request;
  const { comments, next } = await recentComments(app.warehouse, sight.workspace, {
    ...period,
    timeZone,
    units: sight.units,
    filters,
    segments: await resolveSegments(app, workspace, { filters }),
    search,
    limit,
    cursor,
  });
  return {
    comments: comments.map((comment) => ({
      ...comment,
      at: isoInZone(timeZone, comment.at),
      scores: comment.scores.map((score) => ({ ...score })),
    })),
    next,
  };
}
