// Who is in a segment: how many of all customers, a page of them with those who were there last first, and which of some
// given ones. All are customers with an interaction that the asker may see.

import { z } from "zod";
import type { ResolvedSegment } from "../domain/segment.ts";
import type { Sight } from "../domain/sight.ts";
import { segmentSql } from "./segment-sql.ts";
import type { Warehouse, WarehouseQuery } from "./warehouse.ts";

/** A customer of a list: how much happened and when the last of it did, in milliseconds. */
export interface SegmentMember {
  readonly customer: string;
  readonly interactions: number;
  readonly lastAt: number;
}

/** How large a segment is. */
export interface SegmentSize {
  readonly n: number;
  /** All customers. */
  readonly all: number;
}

const sizeRow = z.object({ n: z.coerce.number(), everyone: z.coerce.number() });
const memberRow = z.object({ id: z.string(), interactions: z.coerce.number(), time: z.coerce.number() });

const figures = ["count() AS interactions", "max(f.at) AS lastAt"];

function sightParams({ workspace, units }: Sight): Readonly<Record<string, unknown>> {
  return { workspace, ...(units === null ? {} : { units }) };
}

/** The query of a segment's size. */
export function segmentSizeQuery(
  sight: Sight,
  segment: ResolvedSegment,
): WarehouseQuery<z.infer<typeof sizeRow>> {
  const sql = segmentSql(segment, "v", sight.units !== null);
  return {
    name: "segment-size",
    sql: `SELECT countIf(${sql.where}) AS n, count() AS everyone\nFROM ${sql.from}`,
    params: { ...sightParams(sight), ...sql.params },
    row: sizeRow,
    weight: "heavy",
  };
}

/** How many customers are in a segment, of how many. */
export async function segmentSize(
  warehouse: Warehouse,
  sight: Sight,
  segment: ResolvedSegment,
  options: { readonly signal?: AbortSignal } = {},
): Promise<SegmentSize> {
  const [row] = await warehouse.ask(segmentSizeQuery(sight, segment), options);
  return { n: row?.n ?? 0, all: row?.everyone ?? 0 };
}

/** Where a page ended, and among whom to look. */
export interface MembersAsked {
  readonly limit: number;
  readonly after?: { readonly at: number; readonly customer: string } | undefined;
  /** Only these. */
  readonly among?: readonly string[] | undefined;
}

/** The query of a page of members. */
export function segmentMembersQuery(
  sight: Sight,
  segment: ResolvedSegment,
  { limit, after, among }: MembersAsked,
): WarehouseQuery<z.infer<typeof memberRow>> {
  const sql = segmentSql(segment, "v", sight.units !== null, figures);
  const conditions = [
    sql.where,
    ...(among ? ["i.customer IN {among:Array(UUID)}"] : []),
    ...(after
      ? ["(i.lastAt, i.customer) < (fromUnixTimestamp64Milli({afterAt:Int64}, 'UTC'), {afterCustomer:UUID})"]
      : []),
  ];
  return {
    name: "segment-members",
    sql: `SELECT toString(i.customer) AS id, i.interactions AS interactions, toUnixTimestamp64Milli(i.lastAt) AS time
FROM ${sql.from}
WHERE ${conditions.join("\n  AND ")}
ORDER BY i.lastAt DESC, i.customer DESC
LIMIT {limit:UInt32}`,
    params: {
      ...sightParams(sight),
      ...sql.params,
      limit,
      ...(among ? { among } : {}),
      ...(after ? { afterAt: after.at, afterCustomer: after.customer } : {}),
    },
    row: memberRow,
    weight: "heavy",
  };
}

/** Members of a segment, those who were there last first. */
export async function segmentMembers(
  warehouse: Warehouse,
  sight: Sight,
  segment: ResolvedSegment,
  asked: MembersAsked,
): Promise<SegmentMember[]> {
  const rows = await warehouse.ask(segmentMembersQuery(sight, segment, asked));
  return rows.map(({ id, interactions, time }) => ({ customer: id, interactions, lastAt: time }));
}
