// The members of a segment, page by page, while people go on doing things. Invariant: nobody is left out. Whoever does
// something meanwhile moves up, past the pages that were read; some are therefore given twice.

import type { ResolvedSegment } from "../../domain/segment.ts";
import type { Sight } from "../../domain/sight.ts";
import { type SegmentMember, segmentMembers } from "../../warehouse/segment-members.ts";
import type { App } from "../app.ts";

/** How late something may get from the journal into the log. */
export const lateMs = 60 * 60_000;

/** Most members of a page. */
const pageMax = 1000;

/** The pages, those who were there last first; then the top once more, as far down as something may have come late. */
export async function* segmentPages(
  app: Pick<App, "context" | "warehouse">,
  sight: Sight,
  segment: ResolvedSegment,
  {
    pageSize = pageMax,
    signal,
  }: { readonly pageSize?: number; readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<readonly SegmentMember[]> {
  const limit = Math.min(pageSize, pageMax);
  for (const downTo of [0, app.context.now() - lateMs]) {
    let after: { at: number; customer: string } | undefined;
    while (!signal?.aborted) {
      const page = await segmentMembers(app.warehouse, sight, segment, { limit, after });
      yield page;
      const last = page.at(-1);
      if (page.length < limit || !last || last.lastAt < downTo) break;
      after = { at: last.lastAt, customer: last.customer };
    }
  }
}
